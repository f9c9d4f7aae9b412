// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import java.util.List;
import org.apache.commons.math3.special.Beta;

/**
 * Pearson VII profile Gamma(m)/(Gamma(m - 1/2) sqrt(pi) g) [1 + (x-c)^2/g^2]^-m with g = w/(2 sqrt(2^{1/m} - 1)) (Hall
 * et al. 1977, J. Appl. Cryst. 10, 66). m = 1 is the Lorentz profile, large m tends to Gauss; m &gt; 1/2, bounded here
 * by 0.55 and 100.
 */
public final class PearsonVII implements PeakShape {
    @Override
    public List<ShapeParameter> shapeParameters() {
        return List.of(new ShapeParameter("m", 0.55, 100, 1.5));
    }

    /** Height times FWHM of a profile of unit area. */
    private static double height(double m) {
        double k = Math.sqrt(Math.expm1(Math.log(2) / m));
        // Gamma(m)/(Gamma(m - 1/2) sqrt(pi)) = 1/B(m - 1/2, 1/2), without the cancellation for large m
        return 2 * k * Math.exp(-Beta.logBeta(m - 0.5, 0.5));
    }

    /**
     * Digamma function for x &gt; 0: recurrence up to 10, then the asymptotic series (Abramowitz &amp; Stegun 6.3.5,
     * 6.3.18) to 1e-15; that of Commons Math is good to 1e-8 only.
     */
    private static double digamma(double x) {
        double shift = 0;
        double y = x;
        while (y < 10) {
            shift += 1 / y;
            y++;
        }
        double s = 1 / (y * y);
        double series = s * (1.0 / 12 - s * (1.0 / 120 - s * (1.0 / 252 - s * (1.0 / 240 - s * (1.0 / 132
                - s * (691.0 / 32_760 - s / 12))))));
        return Math.log(y) - 0.5 / y - series - shift;
    }

    @Override
    public void profile(double[] x, int from, int to, double position, double fwhm, double[] shape, double[] value) {
        double m = shape[0];
        double k2 = Math.expm1(Math.log(2) / m);
        double height = height(m) / fwhm;
        for (int i = from; i < to; i++) {
            double t = (x[i] - position) / fwhm;
            value[i] = height * Math.exp(-m * Math.log1p(4 * k2 * t * t));
        }
    }

    @Override
    public void derivatives(double[] x, int from, int to, double position, double fwhm, double[] shape, double[] value,
            double[][] derivative) {
        double m = shape[0];
        double k2 = Math.expm1(Math.log(2) / m);
        // d(k^2)/dm = -2^{1/m} ln2/m^2
        double k2Slope = -(k2 + 1) * Math.log(2) / (m * m);
        double height = height(m) / fwhm;
        double heightSlope = digamma(m) - digamma(m - 0.5) + k2Slope / (2 * k2);
        for (int i = from; i < to; i++) {
            double t = (x[i] - position) / fwhm;
            double base = 1 + 4 * k2 * t * t;
            double logBase = Math.log1p(4 * k2 * t * t);
            double p = height * Math.exp(-m * logBase);
            double slope = 8 * m * k2 * t / base * p / fwhm;
            value[i] = p;
            derivative[0][i] = slope;
            derivative[1][i] = slope * t - p / fwhm;
            derivative[2][i] = p * (heightSlope - logBase - m * 4 * k2Slope * t * t / base);
        }
    }
}
