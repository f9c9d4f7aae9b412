// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import org.operando.math.Model;
import org.operando.powder.geometry.DetectorGeometry;

/**
 * How far points are from the rings of a calibrant: r = 2theta(point) - 2 asin(lambda/(2 d)), rad, and its derivatives.
 *
 * <p>Parameters in the order of {@link Freedom}: L, PONI 1 and 2, rotations 1 and 2, lambda, and the direction of the
 * stage that moved the detector from frame to frame. The third rotation turns the image about the beam and changes no
 * 2theta. A point is at t = R2 R1 (p1 - poni1, p2 - poni2, L) + z (s1, s2, 1), z the stage's position relative to that
 * of the first frame, and with rho^2 = t1^2 + t2^2
 * d(2theta) = [t3 (t1 dt1 + t2 dt2)/rho - rho dt3]/(rho^2 + t3^2); dr/dlambda = -1/(d cos theta).
 */
final class RingModel implements Model {
    /** Number of parameters, free or not. */
    static final int ALL = Freedom.values().length;

    private final double[] p1;
    private final double[] p2;
    private final double[] spacing;
    private final double[] way;
    private final double[] fixed;
    private final int[] free;

    /**
     * @param points on rings of the calibrant
     * @param spacings of the rings, angstrom
     * @param grid the pixels' size and order; its position counts for nothing
     * @param rows of a frame
     * @param columns of a frame
     * @param stage where the detector's stage stood at each frame, m along the beam
     * @param fixed all parameters; those that are free give the start only
     * @param free which parameters vary
     */
    RingModel(RingPoints points, double[] spacings, DetectorGeometry grid, int rows, int columns, double[] stage,
            double[] fixed, int[] free) {
        int n = points.size();
        p1 = new double[n];
        p2 = new double[n];
        spacing = new double[n];
        way = new double[n];
        boolean rowsTurn = grid.orientation() <= 2;
        boolean columnsTurn = grid.orientation() == 1 || grid.orientation() == 4;
        for (int i = 0; i < n; i++) {
            double row = points.row(i) + 0.5;
            double column = points.column(i) + 0.5;
            p1[i] = (rowsTurn ? rows - row : row) * grid.pixel1();
            p2[i] = (columnsTurn ? columns - column : column) * grid.pixel2();
            spacing[i] = spacings[points.ring(i)];
            way[i] = stage[points.frame(i)] - stage[0];
        }
        this.fixed = fixed.clone();
        this.free = free.clone();
    }

    /** All parameters from those that are free. */
    double[] all(double[] parameters) {
        double[] q = fixed.clone();
        for (int k = 0; k < free.length; k++) {
            q[free[k]] = parameters[k];
        }
        return q;
    }

    @Override
    public void values(double[] parameters, double[] values) {
        evaluate(all(parameters), values, null);
    }

    @Override
    public void valuesAndJacobian(double[] parameters, double[] values, double[][] jacobian) {
        evaluate(all(parameters), values, jacobian);
    }

    private void evaluate(double[] q, double[] values, double[][] jacobian) {
        double c1 = Math.cos(q[3]);
        double s1 = Math.sin(q[3]);
        double c2 = Math.cos(q[4]);
        double s2 = Math.sin(q[4]);
        double[] all = new double[ALL];
        for (int i = 0; i < p1.length; i++) {
            double a = p1[i] - q[1];
            double b = p2[i] - q[2];
            double l = q[0];
            double z = way[i];
            double e = c1 * l - s1 * b;
            double f = c1 * b + s1 * l;
            double t1 = c2 * a - s2 * e + z * q[6];
            double t2 = f + z * q[7];
            double t3 = s2 * a + c2 * e + z;
            double rho = Math.sqrt(t1 * t1 + t2 * t2);
            double sine = Math.min(q[5] / (2 * spacing[i]), 1);
            values[i] = Math.atan2(rho, t3) - 2 * Math.asin(sine);
            if (jacobian != null) {
                double n = rho * rho + t3 * t3;
                double u1 = rho > 0 ? t3 * t1 / (rho * n) : 0;
                double u2 = rho > 0 ? t3 * t2 / (rho * n) : 0;
                double u3 = -rho / n;
                all[0] = -u1 * c1 * s2 + u2 * s1 + u3 * c1 * c2;
                all[1] = -u1 * c2 - u3 * s2;
                all[2] = -u1 * s1 * s2 - u2 * c1 + u3 * c2 * s1;
                all[3] = u1 * s2 * f + u2 * e - u3 * c2 * f;
                all[4] = -u1 * (s2 * a + c2 * e) + u3 * (c2 * a - s2 * e);
                all[5] = -1 / (spacing[i] * Math.sqrt(Math.max(1e-12, 1 - sine * sine)));
                all[6] = u1 * z;
                all[7] = u2 * z;
                for (int k = 0; k < free.length; k++) {
                    jacobian[k][i] = all[free[k]];
                }
            }
        }
    }
}
