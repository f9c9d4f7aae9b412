// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.probe;

/**
 * Factors of four probes in line on a plate: {@code rho = (pi t / ln 2) (V / I) F1(t/s) F2(d/s)}, t the thickness, s the
 * distance of the tips, d the diameter of a disc that they stand in the middle of.
 */
final class ProbeFactors {
    /** Terms of the series; what is left is in the tail: 1e-6 above the thickness below. */
    private static final int TERMS = 200;
    /** Below it the factor of the thickness is 1 to six digits. */
    private static final double THIN = 0.2;

    private ProbeFactors() {
    }

    /**
     * Factor of the thickness, insulating back: {@code 2 ln 2 / (t/s S)}, S by mirror images of the tips. The closed
     * form with two hyperbolic sines that is often printed is up to 7.5 % low, so it is not used.
     * @param ratio thickness over distance of the tips
     */
    static double thickness(double ratio) {
        if (ratio < THIN) {
            return 1;
        }
        double sum = 0;
        for (int n = TERMS; n >= 1; n--) {
            double z = 2 * n * ratio;
            sum += 1 / Math.sqrt(1 + z * z) - 1 / Math.sqrt(4 + z * z);
        }
        double step = 2 * ratio;
        sum += 3 / (4 * step * step * step * (TERMS + 0.5) * (TERMS + 0.5));
        return 2 * Math.log(2) / (ratio * (1 + 4 * sum));
    }

    /**
     * Factor of the diameter of a thin disc.
     * @param ratio diameter over distance of the tips, above 3: the tips stand on the disc
     */
    static double diameter(double ratio) {
        double square = ratio * ratio;
        return Math.log(2) / (Math.log(2) + Math.log((square + 3) / (square - 3)));
    }

    /** d ln F1 / d ln(t/s). */
    static double thicknessSlope(double ratio) {
        return (Math.log(thickness(ratio * 1.001)) - Math.log(thickness(ratio * 0.999))) / Math.log(1.001 / 0.999);
    }

    /** d ln F2 / d ln(d/s). */
    static double diameterSlope(double ratio) {
        return (Math.log(diameter(ratio * 1.001)) - Math.log(diameter(ratio * 0.999))) / Math.log(1.001 / 0.999);
    }
}
