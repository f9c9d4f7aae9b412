// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.powder.Bragg;
import org.operando.powder.calibration.CalibrantRings;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.geometry.PixelGrid;
import org.operando.powder.integration.IntegrateOperation;
import org.operando.powder.integration.RadialAxis;
import org.operando.powder.integration.Sector;
import org.operando.ui.api.At;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Reach;
import org.operando.ui.api.Sketch;

/**
 * The part of a frame that powder.integrate uses: a range of angles and sectors of azimuth.
 * @param shown the frames
 * @param step the step
 * @param parameters as the study says them
 * @param geometry where the detector stands
 */
record FrameRegion(ShownFrames shown, Measured.Step step, IntegrateOperation.Parameters parameters,
        DetectorGeometry geometry) {
    private static final Ink INK = Ink.rgb(0xff5a36).withWidth(1.3);
    private static final int STEPS = 90;

    /** That of a measurement with the step; empty without. */
    static Optional<FrameRegion> of(ShownFrames shown) {
        Optional<Measured.Step> step = shown.measured().steps().stream()
                .filter(s -> s.parameters().filter(IntegrateOperation.Parameters.class::isInstance).isPresent())
                .findFirst();
        return step.flatMap(s -> shown.geometry().map(g -> new FrameRegion(shown, s,
                (IntegrateOperation.Parameters) s.parameters().orElseThrow(), g)));
    }

    /** Whether the study limits angle or azimuth. */
    boolean isLimited() {
        return !parameters.sectors().isEmpty() || parameters.from().isPresent() || parameters.to().isPresent();
    }

    /** What the study says. */
    AngularRegion said() {
        double end = FrameAngles.largest(geometry, shown.frames().rows(), shown.frames().columns());
        double a = parameters.from().map(this::angle).orElse(0.0);
        double b = parameters.to().map(this::angle).orElse(end);
        return new AngularRegion(Math.min(a, b), Math.max(a, b), parameters.sectors());
    }

    /** Outlines of the region; none when all is used. */
    List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        if (isLimited()) {
            outlines(said()).forEach(line -> marks.add(Line.of(line[0], line[1], INK)));
        }
        return marks;
    }

    /** Outlines of a region that is dragged. */
    List<Sketch> sketches(AngularRegion region) {
        return outlines(region).stream().map(line -> Sketch.line(0, line[0], line[1])).toList();
    }

    /** Corners, and the middles of sides, where a region is held; none when all is used. */
    List<Sketch> handles() {
        if (!isLimited()) {
            return List.of();
        }
        AngularRegion region = said();
        List<double[]> places = new ArrayList<>();
        for (Sector sector : region.turns()) {
            double middle = (sector.from() + sector.to()) / 2;
            double angle = (region.inner() + region.outer()) / 2;
            for (double chi : new double[] {sector.from(), middle, sector.to()}) {
                place(region.inner(), Math.toRadians(chi)).ifPresent(places::add);
                place(region.outer(), Math.toRadians(chi)).ifPresent(places::add);
            }
            for (double chi : region.sectors().isEmpty() ? new double[0] : new double[] {sector.from(), sector.to()}) {
                place(angle, Math.toRadians(chi)).ifPresent(places::add);
            }
        }
        return List.of(Sketch.handles(0, places.stream().mapToDouble(p -> p[1]).toArray(),
                places.stream().mapToDouble(p -> p[0]).toArray()));
    }

    private Optional<double[]> place(double angle, double chi) {
        double[] at = new double[2];
        return CalibrantRings.place(geometry, shown.frames().rows(), shown.frames().columns(), Math.max(angle, 1e-6),
                chi, at) ? Optional.of(at) : Optional.empty();
    }

    /**
     * What of the region a press holds.
     * @param inside whether a press between its sides holds the whole
     */
    Optional<AngularRegion.Grip> near(Reach reach, boolean inside) {
        if (!isLimited()) {
            return Optional.empty();
        }
        PixelGrid grid = grid();
        double row = reach.at().y();
        double column = reach.at().x();
        double angle = grid.twoTheta(row, column);
        double chi = grid.chi(row, column);
        double reachAngle = Math.hypot(grid.twoTheta(row + reach.y(), column) - angle,
                grid.twoTheta(row, column + reach.x()) - angle);
        double reachChi = Math.hypot(AngularRegion.wrapped(grid.chi(row + reach.y(), column) - chi),
                AngularRegion.wrapped(grid.chi(row, column + reach.x()) - chi));
        return said().near(angle, chi, reachAngle, reachChi, inside);
    }

    private PixelGrid grid() {
        return new PixelGrid(geometry, shown.frames().rows(), shown.frames().columns());
    }

    /** The region after it was held at one place and dragged to another. */
    AngularRegion moved(AngularRegion region, AngularRegion.Grip grip, At from, At to) {
        PixelGrid grid = grid();
        return region.moved(grip, grid.twoTheta(to.y(), to.x()) - grid.twoTheta(from.y(), from.x()),
                AngularRegion.wrapped(grid.chi(to.y(), to.x()) - grid.chi(from.y(), from.x())));
    }

    /** The region between two corners; the azimuth goes the shorter way round. Empty without a width. */
    Optional<AngularRegion> between(At from, At to) {
        PixelGrid grid = grid();
        double a = grid.twoTheta(from.y(), from.x());
        double b = grid.twoTheta(to.y(), to.x());
        double start = Math.toDegrees(grid.chi(from.y(), from.x()));
        double turn = Math.toDegrees(AngularRegion.wrapped(Math.toRadians(-start) + grid.chi(to.y(), to.x())));
        return turn == 0 || a == b ? Optional.empty() : Optional.of(new AngularRegion(Math.min(a, b), Math.max(a, b),
                List.of(new Sector(Math.min(start, start + turn), Math.max(start, start + turn)))));
    }

    private List<double[][]> outlines(AngularRegion region) {
        return region.turns().stream().map(s -> outline(region.inner(), region.outer(), Math.toRadians(s.from()),
                Math.toRadians(s.to()))).toList();
    }

    private double[][] outline(double inner, double outer, double chi0, double chi1) {
        boolean whole = chi1 - chi0 > 2 * Math.PI - 1e-6;
        double[] x = new double[2 * STEPS + 3];
        double[] y = new double[x.length];
        double[] at = new double[2];
        for (int i = 0; i < x.length; i++) {
            boolean back = i > STEPS;
            double part = back ? (2.0 * STEPS + 1 - i) / STEPS : (double) i / STEPS;
            double angle = i == x.length - 1 ? inner : back ? outer : inner;
            boolean lifted = whole && (i == STEPS + 1 && inner == 0 || i == x.length - 1);
            boolean on = !lifted && CalibrantRings.place(geometry, shown.frames().rows(), shown.frames().columns(),
                    Math.max(angle, 1e-6), chi0 + Math.clamp(part, 0, 1) * (chi1 - chi0), at);
            x[i] = on ? at[1] : Double.NaN;
            y[i] = on ? at[0] : Double.NaN;
        }
        return new double[][] {x, y};
    }

    /** What the study says of a dragged region, by keys of the step. */
    Map<String, String> words(AngularRegion region) {
        double a = value(region.inner());
        double b = value(region.outer());
        Map<String, String> said = new LinkedHashMap<>();
        said.put("from", number(Math.min(a, b)));
        said.put("to", number(Math.max(a, b)));
        if (!region.sectors().isEmpty()) {
            said.put("sectors", region.sectors().stream()
                    .map(s -> String.format(Locale.ROOT, "{from: %.1f deg, to: %.1f deg}", s.from(), s.to()))
                    .collect(Collectors.joining(", ", "[", "]")));
        }
        return said;
    }

    /** A region in words. */
    String told(AngularRegion region) {
        String unit = switch (parameters.axis()) {
            case TWO_THETA -> "\u00b0";
            case Q -> " \u00c5\u207b\u00b9";
            case D -> " \u00c5";
            case R -> " mm";
        };
        double a = value(region.inner());
        double b = value(region.outer());
        String turns = region.sectors().stream()
                .map(s -> String.format(Locale.ROOT, ", \u03c7 %.1f\u00b0 to %.1f\u00b0", s.from(), s.to()))
                .collect(Collectors.joining());
        return (number(Math.min(a, b)) + unit + " to " + number(Math.max(a, b)) + unit + turns).replace('-', '\u2212');
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** Scattering angle of a value of the step's axis, rad. */
    private double angle(double value) {
        double wavelength = shown.wavelength().orElse(Double.NaN);
        return switch (parameters.axis()) {
            case TWO_THETA -> Math.toRadians(value);
            case Q -> 2 * Math.asin(Math.min(1, value * wavelength / (4 * Math.PI)));
            case D -> 2 * Math.asin(Math.min(1, wavelength / (2 * value)));
            case R -> Math.atan2(1e-3 * value, geometry.directDistance());
        };
    }

    /** Value of the step's axis of a scattering angle, rad. */
    private double value(double angle) {
        double degrees = Math.toDegrees(angle);
        RadialAxis axis = parameters.axis();
        double wavelength = shown.wavelength().orElse(Double.NaN);
        return switch (axis) {
            case TWO_THETA -> degrees;
            case Q -> Bragg.q(degrees, wavelength);
            case D -> Bragg.dSpacing(degrees, wavelength);
            case R -> 1e3 * geometry.directDistance() * Math.tan(angle);
        };
    }
}
