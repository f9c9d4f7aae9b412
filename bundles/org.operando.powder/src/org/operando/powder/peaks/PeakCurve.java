// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.List;
import java.util.Optional;
import org.operando.api.Table;
import org.operando.math.PeakShape;

/**
 * The fitted curve of one pattern, made of a row of the table of fits: y = A p(x; c, w, shape) + b_0 + b_1 (x - m), m the
 * middle of the window.
 */
public final class PeakCurve {
    private final PeakShape shape;
    private final PeakOperation.Parameters window;
    private final Table peaks;
    private final int row;

    private PeakCurve(PeakShape shape, PeakOperation.Parameters window, Table peaks, int row) {
        this.shape = shape;
        this.window = window;
        this.peaks = peaks;
        this.row = row;
    }

    /**
     * The curve of a pattern; empty when it has no fit.
     * @param shape the shape that was fitted
     * @param window parameters of the fit
     * @param peaks the table of fits
     * @param row row of the pattern
     */
    public static Optional<PeakCurve> of(PeakShape shape, PeakOperation.Parameters window, Table peaks, int row) {
        return Double.isFinite(peaks.doubles("area")[row]) ? Optional.of(new PeakCurve(shape, window, peaks, row))
                : Optional.empty();
    }

    /** Background at these angles, degrees 2theta. */
    public double[] background(double[] x) {
        double slope = peaks.find("background_slope").map(c -> c.doubles()[row]).orElse(0.0);
        double middle = (window.from() + window.to()) / 2;
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = value("background") + slope * (x[i] - middle);
        }
        return y;
    }

    /** Peak and background at these angles, degrees 2theta. */
    public double[] values(double[] x) {
        List<PeakShape.ShapeParameter> named = shape.shapeParameters();
        double[] shapes = new double[named.size()];
        for (int k = 0; k < shapes.length; k++) {
            shapes[k] = value(named.get(k).name());
        }
        double[] y = new double[x.length];
        shape.profile(x, 0, x.length, value("position"), value("fwhm"), shapes, y);
        double[] background = background(x);
        for (int i = 0; i < x.length; i++) {
            y[i] = value("area") * y[i] + background[i];
        }
        return y;
    }

    private double value(String column) {
        return peaks.doubles(column)[row];
    }
}
