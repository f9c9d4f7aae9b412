// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.operando.api.Axis;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.Methods;
import org.operando.api.NexusDefined;
import org.operando.api.NexusDefinition;
import org.operando.api.OperationException;
import org.operando.api.PiecewiseOperation;
import org.operando.api.Range;
import org.operando.api.Signal;
import org.operando.api.Split;
import org.operando.api.SplitOperation;
import org.operando.api.Table;
import org.operando.api.Version;
import org.operando.api.figure.Page;
import org.operando.powder.Corrections;
import org.operando.powder.Instrument;
import org.operando.powder.PatternSeries;
import org.operando.powder.PowderMeasurement;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.series.IntegratedSeries;

/**
 * Integrates frames into cakes: intensity against azimuth and radius. Pixels are shared out in both directions, by
 * exact
 * areas of polygons with full splitting; what lies across the cut of the azimuth comes in again at its beginning. Bins
 * without pixels are NaN, and so are uncertainties from the scatter of a bin's pixels where it has less than two.
 */
@Version(2)
@Methods("Frames were integrated into cakes of {azimuthBins} bins of azimuth and {bins} bins of equal {axis} with "
        + "pixel "
        + "splitting {splitting}[, corrected for the solid angle: {solidAngle}][, for polarisation with a factor of "
        + "{polarization}].")
