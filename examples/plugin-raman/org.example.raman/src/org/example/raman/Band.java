// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.example.raman;

import java.util.Arrays;
import org.operando.math.LeastSquaresProblem;
import org.operando.math.Model;
import org.operando.math.PeakShape;

/** y = A p(x; c, w, shape) + b + s (x - x_0). Parameters: c, w, those of the shape, A, b, s. */
record Band(double[] x, PeakShape shape) implements Model {
    int area() {
        return 2 + shape.shapeParameters().size();
    }

    int parameters() {
        return area() + 3;
    }

    LeastSquaresProblem problem(double[] y) {
        double low = Arrays.stream(y).min().orElse(0);
        double high = Arrays.stream(y).max().orElse(0);
        double range = x[x.length - 1] - x[0];
        double[] start = new double[parameters()];
        double[] lower = new double[start.length];
        double[] upper = new double[start.length];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        int top = 0;
        for (int i = 0; i < y.length; i++) {
            top = y[i] > y[top] ? i : top;
        }
        set(0, x[top], x[0], x[x.length - 1], start, lower, upper);
        set(1, range / 5, range / x.length / 2, 2 * range, start, lower, upper);
        for (int k = 2; k < area(); k++) {
            PeakShape.ShapeParameter s = shape.shapeParameters().get(k - 2);
            set(k, s.start(), s.lower(), s.upper(), start, lower, upper);
        }
        set(area(), (high - low) * range / 4, 0, Double.POSITIVE_INFINITY, start, lower, upper);
        start[area() + 1] = low;
        double[] weights = Arrays.stream(y).map(counts -> 1 / Math.max(counts, 1)).toArray();
        return new LeastSquaresProblem(this, y, weights, start, lower, upper);
    }

    private static void set(int k, double value, double least, double most, double[] start, double[] lower, double[] upper) {
        start[k] = value;
        lower[k] = least;
        upper[k] = most;
    }

    @Override
    public void values(double[] p, double[] values) {
        shape.profile(x, 0, x.length, p[0], p[1], Arrays.copyOfRange(p, 2, area()), values);
        for (int i = 0; i < x.length; i++) {
            values[i] = p[area()] * values[i] + p[area() + 1] + p[area() + 2] * (x[i] - x[0]);
        }
    }

    @Override
    public void valuesAndJacobian(double[] p, double[] values, double[][] jacobian) {
        int a = area();
        shape.derivatives(x, 0, x.length, p[0], p[1], Arrays.copyOfRange(p, 2, a), values, Arrays.copyOf(jacobian, a));
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < a; k++) {
                jacobian[k][i] *= p[a];
            }
            jacobian[a][i] = values[i];
            jacobian[a + 1][i] = 1;
            jacobian[a + 2][i] = x[i] - x[0];
            values[i] = p[a] * values[i] + p[a + 1] + p[a + 2] * (x[i] - x[0]);
        }
    }
}
