// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import java.util.List;

/**
 * Pseudo-Voigt profile with unequal half widths: w_l left and w_r right of the position, one eta. The FWHM is w = (w_l
 * + w_r)/2, the asymmetry a = w_l/w_r; so w_l = 2 w a/(1 + a), w_r = 2 w/(1 + a), and the height is that of the
 * symmetric profile of FWHM w.
 */
public final class SplitPseudoVoigt implements PeakShape {
    @Override
    public List<ShapeParameter> shapeParameters() {
        return List.of(new ShapeParameter("eta", 0, 1, 0.5), new ShapeParameter("asymmetry", 0.1, 10, 1));
    }

    @Override
    public void profile(double[] x, int from, int to, double position, double fwhm, double[] shape, double[] value) {
        double eta = shape[0];
        double left = 2 * fwhm * shape[1] / (1 + shape[1]);
        double right = 2 * fwhm / (1 + shape[1]);
        for (int i = from; i < to; i++) {
            double u = x[i] - position;
            double t = u / (u < 0 ? left : right);
            double g = Gauss.HEIGHT * Math.exp(-Gauss.FOUR_LN2 * t * t);
            double l = Lorentz.HEIGHT / (1 + 4 * t * t);
            value[i] = (eta * l + (1 - eta) * g) / fwhm;
        }
    }

    @Override
    public void derivatives(double[] x, int from, int to, double position, double fwhm, double[] shape, double[] value,
            double[][] derivative) {
        double eta = shape[0];
        double a = shape[1];
        double left = 2 * fwhm * a / (1 + a);
        double right = 2 * fwhm / (1 + a);
        for (int i = from; i < to; i++) {
            double u = x[i] - position;
            double side = u < 0 ? left : right;
            double t = u / side;
            double g = Gauss.HEIGHT / fwhm * Math.exp(-Gauss.FOUR_LN2 * t * t);
            double s = 1 / (1 + 4 * t * t);
            double l = Lorentz.HEIGHT / fwhm * s;
            // minus the derivative with respect to t, divided by t
            double slope = eta * 8 * s * l + (1 - eta) * 2 * Gauss.FOUR_LN2 * g;
            double sum = eta * l + (1 - eta) * g;
            value[i] = sum;
            derivative[0][i] = slope * t / side;
            derivative[1][i] = (slope * t * t - sum) / fwhm;
            derivative[2][i] = l - g;
            // d ln(side)/da is 1/a - 1/(1 + a) at the left, -1/(1 + a) at the right
            derivative[3][i] = slope * t * t * (u < 0 ? 1 / (a * (1 + a)) : -1 / (1 + a));
        }
    }
}
