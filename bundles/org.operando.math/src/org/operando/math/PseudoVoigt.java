// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import java.util.List;

/**
 * Pseudo-Voigt profile eta L + (1 - eta) G with one FWHM for the Lorentz part L and the Gauss part G (Wertheim et al.
 * 1974, Rev. Sci. Instrum. 45, 1369). eta is bounded by 0 and 1.
 */
public final class PseudoVoigt implements PeakShape {
    @Override
    public List<ShapeParameter> shapeParameters() {
        return List.of(new ShapeParameter("eta", 0, 1, 0.5));
    }

    @Override
    public void profile(double[] x, int from, int to, double position, double fwhm, double[] shape, double[] value) {
        double eta = shape[0];
        for (int i = from; i < to; i++) {
            double t = (x[i] - position) / fwhm;
            double g = Gauss.HEIGHT * Math.exp(-Gauss.FOUR_LN2 * t * t);
            double l = Lorentz.HEIGHT / (1 + 4 * t * t);
            value[i] = (eta * l + (1 - eta) * g) / fwhm;
        }
    }

    @Override
    public void derivatives(double[] x, int from, int to, double position, double fwhm, double[] shape, double[] value,
            double[][] derivative) {
        double eta = shape[0];
        for (int i = from; i < to; i++) {
            double t = (x[i] - position) / fwhm;
            double g = Gauss.HEIGHT / fwhm * Math.exp(-Gauss.FOUR_LN2 * t * t);
            double s = 1 / (1 + 4 * t * t);
            double l = Lorentz.HEIGHT / fwhm * s;
            double slope = (eta * 8 * s * l + (1 - eta) * 2 * Gauss.FOUR_LN2 * g) * t / fwhm;
            double sum = eta * l + (1 - eta) * g;
            value[i] = sum;
            derivative[0][i] = slope;
            derivative[1][i] = slope * t - sum / fwhm;
            derivative[2][i] = l - g;
        }
    }
}
