// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.powder.Bragg;
import org.operando.powder.calibration.CalibrantRings;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.geometry.PixelGrid;
import org.operando.powder.integration.IntegrateOperation;
import org.operando.powder.integration.RadialAxis;
import org.operando.powder.integration.Sector;
import org.operando.ui.api.At;
import org.operando.ui.api.Measured;

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

    /** Outlines of the region; none when all is used. */
    List<Mark> marks() {
        if (parameters.sectors().isEmpty() && parameters.from().isEmpty() && parameters.to().isEmpty()) {
            return List.of();
        }
        FrameSeries frames = shown.frames();
        double end = FrameAngles.largest(geometry, frames.rows(), frames.columns());
        double a = parameters.from().map(this::angle).orElse(0.0);
        double b = parameters.to().map(this::angle).orElse(end);
        List<Sector> sectors = parameters.sectors().isEmpty() ? List.of(new Sector(-180, 180)) : parameters.sectors();
        List<Mark> marks = new ArrayList<>();
        for (Sector sector : sectors) {
            marks.add(outline(Math.min(a, b), Math.max(a, b), Math.toRadians(sector.from()),
                    Math.toRadians(sector.to())));
        }
        return marks;
    }

    /** The region of a drag from one corner to the other. */
    Mark dragged(At from, At to) {
        double[] r = range(from, to);
        return outline(r[0], r[1], r[2], r[3]);
    }

    private Line outline(double inner, double outer, double chi0, double chi1) {
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
        return Line.of(x, y, INK);
    }

    /** Least and greatest angle and azimuth of two places, rad; the azimuth goes the shorter way round. */
    private double[] range(At from, At to) {
        PixelGrid grid = new PixelGrid(geometry, shown.frames().rows(), shown.frames().columns());
        double a = grid.twoTheta(from.y(), from.x());
        double b = grid.twoTheta(to.y(), to.x());
        double start = grid.chi(from.y(), from.x());
        double turn = grid.chi(to.y(), to.x()) - start;
        turn -= 2 * Math.PI * Math.rint(turn / (2 * Math.PI));
        return new double[] {Math.min(a, b), Math.max(a, b), Math.min(start, start + turn),
            Math.max(start, start + turn)};
    }

    /** What the study says of a dragged region, by keys of the step. */
    Map<String, String> said(At from, At to) {
        double[] r = range(from, to);
        double a = value(r[0]);
        double b = value(r[1]);
        Map<String, String> said = new LinkedHashMap<>();
        said.put("from", number(Math.min(a, b)));
        said.put("to", number(Math.max(a, b)));
        said.put("sectors", String.format(Locale.ROOT, "[{from: %.1f deg, to: %.1f deg}]", Math.toDegrees(r[2]),
                Math.toDegrees(r[3])));
        return said;
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
