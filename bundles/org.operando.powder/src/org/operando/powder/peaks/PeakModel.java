// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import org.operando.math.Model;
import org.operando.math.PeakShape;

/**
 * One peak on a background: y = A p(x; c, w, shape) + b_0 + b_1 (x - m), m the middle of the window. Parameters in this
 * order: A, c, w, shape parameters, b_0, b_1 (no b_1 for a constant background).
 * @param x abscissae of the window
 * @param shape profile of unit area
 * @param middle m
 * @param terms coefficients of the background, 1 or 2
 */
record PeakModel(double[] x, PeakShape shape, double middle, int terms) implements Model {
    /** Number of parameters. */
    int count() {
        return 3 + shape.shapeParameters().size() + terms;
    }

    @Override
    public void values(double[] p, double[] values) {
        shape.profile(x, 0, x.length, p[1], p[2], shapeOf(p), values);
        for (int i = 0; i < x.length; i++) {
            values[i] = p[0] * values[i] + background(p, x[i]);
        }
    }

    @Override
    public void valuesAndJacobian(double[] p, double[] values, double[][] jacobian) {
        int shapes = shape.shapeParameters().size();
        double[][] derivative = new double[2 + shapes][];
        System.arraycopy(jacobian, 1, derivative, 0, 2 + shapes);
        shape.derivatives(x, 0, x.length, p[1], p[2], shapeOf(p), values, derivative);
        for (int i = 0; i < x.length; i++) {
            jacobian[0][i] = values[i];
            for (double[] column : derivative) {
                column[i] *= p[0];
            }
            jacobian[3 + shapes][i] = 1;
            if (terms > 1) {
                jacobian[4 + shapes][i] = x[i] - middle;
            }
            values[i] = p[0] * values[i] + background(p, x[i]);
        }
    }

    private double background(double[] p, double at) {
        int first = p.length - terms;
        return terms > 1 ? p[first] + p[first + 1] * (at - middle) : p[first];
    }

    private double[] shapeOf(double[] p) {
        double[] values = new double[shape.shapeParameters().size()];
        System.arraycopy(p, 3, values, 0, values.length);
        return values;
    }
}