@Doc("Intensity of detector frames against azimuth and radius.")
public final class CakeOperation
        implements SplitOperation<IntegrateOperation.Inputs, CakeOperation.Parameters, CakeOperation.Outputs>,
        PiecewiseOperation<IntegrateOperation.Inputs, CakeOperation.Parameters, CakeOperation.Outputs> {
    /**
     * What the study says.
     * @param bins radial bins
     * @param azimuthBins bins of azimuth
     * @param axis what the radial bins are equal in
     * @param from lower end of the radial range, in the axis' unit
     * @param to upper end
     * @param azimuthFrom beginning of the azimuth, degrees
     * @param azimuthTo its end
     * @param splitting how pixels are shared out
     * @param solidAngle whether to divide by the pixels' solid angle
     * @param polarization factor f of the polarisation; absent: no correction
     * @param polarizationAxis azimuth of the electric vector, degrees
     * @param absorption mu t of the sensor; 0: no correction
     * @param errors where uncertainties come from
     */
    public record Parameters(
            @Label("Radial bins") @Doc("Number of radial bins.") @Default("1000") @Range(min = 2,
                    max = 65000) int bins,
            @Label("Bins of azimuth") @Doc("Number of bins of azimuth.") @Default("360") @Range(min = 1,
                    max = 3600) int azimuthBins,
            @Label("Axis") @Doc("What the radial bins are equal in; Q and d need the "
                    + "wavelength.") @Default("two-theta") RadialAxis axis,
            @Label("From") @Doc("Lower end of the radial range in the axis' unit. Left out: "
                    + "all.") Optional<Double> from,
            @Label("To") @Doc("Upper end, likewise.") Optional<Double> to,
            @Label("Azimuth from") @Doc("Beginning of the azimuth; 0 is to the right seen along the beam, 90 deg "
                    + "up.") @In("deg") @Default("-180 deg") @Range(
                            min = -360, max = 360) double azimuthFrom,
            @Label("Azimuth to") @Doc("End of the azimuth.") @In("deg") @Default("180 deg") @Range(min = -360,
                    max = 720) double azimuthTo,
            @Label("Pixel splitting") @Doc("How a pixel that reaches into several bins is shared "
                    + "out.") @Default("full") Splitting splitting,
            @Label("Solid angle") @Doc("Whether to divide by the solid angle of the "
                    + "pixels.") @Default("true") boolean solidAngle,
            @Label("Polarisation") @Doc("Factor f: 1 for a horizontal electric vector, 0 without polarisation. Left "
                    + "out: no correction.") @Range(
                            min = -1, max = 1) Optional<Double> polarization,
            @Label("Axis of polarisation") @Doc("Turn of the electric vector from the "
                    + "horizontal.") @In("deg") @Default("0 deg") @Range(
                            min = -180, max = 180) double polarizationAxis,
            @Label("Sensor absorption") @Doc("Attenuation coefficient times thickness of the sensor; 0: no "
                    + "correction.") @Default("0") @Range(
                            min = 0, max = 100) double absorption,
            @Label("Uncertainties") @Doc("Automatic: Poisson where the frames hold counts, else the scatter of a "
                    + "bin's pixels; bins of a cake are too small to tell "
                    + "grains.") @Default("automatic") ErrorModel errors) {
        public Parameters {
            if (from.isPresent() && to.isPresent() && to.get() <= from.get()) {
                throw new InvalidParameter("to", "must be above 'from' = " + from.get());
            }
            if (!(azimuthTo > azimuthFrom && azimuthTo <= azimuthFrom + 360)) {
                throw new InvalidParameter("azimuthTo", "must be above 'azimuthFrom' = " + azimuthFrom
                        + " deg, by 360 deg at most");
            }
        }

        PixelCorrections corrections() {
            return new PixelCorrections(solidAngle, polarization.isPresent(), polarization.orElse(0.0),
                    Math.toRadians(polarizationAxis), absorption);
        }
    }

    /**
     * What came out.
     * @param cakes {@code [frame][azimuth][radius]}, NaN where no pixel is
     * @param counts pixels of each bin, likewise
     * @param frames one row a frame: number, name, problem
     * @param wavelength angstrom, when known
     * @param corrections what was done to the intensities, in words
     * @param measuredAt where the frames were measured
     * @param done what was done
     * @param errors where the uncertainties come from
     */
    public record Outputs(@Label("Cakes") @Doc("Intensity against azimuth and radius, of each frame.") Signal cakes,
            @Label("Pixels") @Doc("Pixels of each bin.") Signal counts, @Label("Frames") Table frames,
            @In("angstrom") @Label("Wavelength") Optional<Double> wavelength,
            @Label("Corrections") @Doc("What was done to the intensities.") String corrections,
            Optional<Instrument> measuredAt, Corrections done,
            @Label("Uncertainties") @Doc("Where the uncertainties come from.") Optional<ErrorModel> errors)
            implements NexusDefined {
        @Override
        public Optional<NexusDefinition> nexusDefinition() {
            return measuredAt.flatMap(at -> IntegratedSeries.cakes(cakes, wavelength, at, done));
        }
    }

    @Override
    public Cakes split(IntegrateOperation.Inputs inputs, Parameters p, Context context)
            throws OperationException {
        FrameSetup setup = FrameSetup.of(inputs.frames(), inputs.calibration(), inputs.mask(), context);
        FrameSetup.Key key = setup.key(p.axis(), p.bins(), p.from(), p.to(), p.splitting(),
                List.of(new Sector(p.azimuthFrom(), p.azimuthTo())), p.corrections(), p.azimuthBins());
        FrameSetup.Plan plan = setup.plan(key, context);
        FrameChecks.warn(inputs.frames(), Normalisation.NONE, context);
        ErrorModel errors = errors(inputs, p, setup);
        return new Cakes(setup, p, plan, new DarkScaling(setup, plan), errors,
                inputs.measurement().flatMap(PowderMeasurement::instrument), FramesKey.Series.of(setup, key, errors));
    }

    @Override
    public Piece piece() {
        return Piece.FRAME;
    }

    @Override
    public long[] pieces(IntegrateOperation.Inputs inputs, Parameters parameters, Context context) {
        return inputs.frames().goodNumbers();
    }

    @Override
    public Page one(IntegrateOperation.Inputs inputs, Parameters p, long piece, Context context)
            throws OperationException {
        Outputs alone = split(inputs, p, context).one(inputs.frames().row(piece), context);
        return new CakeFigure().build(new CakeFigure.Inputs(alone), CakeFigure.Options.defaults());
    }

    private static ErrorModel errors(IntegrateOperation.Inputs inputs, Parameters p, FrameSetup setup)
            throws OperationException {
        if (p.errors() != ErrorModel.AUTOMATIC) {
            return p.errors();
        }
        boolean counts = setup.pixels(FrameChecks.firstGood(inputs.frames())).whole() != null
                || inputs.measurement().flatMap(PowderMeasurement::counts).orElse(false);
        return counts ? ErrorModel.POISSON : ErrorModel.AZIMUTHAL;
    }

    /** One frame. */
    record Frame(int frame) {
    }

    /** Its cake. */
    record Cake(double[] intensity, double[] sigma, double[] counts, String problem) {
        static Cake none(int bins, String problem) {
            double[] nothing = new double[bins];
            Arrays.fill(nothing, Double.NaN);
            return new Cake(nothing, nothing, new double[bins], problem);
        }
    }

    /** The work, a frame a part. */
    record Cakes(FrameSetup setup, Parameters p, FrameSetup.Plan plan, DarkScaling integrators,
            ErrorModel errors, Optional<Instrument> measuredAt, FramesKey.Series series)
            implements Split<Frame, Cake, Outputs> {
        /** One frame alone, with the uncertainties of the series. */
        Outputs one(int frame, Context context) throws OperationException {
            FrameSetup alone = setup.alone(frame);
            Cakes cakes = new Cakes(alone, p, plan, new DarkScaling(alone, plan), errors, measuredAt, series);
            return cakes.merge(List.of(cakes.part(new Frame(0), context)).iterator(), context);
        }

        @Override
        public List<Frame> parts() {
            List<Frame> parts = new ArrayList<>();
            for (int i = 0; i < setup.frames().size(); i++) {
                parts.add(new Frame(i));
            }
            return parts;
        }

        @Override
        public Optional<Record> key(Frame part) {
            return FramesKey.of(series, setup.frames(), Normalisation.NONE, part.frame(), part.frame() + 1);
        }

        @Override
        public Cake part(Frame part, Context context) {
            Optional<String> problem = setup.frames().problem(part.frame());
            int bins = plan.shares().bins();
            if (problem.isPresent()) {
                context.warn(setup.frames().name(part.frame()), "no cake: " + problem.get());
                return Cake.none(bins, problem.get());
            }
            try {
                BinSums sums = integrators.of(part.frame()).sums(setup.pixels(part.frame()),
                        errors == ErrorModel.AZIMUTHAL);
                double[] intensity = new double[bins];
                double[] sigma = new double[bins];
                for (int k = 0; k < bins; k++) {
                    intensity[k] = sums.mean(k);
                    // a single pixel has no scatter
                    sigma[k] = errors == ErrorModel.AZIMUTHAL && sums.count()[k] < 2 ? Double.NaN
                            : sums.sigma(k, errors);
                }
                return new Cake(intensity, sigma, sums.count(), "");
            } catch (OperationException e) {
                context.leaveOut(setup.frames().name(part.frame()), e.what());
                return Cake.none(bins, e.what());
            }
        }

        @Override
        public Cake failed(Frame part, OperationException reason) {
            return Cake.none(plan.shares().bins(), reason.what());
        }

        @Override
        public Outputs merge(Iterator<Cake> results, Context context) throws OperationException {
            FrameSeries frames = setup.frames();
            int bins = plan.shares().bins();
            double[][] all = new double[3][Math.multiplyExact(frames.size(), bins)];
            List<String> problems = new ArrayList<>();
            while (results.hasNext()) {
                Cake cake = results.next();
                int at = problems.size() * bins;
                System.arraycopy(cake.intensity(), 0, all[0], at, bins);
                System.arraycopy(cake.sigma(), 0, all[1], at, bins);
                System.arraycopy(cake.counts(), 0, all[2], at, bins);
                problems.add(cake.problem());
                context.progress(problems.size(), frames.size(), "frames");
            }
            if (problems.stream().noneMatch(String::isEmpty)) {
                throw new OperationException("no frame of the series could be integrated: " + problems.getFirst(),
                        frames.name(0), "");
            }
            Axis[] axes = {
                Axis.of("number", "1", frames.frames().column(PatternSeries.Columns.NUMBER).doubles()),
                Axis.of("azimuth", "deg", plan.azimuth().centres()),
                Axis.of(p.axis().term(), p.axis().unit(), plan.grid().centres())};
            Table table = Table.of(frames.frames().column(PatternSeries.Columns.NUMBER),
                    frames.frames().column(PatternSeries.Columns.NAME),
                    Column.of(FrameSeries.Columns.PROBLEM, problems.toArray(new String[0])));
            Signal cakes = errors == ErrorModel.NONE ? Signal.of(all[0], "arbitrary", axes)
                    : Signal.of(all[0], all[1], "arbitrary", axes);
            return new Outputs(cakes, Signal.of(all[2], "1", axes), table,
                    Double.isNaN(setup.wavelength()) ? Optional.empty() : Optional.of(setup.wavelength()),
                    setup.words(p.corrections()), measuredAt,
                    new Corrections(p.solidAngle(), p.polarization().isPresent(), true), Optional.of(errors));
        }
    }
}
