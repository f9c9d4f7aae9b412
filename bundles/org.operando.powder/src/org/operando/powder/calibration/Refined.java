// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import org.operando.powder.geometry.DetectorGeometry;

/**
 * A geometry fitted to points on rings.
 * @param geometry of the first frame
 * @param parameters all of them, in the order of {@link Freedom}
 * @param free places of those that were free
 * @param covariance of the free ones, row by row, scaled by the variance of the residuals
 * @param residuals 2theta of the point minus that of its ring, rad
 * @param weights of the points, 0 for those that are left out
 * @param ringScale what uncertainties grow by when points of one ring shift together: the square root of the scatter of
 *            the rings' mean residuals over what independent points would give, at least 1
 * @param iterations of the optimizer in all
 */
record Refined(DetectorGeometry geometry, double[] parameters, int[] free, double[] covariance, double[] residuals,
        double[] weights, double ringScale, int iterations) {
    /** Root of the mean squared residual of the points with weight, rad. */
    double rms() {
        double sum = 0;
        int n = 0;
        for (int i = 0; i < residuals.length; i++) {
            if (weights[i] > 0) {
                sum += residuals[i] * residuals[i];
                n++;
            }
        }
        return Math.sqrt(sum / n);
    }

    /** Number of points with weight. */
    int points() {
        int n = 0;
        for (double w : weights) {
            n += w > 0 ? 1 : 0;
        }
        return n;
    }

    /** Place of a parameter among the free ones; -1 for one that was held. */
    int place(Freedom freedom) {
        for (int k = 0; k < free.length; k++) {
            if (free[k] == freedom.ordinal()) {
                return k;
            }
        }
        return -1;
    }

    /** Value of a parameter. */
    double value(Freedom freedom) {
        return parameters[freedom.ordinal()];
    }

    /** One standard uncertainty as if all points were independent; NaN for a parameter that was held. */
    double uncertainty(Freedom freedom) {
        int k = place(freedom);
        return k < 0 ? Double.NaN : Math.sqrt(covariance[k * free.length + k]);
    }

    /** Correlation of two parameters; NaN when one was held. */
    double correlation(Freedom x, Freedom y) {
        int j = place(x);
        int k = place(y);
        return j < 0 || k < 0 ? Double.NaN
                : covariance[j * free.length + k] / (uncertainty(x) * uncertainty(y));
    }

    /** Uncertainty of a function of the parameters from its derivatives by the free ones. */
    double propagated(double[] derivatives) {
        double sum = 0;
        for (int j = 0; j < free.length; j++) {
            for (int k = 0; k < free.length; k++) {
                sum += derivatives[j] * covariance[j * free.length + k] * derivatives[k];
            }
        }
        return Math.sqrt(Math.max(0, sum));
    }

    /** Wavelength, angstrom. */
    double wavelength() {
        return value(Freedom.WAVELENGTH);
    }
}
