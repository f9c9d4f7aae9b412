// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.LoadException;
import org.operando.api.Methods;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Range;
import org.operando.api.Reference;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.api.Version;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.geometry.Calibration;
import org.operando.powder.geometry.Detector;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.geometry.GeometryFile;
import org.operando.powder.geometry.PoniFile;
import org.operando.powder.mask.DetectorMask;

/**
 * Finds where a detector stands from the rings of a calibrant: points on the rings by the centroid of the line in arcs of
 * one degree, and the geometry by least squares of 2theta. Without a start the middle of the rings and the distance are
 * searched for.
 */
@Version(1)
@Reference(authors = {"Kieffer, J.", "Wright, J. P."}, title = "PyFAI: a Python library for high performance azimuthal"
        + " integration on GPU", journal = "Powder Diffraction", volume = "28", pages = "S339-S350", year = 2013,
        doi = "10.1017/S0885715613000924", about = "geometry of the detector")
@Reference(authors = "Marquardt, D. W.", title = "An algorithm for least-squares estimation of nonlinear parameters",
        journal = "Journal of the Society for Industrial and Applied Mathematics", volume = "11", pages = "431-441",
        year = 1963, doi = "10.1137/0111030", about = "least squares")
@Methods("The position of the detector was calibrated with[ {calibrant}][ {file}]: on each ring the centroid of the line above a"
        + " linear background was found in arcs of one degree of azimuth, and {free} were refined by least squares of"
        + " 2\u03b8 (robustness: {robustness}), with points and geometry found again in turns. Uncertainties are one"
        + " standard uncertainty from the fit's covariance, multiplied by the square root of the rings' mean residuals'"
        + " variance over that of independent points; that of the distance holds its change with the width of the window"
        + " too.")
