// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as a reader wants them: as many digits as mean something, a real minus sign. */
final class Numbers {
    private static final int LONGEST = 9;

    private Numbers() {
    }

    /** A number with so many significant digits; powers of ten where it would be long. */
    static String text(double value, int digits) {
        if (!Double.isFinite(value)) {
            return "\u2013";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return text(rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros(), rounded.doubleValue());
    }

    /**
     * A number as exact as a step.
     * @param step the smallest difference that means something, greater than 0
     */
    static String within(double value, double step) {
        if (!Double.isFinite(value)) {
            return "\u2013";
        }
        int decimals = step > 0 && Double.isFinite(step) ? (int) Math.ceil(-Math.log10(step)) : 6;
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return text(rounded, rounded.doubleValue());
    }

    private static String text(BigDecimal number, double value) {
        String plain = number.toPlainString();
        if (plain.length() > LONGEST + (value < 0 ? 1 : 0) && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6)) {
            plain = number.round(new MathContext(6)).stripTrailingZeros().toString().replace("E+", "e").replace('E',
                    'e');
        }
        return (value < 0 ? "\u2212" + plain.substring(1) : value == 0 ? plain.replace("-", "") : plain).replace("e-",
                "e\u2212");
    }

    /** A number for files: the shortest that reads back as the same; empty for NaN. */
    static String exact(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** The same for values of single precision. */
    static String exact(float value) {
        if (Float.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e7 ? Integer.toString((int) value)
                : Float.toString(value);
    }
}
