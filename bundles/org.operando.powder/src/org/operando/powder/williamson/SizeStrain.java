// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Size and microstrain of the breadths of lines: beta cos(theta) = K lambda/D + 4 eps sin(theta), with beta in radians.
 * Where the intercept is below two of its uncertainties the size term is negligible: D is then unknown, with the lower
 * limit K lambda/(intercept + 2 sigma), and eps is of a line through the origin.
 * @param size D, angstrom; NaN when negligible
 * @param sizeError one standard uncertainty
 * @param sizeLimit lower limit, angstrom, NaN where there is a size
 * @param strain eps, dimensionless; may be negative where it is negligible
 * @param strainError one standard uncertainty
 * @param correlation of size and strain
 * @param line the straight line that the size comes from, or through the origin
 */
record SizeStrain(double size, double sizeError, double sizeLimit, double strain, double strainError,
        double correlation, StraightLine line) {
    private static final double SIGNIFICANT = 2;

    /** Abscissa of a line: 4 sin(theta). */
    static double abscissa(double twoThetaDegrees) {
        return 4 * Math.sin(Math.toRadians(twoThetaDegrees) / 2);
    }

    /** Ordinate of a line, radian: beta cos(theta), with beta in degrees. */
    static double ordinate(double twoThetaDegrees, double betaDegrees) {
        return Math.toRadians(betaDegrees) * Math.cos(Math.toRadians(twoThetaDegrees) / 2);
    }

    /**
     * Of three lines or more, or of two without a test of the straight line.
     * @param twoThetaDegrees positions
     * @param betaDegrees breadths of the sample
     * @param errorDegrees their standard uncertainties
     * @param constant K
     * @param wavelength angstrom
     */
    static SizeStrain of(double[] twoThetaDegrees, double[] betaDegrees, double[] errorDegrees, double constant,
            double wavelength) {
        int n = twoThetaDegrees.length;
        double[] x = Arrays.stream(twoThetaDegrees).map(SizeStrain::abscissa).toArray();
        double[] y = IntStream.range(0, n).mapToDouble(i -> ordinate(twoThetaDegrees[i], betaDegrees[i])).toArray();
        double[] sigma = IntStream.range(0, n).mapToDouble(i -> ordinate(twoThetaDegrees[i], errorDegrees[i]))
                .toArray();
        StraightLine line = StraightLine.through(x, y, sigma);
        double scherrer = constant * wavelength;
        if (line.intercept() < SIGNIFICANT * line.interceptError()) {
            StraightLine origin = StraightLine.throughOrigin(x, y, sigma);
            double limit = scherrer / Math.max(0, line.intercept() + SIGNIFICANT * line.interceptError());
            return new SizeStrain(Double.NaN, Double.NaN, limit, origin.slope(), origin.slopeError(), Double.NaN,
                    origin);
        }
        double size = scherrer / line.intercept();
        // D falls as the intercept rises, so its correlation with the slope is the opposite
        double correlation = -line.covariance() / (line.interceptError() * line.slopeError());
        return new SizeStrain(size, size * line.interceptError() / line.intercept(), Double.NaN, line.slope(),
                line.slopeError(), correlation, line);
    }
}
