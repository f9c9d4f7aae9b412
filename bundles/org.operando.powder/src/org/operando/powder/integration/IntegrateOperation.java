// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.LoadException;
import org.operando.api.Methods;
import org.operando.api.NexusDefined;
import org.operando.api.NexusDefinition;
import org.operando.api.OperationException;
import org.operando.api.PiecewiseOperation;
import org.operando.api.Range;
import org.operando.api.Reference;
import org.operando.api.Signal;
import org.operando.api.SplitOperation;
import org.operando.api.Table;
import org.operando.api.Version;
import org.operando.api.figure.Page;
import org.operando.powder.Corrections;
import org.operando.powder.Instrument;
import org.operando.powder.PatternSeries;
import org.operando.powder.PowderMeasurement;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.geometry.AzimintSettings;
import org.operando.powder.geometry.Calibration;
import org.operando.powder.mask.DetectorMask;
import org.operando.powder.series.IntegratedSeries;

/**
 * Integrates frames over the azimuth. Each pixel's count less the dark is shared out to the bins it reaches into; the
 * intensity of a bin is the sum of its parts over the sum of what those pixels should have seen (flat field, solid
 * angle,
 * polarisation, sensor): {@code I = sum c (raw - dark)/sum c flat Omega P A}. Bins without pixels are NaN.
 */
@Version(2)
@Reference(authors = {"Kieffer, J.", "Wright, J. P."},
        title = "PyFAI: a Python library for high performance azimuthal integration on GPU",
        journal = "Powder Diffraction", volume = "28", pages = "S339-S350", year = 2013,
        doi = "10.1017/S0885715613000924", about = "geometry and bins of the integration")
@Methods("Frames were integrated over the azimuth into {bins} bins of equal {axis} with pixel splitting {splitting}[, "
        + "corrected for the solid angle: {solidAngle}][, for polarisation with a factor of {polarization}]; clipping "
        + "of outlying pixels: {clipping}; uncertainties: {errors}; normalisation: {normalization}.")
