// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.results;

/**
 * When two numbers count as equal: apart by at most {@code absolute + relative * max(|a|, |b|)}, or, where both have an
 * uncertainty, by at most so many standard uncertainties of the difference.
 * @param relative part of the larger magnitude
 * @param absolute in the unit of the numbers
 * @param sigmas number of standard uncertainties; 0: uncertainties make nothing equal
 */
public record Tolerance(double relative, double absolute, double sigmas) {
    /** Equal is what has equal bits, NaN equal to NaN and 0 equal to -0. */
    public static final Tolerance EXACT = new Tolerance(0, 0, 0);

    public Tolerance {
        if (!(relative >= 0 && absolute >= 0 && sigmas >= 0)) {
            throw new IllegalArgumentException(
                    "tolerances are not negative: " + relative + ", " + absolute + ", " + sigmas);
        }
    }

    /** Difference over its standard uncertainty, |a - b| / sqrt(ua^2 + ub^2); NaN where no uncertainty is known. */
    public static double sigmas(double a, double aError, double b, double bError) {
        double error = Math.hypot(aError, bError);
        return error > 0 ? Math.abs(a - b) / error : Double.NaN;
    }

    /** Whether two numbers without uncertainties are equal. */
    public boolean equal(double a, double b) {
        return a == b || Double.isNaN(a) && Double.isNaN(b)
                || Math.abs(a - b) <= absolute + relative * Math.max(Math.abs(a), Math.abs(b));
    }

    /** Whether two numbers are equal that are so many standard uncertainties of their difference apart. */
    public boolean equal(double a, double b, double apart) {
        return equal(a, b) || apart <= sigmas;
    }
}
