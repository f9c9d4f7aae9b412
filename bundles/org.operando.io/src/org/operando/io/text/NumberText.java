// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Numbers out of bytes. With 15 digits (16, when they are at most 2^53) and a power of ten within 22 both factors are
 * exact doubles, so that one multiplication or division rounds right (Clinger 1990, "How to read floating point numbers
 * accurately"); all else goes to {@link Double#parseDouble}. Measured on columns of seven digits this is most of the time of reading.
 */
public final class NumberText {
    private static final double[] POWERS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
        1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    /** Digits that a long holds; they are exact as a double up to {@link #EXACT}. */
    private static final int MOST_DIGITS = 18;
    private static final long EXACT = 1L << 53;
    private static final int LONGEST = 400;

    /** A NaN with bits that no parsed NaN has. */
    private static final long NO_NUMBER_BITS = 0x7ff8_0000_dead_0001L;
    /** What {@link #parse} gives for bytes that are no number; ask {@link #isNone}, it is not equal to itself. */
    public static final double NO_NUMBER = Double.longBitsToDouble(NO_NUMBER_BITS);

    private NumberText() {
    }

    /** Whether {@link #parse} found no number. */
    public static boolean isNone(double value) {
        return Double.doubleToRawLongBits(value) == NO_NUMBER_BITS;
    }

    /**
     * Reads a number.
     * @param point the decimal sign, {@code '.'} or {@code ','}
     * @return the number; NaN for {@code nan}, {@code inf} and their kind; {@link #NO_NUMBER} for anything else
     */
    public static double parse(byte[] text, int from, int to, char point) {
        int at = from;
        boolean negative = at < to && text[at] == '-';
        if (at < to && (text[at] == '-' || text[at] == '+')) {
            at++;
        }
        long digits = 0;
        int count = 0;
        int decimals = 0;
        boolean any = false;
        boolean behindPoint = false;
        for (; at < to; at++) {
            int c = text[at];
            if (c >= '0' && c <= '9') {
                any = true;
                if (digits != 0 || c != '0') {
                    count++;
                }
                if (count <= MOST_DIGITS) {
                    digits = 10 * digits + c - '0';
                }
                decimals += behindPoint ? 1 : 0;
            } else if (c == point && !behindPoint) {
                behindPoint = true;
            } else {
                break;
            }
        }
        if (!any) {
            return notFinite(text, from, to);
        }
        int exponent = 0;
        if (at < to && isExponentSign(text[at])) {
            exponent = exponent(text, at + 1, to);
            at = to;
        }
        if (at != to || exponent == Integer.MIN_VALUE) {
            return NO_NUMBER;
        }
        int power = exponent - decimals;
        if (count <= MOST_DIGITS && digits <= EXACT && power >= -22 && power <= 22) {
            double value = power < 0 ? digits / POWERS[-power] : digits * POWERS[power];
            return negative ? -value : value;
        }
        return slow(text, from, to, point);
    }

    private static boolean isExponentSign(int c) {
        return c == 'e' || c == 'E' || c == 'd' || c == 'D';
    }

    /** The exponent, cut to a range that cannot overflow; MIN_VALUE when it is none. */
    private static int exponent(byte[] text, int from, int to) {
        int at = from;
        boolean negative = at < to && text[at] == '-';
        if (at < to && (text[at] == '-' || text[at] == '+')) {
            at++;
        }
        if (at == to) {
            return Integer.MIN_VALUE;
        }
        int value = 0;
        for (; at < to; at++) {
            if (text[at] < '0' || text[at] > '9') {
                return Integer.MIN_VALUE;
            }
            value = Math.min(100_000, 10 * value + text[at] - '0');
        }
        return negative ? -value : value;
    }

    private static double slow(byte[] text, int from, int to, char point) {
        if (to - from > LONGEST) {
            return NO_NUMBER;
        }
        String s = new String(text, from, to - from, StandardCharsets.ISO_8859_1).replace(point, '.').replace('d', 'e')
                .replace('D', 'e');
        return Double.parseDouble(s);
    }

    private static double notFinite(byte[] text, int from, int to) {
        if (to - from > 10 || to == from) {
            return NO_NUMBER;
        }
        String s = new String(text, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return switch (s.startsWith("-") || s.startsWith("+") ? s.substring(1) : s) {
            case "nan", "inf", "infinity", "nanq", "nan(ind)" -> Double.NaN;
            default -> NO_NUMBER;
        };
    }
}