@Doc("Where the detector stands, from the rings of a calibrant.")
public final class CalibrateOperation
        implements Operation<CalibrateOperation.Inputs, CalibrateOperation.Parameters, CalibrateOperation.Outputs> {
    /** Part of the distance by which a given one may be off before it is told. */
    private static final double OFF = 0.05;
    private static final int MANY_FOREIGN = 3;

    /**
     * What it works on.
     * @param frames images of the calibrant
     * @param mask pixels that are left out beside those of the frames' own mask
     */
    public record Inputs(@Label("Frames") @Doc("Images of the calibrant.") FrameSeries frames,
            @Label("Mask") @Doc("Pixels that are left out.") Optional<DetectorMask> mask) {
        /** Without a mask but the frames' own. */
        public Inputs(FrameSeries frames) {
            this(frames, Optional.empty());
        }
    }

    /**
     * Where to begin.
     * @param distance m
     * @param row where the beam meets the detector, pixels from the corner of the first pixel
     * @param column likewise
     */
    public record Start(@Label("Distance") @In("m") @Range(min = 1e-3, max = 100) double distance,
            @Label("Row") @Doc("Where the beam meets the detector, from the corner of the first pixel.") @In("pixel") double row,
            @Label("Column") @Doc("Where the beam meets the detector, from the corner of the first pixel.") @In("pixel") double column) {
    }

    /**
     * What the study says.
     * @param calibrant name of a calibrant
     * @param file CIF or list of spacings of another one
     * @param free what is refined
     * @param start where to begin
     * @param nearest least distance of a search
     * @param farthest greatest distance of a search
     * @param rings how many rings to use at most, from the first
     * @param exclude rings that are not used
     * @param window half width of the window across a ring
     * @param robustness how points that fit badly weigh
     * @param stage where the detector's stage stood at each frame
     */
    public record Parameters(
            @Label("Calibrant") @Doc("ceo2 (SRM 674b), lab6 (SRM 660c), si (SRM 640e), al2o3 or ni.") Optional<String> calibrant,
            @Label("File of a calibrant") @Doc("CIF, or list of lattice spacings in angstrom, of a calibrant that has no name here.") Optional<Path> file,
            @Label("Free") @Doc("What is refined. The wavelength needs several distances.") @Default("[distance, poni1, poni2, rot1, rot2]") List<Freedom> free,
            @Label("Start") @Doc("Where to begin; left out: the measurement's geometry, else a search.") Optional<Start> start,
            @Label("Nearest") @Doc("Least distance that a search looks at.") @In("m") @Range(
                    min = 0) Optional<Double> nearest,
            @Label("Farthest") @Doc("Greatest distance that a search looks at.") @In("m") @Range(
                    min = 0) Optional<Double> farthest,
            @Label("Rings") @Doc("How many rings are used at most, from the one of the smallest angle.") @Default("60") @Range(
                    min = 1, max = 60) int rings,
            @Label("Exclude") @Doc("Rings that are not used, counted from 0.") List<Integer> exclude,
            @Label("Window") @Doc("Half width of the window across a ring; left out: 1.3 times the width of the lines, at least"
                    + " 3 pixels.") @In("pixel") @Range(min = 2, max = 100) Optional<Double> window,
            @Label("Robustness") @Doc("How points that fit badly weigh.") @Default("rejection") Robustness robustness,
            @Label("Stage") @Doc("Where the detector's stage stood at each frame, e.g. [0 mm, 50 mm]: several distances with"
                    + " known differences. Left out: the frames are averaged.") @In("m") List<Double> stage) {
        public Parameters {
            if (calibrant.isPresent() == file.isPresent()) {
                throw new InvalidParameter("calibrant", "write the name of a calibrant or a file, one of them: "
                        + NamedCalibrants.names() + "; or file: NAME.cif");
            }
            if (nearest.isPresent() && farthest.isPresent() && nearest.get() >= farthest.get()) {
                throw new InvalidParameter("farthest", "must be above 'nearest' = " + nearest.get() + " m");
            }
        }
    }

    /**
     * Where the detector stands.
     * @param calibration geometry and wavelength
     * @param distance L, along the detector's normal; its systematic part is what the window changes
     * @param beamRow where the beam meets the detector, from the corner of the first pixel
     * @param beamColumn likewise
     * @param tilt angle between the detector's normal and the beam
     * @param tiltPlane direction of the tilt, as in Fit2D
     * @param rms root of the mean squared residual of the points that are kept
     * @param rmsPixels the same in pixels at the PONI
     * @param window half width of the window across the rings that was used
     * @param lineWidth full width at half maximum of the lines
     * @param parameters all parameters with uncertainties and correlations
     * @param points the control points; rows and columns are indices, the centre of the first pixel is at 0, 0
     * @param rings residuals of each ring
     * @param harmonics residuals against azimuth as a Fourier series: first order the centre, second the tilt
     * @param picture the image, made smaller, for figures
     * @param poni the text of a .poni file
     */
    public record Outputs(Calibration calibration, Quantity distance, Quantity beamRow, Quantity beamColumn,
            Quantity tilt,
            Quantity tiltPlane, Quantity rms, Quantity rmsPixels, Quantity window, Quantity lineWidth, Table parameters,
            Table points, Table rings, Table harmonics, Signal picture, String poni) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        FrameSeries frames = inputs.frames();
        Calibrant calibrant = calibrant(p);
        double wavelength = frames.wavelength()
                .orElseThrow(() -> new OperationException("no wavelength in the study or in"
                        + " the files; it is never assumed", "",
                        "give the measurement its wavelength: 0.4520 angstrom (your value)"));
        double[] stage = p.stage().isEmpty() ? new double[1]
                : p.stage().stream().mapToDouble(Double::doubleValue).toArray();
        if (!p.stage().isEmpty() && stage.length != frames.size()) {
            throw new OperationException(stage.length + " positions of the stage for " + frames.size() + " frames",
                    "stage",
                    "give one a frame");
        }
        List<CalibrantImage> images = CalibrationImages.of(frames, inputs.mask(), !p.stage().isEmpty(), context);
        Optional<DetectorGeometry> start = start(frames, p);
        Calibrator.Bounds bounds = bounds(frames, p, start);
        Search.Task task = new Search.Task(calibrant, wavelength, freedom(p, stage), p.rings(),
                new TreeSet<>(p.exclude()),
                p.window(), p.robustness(), stage);
        if (task.expected(wavelength).length == 0) {
            throw new OperationException(
                    "no ring of " + calibrant.name() + " is reached at " + Quantity.digits(wavelength) + " \u00c5",
                    "",
                    "check the wavelength");
        }
        Calibrator.Result result = new Calibrator(images, task, bounds, context).run(start);
        warn(result, calibrant, start, images.getFirst(), context);
        return outputs(result, calibrant, images.getFirst(), frames);
    }

    private static Calibrant calibrant(Parameters p) throws OperationException {
        if (p.file().isPresent()) {
            try {
                return CalibrantFile.read(p.file().get());
            } catch (LoadException e) {
                throw new OperationException(e.getMessage(), "", "", e);
            }
        }
        String name = p.calibrant().orElseThrow();
        return NamedCalibrants.find(name)
                .orElseThrow(() -> new OperationException("no calibrant is named '" + name + "'",
                        "calibrant",
                        "these are: " + NamedCalibrants.names() + "; others by 'file': a CIF or a list of spacings"));
    }

    private static Optional<DetectorGeometry> start(FrameSeries frames, Parameters p) throws OperationException {
        if (p.start().isEmpty()) {
            return frames.geometry();
        }
        Detector pixels = pixels(frames);
        Start s = p.start().get();
        return Optional
                .of(new DetectorGeometry(s.distance(), s.row() * pixels.pixel1(), s.column() * pixels.pixel2(), 0, 0,
                        0, pixels.pixel1(), pixels.pixel2(), DetectorGeometry.USUAL));
    }

    private static Detector pixels(FrameSeries frames) throws OperationException {
        return frames.detector().or(() -> frames.geometry().map(g -> new Detector("", g.pixel1(), g.pixel2())))
                .orElseThrow(() -> new OperationException("the size of the pixels is not known", "",
                        "name the detector by 'detector' or give the measurement the side of a pixel: 'pixel: 150 um'"));
    }

    private static Calibrator.Bounds bounds(FrameSeries frames, Parameters p, Optional<DetectorGeometry> start)
            throws OperationException {
        double nearest = p.nearest().orElse(0.0);
        double farthest = p.farthest().orElse(Double.POSITIVE_INFINITY);
        if (start.isPresent()) {
            return new Calibrator.Bounds(start.get().pixel1(), start.get().pixel2(), nearest, farthest);
        }
        Detector pixels = pixels(frames);
        return new Calibrator.Bounds(pixels.pixel1(), pixels.pixel2(), nearest, farthest);
    }

    /** With a stage at several places its direction is free with the position. */
    private static Set<Freedom> freedom(Parameters p, double[] stage) {
        Set<Freedom> freedom = p.free().isEmpty() ? EnumSet.noneOf(Freedom.class) : EnumSet.copyOf(p.free());
        boolean moves = false;
        for (double z : stage) {
            moves |= z != stage[0];
        }
        if (moves && freedom.contains(Freedom.PONI1)) {
            freedom.add(Freedom.STAGE1);
        }
        if (moves && freedom.contains(Freedom.PONI2)) {
            freedom.add(Freedom.STAGE2);
        }
        if (!moves) {
            freedom.removeAll(EnumSet.of(Freedom.STAGE1, Freedom.STAGE2));
        }
        return freedom;
    }

    private static void warn(Calibrator.Result result, Calibrant calibrant, Optional<DetectorGeometry> start,
            CalibrantImage image, Context context) {
        DetectorGeometry g = result.found().refined().geometry();
        int foreign = result.foreign().foreign().size();
        if (foreign >= MANY_FOREIGN) {
            context.warn("rings", foreign + " rings of the image, as strong as the " + result.foreign().own() + " of "
                    + calibrant.name()
                    + ", are no lines of it: another substance is there too, or the calibrant is another");
        }
        if (start.isPresent() && Math.abs(g.distance() / start.get().distance() - 1) > OFF) {
            context.warn("distance",
                    String.format(Locale.ROOT, "it is %.4f m, not about the given %.4f m: check wavelength and"
                            + " size of the pixels", g.distance(), start.get().distance()));
        }
        if (g.beamRow() < 0 || g.beamColumn() < 0 || g.beamRow() > image.rows() || g.beamColumn() > image.columns()) {
            context.warn("beam", String.format(Locale.ROOT, "its centre, row %.1f and column %.1f, is off the image",
                    g.beamRow(), g.beamColumn()));
        }
        for (int k = 0; k < calibrant.rings(); k++) {
            String problem = result.found().rings().problems()[k];
            boolean expected = problem.isEmpty() || problem.startsWith("left out")
                    || problem.equals(RingStatistics.FEW_POINTS);
            if (result.found().rings().found()[k] > 0 && !expected) {
                context.warn(
                        "ring " + k + (calibrant.indices()[k].isEmpty() ? "" : " (" + calibrant.indices()[k] + ")"),
                        "it is not used: " + problem);
            }
        }
    }

    private static Outputs outputs(Calibrator.Result result, Calibrant calibrant, CalibrantImage image,
            FrameSeries frames) {
        Search.Found found = result.found();
        DetectorGeometry g = found.refined().geometry();
        CalibrationTables tables = new CalibrationTables(found, result.windowEffect());
        double[] chi = new double[found.points().size()];
        double[] twoTheta = new double[found.points().size()];
        tables.angles(result.geometries(), image.rows(), image.columns(), chi, twoTheta);
        double wavelength = found.refined().wavelength();
        String source = String.format(Locale.ROOT, "%s (%s), %d points on %d rings, rms %.5f\u00b0", calibrant.name(),
                calibrant.source(), found.rings().keptOnUsed(), found.rings().used(),
                Math.toDegrees(found.refined().rms()));
        String detector = frames.detector().map(Detector::name).filter(name -> !name.isBlank()).map(n -> n + "; ")
                .orElse("");
        GeometryFile file = GeometryFile.of(g, Optional.of(wavelength)).of(detector + source, image.rows(),
                image.columns());
        return new Outputs(new Calibration(g, wavelength, image.rows(), image.columns(), source), tables.distance(),
                tables.derived(DetectorGeometry::beamRow, "pixel"),
                tables.derived(DetectorGeometry::beamColumn, "pixel"),
                tables.derived(x -> Math.toDegrees(x.tilt()), "deg"),
                tables.derived(CalibrateOperation::tiltPlaneDegrees, "deg"),
                Quantity.of(Math.toDegrees(found.refined().rms()), "deg"),
                Quantity.of(Calibrator.pixels(found), "pixel"),
                Quantity.of(found.window(), "pixel"), Quantity.of(found.lineWidth(), "pixel"), tables.parameters(),
                tables.points(chi, twoTheta), tables.rings(calibrant),
                AzimuthHarmonics.of(chi, found.residuals(), found.weights()), CalibrationImages.picture(image),
                PoniFile.text(file));
    }

    /** Direction of the tilt: atan2(sin rot2, -cos rot2 sin rot1). */
    private static double tiltPlaneDegrees(DetectorGeometry g) {
        return Math.toDegrees(Math.atan2(Math.sin(g.rot2()), -Math.cos(g.rot2()) * Math.sin(g.rot1())));
    }
}