@Doc("Powder patterns from detector frames, with uncertainties, counts per bin and graininess.")
public final class IntegrateOperation implements
        SplitOperation<IntegrateOperation.Inputs, IntegrateOperation.Parameters, IntegrateOperation.Outputs>,
        PiecewiseOperation<IntegrateOperation.Inputs, IntegrateOperation.Parameters, IntegrateOperation.Outputs> {
    /**
     * What it works on.
     * @param frames frames of one detector
     * @param calibration what the calibrant told of it; else the frames' own geometry is taken
     * @param mask pixels that are left out beside those of the frames' own mask
     * @param measurement what the study says of the measurement
     */
    public record Inputs(@Label("Frames") @Doc("Frames of one detector.") FrameSeries frames,
            @Label("Calibration") @Doc("What the calibrant told of the detector.") Optional<Calibration> calibration,
            @Label("Mask") @Doc("Pixels that are left out.") Optional<DetectorMask> mask,
            @Label("Measurement") @Doc("What the study says of the "
                    + "measurement.") Optional<PowderMeasurement> measurement) {
    }

    /**
     * What the study says.
     * @param bins number of bins
     * @param axis what they are equal in
     * @param from lower end of the range, in the axis' unit
     * @param to upper end
     * @param sectors ranges of azimuth; none: all
     * @param splitting how pixels are shared out
     * @param solidAngle whether to divide by the pixels' solid angle
     * @param polarization factor f of the polarisation, -1 to 1; absent: no correction
     * @param polarizationAxis azimuth of the electric vector, degrees
     * @param absorption mu t of the sensor; 0: no correction
     * @param errors where uncertainties come from
     * @param clipping how outlying pixels are left out
     * @param clipScatter what their distance is measured by
     * @param threshold standard deviations from which a pixel is outlying
     * @param cycles how often clipping is repeated at most
     * @param lower percentile
     * @param upper percentile
     * @param normalization what a frame is divided by as a whole
     * @param settings a file .azimint.json whose settings go before those here
     */
    public record Parameters(
            @Label("Bins") @Doc("Number of bins.") @Default("2000") @Range(min = 2, max = 65000) int bins,
            @Label("Axis") @Doc("What the bins are equal in; Q and d need the "
                    + "wavelength.") @Default("two-theta") RadialAxis axis,
            @Label("From") @Doc("Lower end of the range in the axis' unit (degrees, 1/angstrom, angstrom, mm). Left "
                    + "out: all.") Optional<Double> from,
            @Label("To") @Doc("Upper end, likewise.") Optional<Double> to,
            @Label("Sectors") @Doc("Ranges of azimuth that are used, e.g. [{from: -30 deg, to: 30 deg}]. Left out: "
                    + "all.") List<Sector> sectors,
            @Label("Pixel splitting") @Doc("How a pixel that reaches into several bins is shared "
                    + "out.") @Default("full") Splitting splitting,
            @Label("Solid angle") @Doc("Whether to divide by the solid angle of the "
                    + "pixels.") @Default("true") boolean solidAngle,
            @Label("Polarisation") @Doc("Factor f: 1 for a horizontal electric vector, 0 without polarisation, 0.95 "
                    + "to 0.99 at a synchrotron. Left out: no correction.") @Range(
                            min = -1, max = 1) Optional<Double> polarization,
            @Label("Axis of polarisation") @Doc("Turn of the electric vector from the "
                    + "horizontal.") @In("deg") @Default("0 deg") @Range(
                            min = -180, max = 180) double polarizationAxis,
            @Label("Sensor absorption") @Doc("Attenuation coefficient times thickness of the sensor; 0: no "
                    + "correction.") @Default("0") @Range(
                            min = 0, max = 100) double absorption,
            @Label("Uncertainties") @Doc("Automatic: azimuthal where rings are grainy or values are no counts, else "
                    + "Poisson.") @Default("automatic") ErrorModel errors,
            @Label("Clipping") @Doc("How outlying pixels (spots, cosmic rays) are left "
                    + "out.") @Default("none") Clipping clipping,
            @Label("Scatter for clipping") @Doc("What a pixel's distance from the mean is measured "
                    + "by.") @Default("azimuthal") ClipScatter clipScatter,
            @Label("Threshold") @Doc("Standard deviations from which a pixel is outlying.") @Default("5") @Range(
                    min = 1, max = 100) double threshold,
            @Label("Cycles") @Doc("How often clipping is repeated at most.") @Default("5") @Range(min = 1,
                    max = 100) int cycles,
            @Label("Lower percentile") @Doc("Pixels below it are left out.") @Default("10") @Range(min = 0,
                    max = 100) double lower,
            @Label("Upper percentile") @Doc("Pixels above it are left out; the median when both are "
                    + "50.") @Default("90") @Range(
                            min = 0, max = 100) double upper,
            @Label("Normalisation") @Doc("What a frame is divided by as a "
                    + "whole.") @Default("none") Normalisation normalization,
            @Label("Settings") @Doc("A file .azimint.json of pyFAI; what it says of bins, axis, ranges, splitting and "
                    + "corrections goes before the values here.") Optional<Path> settings) {
        public Parameters {
            if (from.isPresent() && to.isPresent() && to.get() <= from.get()) {
                throw new InvalidParameter("to", "must be above 'from' = " + from.get());
            }
            if (upper < lower) {
                throw new InvalidParameter("upper", "must not be below 'lower' = " + lower);
            }
        }

        /** All defaults. */
        public static Parameters defaults() {
            return new Parameters(2000, RadialAxis.TWO_THETA, Optional.empty(), Optional.empty(), List.of(),
                    Splitting.FULL, true, Optional.empty(), 0, 0, ErrorModel.AUTOMATIC, Clipping.NONE,
                    ClipScatter.AZIMUTHAL, 5, 5, 10, 90, Normalisation.NONE, Optional.empty());
        }

        PixelCorrections corrections() {
            return new PixelCorrections(solidAngle, polarization.isPresent(), polarization.orElse(0.0),
                    Math.toRadians(polarizationAxis), absorption);
        }

        Clip clip() {
            return new Clip(clipping, clipScatter, threshold, cycles, lower, upper);
        }
    }

    /**
     * What came out.
     * @param patterns the patterns against 2theta; of bins equal in something else at the 2theta of their centres
     * @param binned the same against what the bins are equal in, when that is not 2theta
     * @param counts pixels in each bin, of each frame
     * @param frames one row a frame: number, name, errors, graininess, ring_scatter, grains, pixels, saturated, problem
     * @param clipped lines of the mean pattern with the part of their counts that clipping took
     * @param errors where the uncertainties come from
     * @param measuredAt where the frames were measured
     * @param done what was done to the intensities
     */
    public record Outputs(@Label("Patterns") @Doc("The patterns against 2theta.") PatternSeries patterns,
            @Label("Binned") @Doc("The same against what the bins are equal in, when that is not "
                    + "2theta.") Optional<Signal> binned,
            @Label("Pixels") @Doc("Pixels in each bin.") Signal counts,
            @Label("Frames") @Doc("Graininess (variance along the rings over that of counting), relative scatter of "
                    + "the rings, effective grains in a bin of a ring, pixels used and saturated, of each "
                    + "frame.") Table frames,
            @Label("Clipped") @Doc("Lines of the mean pattern with the part of their counts that clipping "
                    + "took.") Optional<Table> clipped,
            @Label("Uncertainties") @Doc("Where the uncertainties come from.") ErrorModel errors,
            Optional<Instrument> measuredAt, Corrections done) implements NexusDefined {
        @Override
        public Optional<NexusDefinition> nexusDefinition() {
            return measuredAt.flatMap(at -> IntegratedSeries.definition(patterns, at, done));
        }
    }

    @Override
    public IntegrateSplit split(Inputs inputs, Parameters given, Context context) throws OperationException {
        Parameters p = withSettings(given);
        FrameChecks.require(inputs.frames(), p.normalization());
        FrameSetup setup = FrameSetup.of(inputs.frames(), inputs.calibration(), inputs.mask(), context);
        FrameSetup.Key key = setup.key(p.axis(), p.bins(), p.from(), p.to(), p.splitting(), p.sectors(),
                p.corrections(), 0);
        FrameSetup.Plan plan = setup.plan(key, context);
        DarkScaling integrators = new DarkScaling(setup, plan);
        if (integrators.plain().isEmpty()) {
            throw new OperationException("no pixel that is not masked lies in the ranges of radius and azimuth",
                    "sectors", "check 'sectors', 'from' and 'to', and the mask");
        }
        FrameChecks.warn(inputs.frames(), p.normalization(), context);
        ErrorModel errors = errors(inputs, p, setup, integrators);
        return new IntegrateSplit(setup, p, plan, integrators, errors, inputs.measurement(),
                FramesKey.Series.of(setup, key, errors));
    }

    @Override
    public Piece piece() {
        return Piece.FRAME;
    }

    @Override
    public long[] pieces(Inputs inputs, Parameters parameters, Context context) {
        return inputs.frames().goodNumbers();
    }

    @Override
    public Page one(Inputs inputs, Parameters given, long piece, Context context) throws OperationException {
        Outputs alone = split(inputs, given, context).one(inputs.frames().row(piece), context);
        return new PatternFigure().build(new PatternFigure.Inputs(alone), PatternFigure.Options.defaults());
    }

    /** One model for the series, told by its first frame. */
    private static ErrorModel errors(Inputs inputs, Parameters p, FrameSetup setup, DarkScaling integrators)
            throws OperationException {
        if (p.errors() != ErrorModel.AUTOMATIC) {
            return p.errors();
        }
        int good = FrameChecks.firstGood(inputs.frames());
        FramePixels first = setup.pixels(good);
        boolean counts = first.whole() != null || inputs.measurement().flatMap(PowderMeasurement::counts).orElse(false);
        return counts
                && !Graininess.of(integrators.of(good).sampled(first)).isHigh()
                        ? ErrorModel.POISSON
                        : ErrorModel.AZIMUTHAL;
    }

    private static Parameters withSettings(Parameters p) throws OperationException {
        if (p.settings().isEmpty()) {
            return p;
        }
        try {
            AzimintSettings s = AzimintSettings.read(p.settings().get());
            AzimintChoice choice = AzimintChoice.of(s, p.settings().get());
            return new Parameters(s.radialBins().orElse(p.bins()), choice.axis(), choice.from().or(p::from),
                    choice.to().or(p::to), choice.sectors().isEmpty() ? p.sectors() : choice.sectors(),
                    choice.splitting().orElse(p.splitting()), s.solidAngle(), s.polarisation().or(p::polarization),
                    p.polarizationAxis(), p.absorption(), choice.errors().orElse(p.errors()), p.clipping(),
                    p.clipScatter(), p.threshold(), p.cycles(), p.lower(), p.upper(), p.normalization(),
                    p.settings());
        } catch (LoadException e) {
            throw new OperationException(e.getMessage(), "settings", "", e);
        }
    }
}
