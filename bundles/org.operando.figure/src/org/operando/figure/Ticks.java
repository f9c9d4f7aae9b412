// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * Ticks of an axis: values of the numbered ones with their texts, values of the small ones between, and what the
 * numbers have in common: number = (value - origin) / 10^exponent.
 * @param major values with a number
 * @param labels their numbers, with markup, as many
 * @param minor values between, without numbers
 * @param exponent the common power of ten
 * @param origin what was taken from the values, as it is written behind the quantity, e.g. {@code " − 8333.12"}; empty
 *        for nothing
 */
record Ticks(double[] major, List<String> labels, double[] minor, int exponent, String origin) {
    /** The real minus sign. */
    static final char MINUS = '−';

    /** Exponents of the candidates for steps 1, 2 and 5 times a power of ten. */
    private static final int[] MANTISSAS = {1, 2, 5};

    /** Longer numbers of a narrow range are counted from an origin. */
    private static final int LONGEST = 7;

    /** No axis has more ticks; a guard against steps lost in the rounding of large values. */
    private static final int MOST = 2000;

    /**
     * Steps 1, 2, 5 x 10^n in ascending order that give 2 to 60 ticks or a single one on a range.
     */
    static double[] steps(double low, double high) {
        double range = high - low;
        int first = (int) Math.floor(Math.log10(range)) - 2;
        List<Double> steps = new ArrayList<>();
        for (int power = first; power <= first + 3; power++) {
            for (int mantissa : MANTISSAS) {
                double step = scaled(mantissa, power);
                if (range / step <= 60 && range / step >= 0.5) {
                    steps.add(step);
                }
            }
        }
        return steps.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** mantissa x 10^power; a division where it is the exact way. */
    private static double scaled(double mantissa, int power) {
        return power < 0 ? mantissa / Math.pow(10, -power) : mantissa * Math.pow(10, power);
    }

    /** Multiples of a step within a range, ends included but for rounding. */
    static double[] multiples(double low, double high, double step) {
        double slack = 1e-9 * (high - low) / step;
        long first = (long) Math.ceil(low / step - slack);
        long last = (long) Math.floor(high / step + slack);
        int count = (int) Math.max(0, Math.min(MOST, last - first + 1));
        double inverse = Math.rint(1 / step);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            // step below one: divide by its inverse, an integer, so that 0.3 is the double 0.3
            values[i] = step < 1 && inverse < 1e15 ? (first + i) / inverse : (first + i) * step;
        }
        return values;
    }

    /** Small ticks: a fifth of steps 1 and 5, a fourth of steps 2. */
    static double[] between(double low, double high, double step) {
        return multiples(low, high, mantissa(step) == 2 ? step / 4 : step / 5);
    }

    /** Fewer small ticks: halves of steps 1 and 2; none of steps 5, whose half is not 1-2-5. */
    static double[] halves(double low, double high, double step) {
        return mantissa(step) == 5 ? new double[0] : multiples(low, high, step / 2);
    }

    private static long mantissa(double step) {
        return Math.round(step / scaled(1, (int) Math.floor(Math.log10(step) + 1e-9)));
    }

    /** The same ticks with other small ones. */
    Ticks withMinor(double[] small) {
        return new Ticks(major, labels, small, exponent, origin);
    }

    /** Those of the ticks whose value passes. */
    Ticks only(DoublePredicate allowed) {
        int[] kept = IntStream.range(0, major.length).filter(i -> allowed.test(major[i])).toArray();
        return new Ticks(Arrays.stream(kept).mapToDouble(i -> major[i]).toArray(),
                Arrays.stream(kept).mapToObj(labels::get).toList(), Arrays.stream(minor).filter(allowed).toArray(),
                exponent, origin);
    }

    /** The power of ten, a multiple of three, to divide long numbers by: 0 for 0.01 <= largest < 1e5. */
    static int exponent(double low, double high) {
        double largest = Math.max(Math.abs(low), Math.abs(high));
        if (largest >= 0.01 * (1 - 1e-9) && largest < 1e5 * (1 - 1e-9)) {
            return 0;
        }
        return 3 * (int) Math.floor(Math.log10(largest) / 3 + 1e-9);
    }

    /** Linear ticks with a step. */
    static Ticks linear(double low, double high, double step) {
        double[] values = multiples(low, high, step);
        int exponent = exponent(low, high);
        List<String> labels = numbers(values, 0, exponent, step);
        String origin = "";
        if (labels.stream().anyMatch(label -> label.length() > LONGEST)
                && high - low < 0.01 * Math.max(Math.abs(low), Math.abs(high))) {
            int power = (int) Math.ceil(Math.log10(high - low) - 1e-9);
            BigDecimal start = new BigDecimal(low).scaleByPowerOfTen(-power).setScale(0, RoundingMode.FLOOR)
                    .scaleByPowerOfTen(power);
            exponent = exponent(low - start.doubleValue(), high - start.doubleValue());
            labels = numbers(values, start.doubleValue(), exponent, step);
            origin = (start.signum() < 0 ? " + " : " − ") + start.abs().toPlainString();
        }
        return new Ticks(values, labels, between(low, high, step), exponent, origin);
    }

    private static List<String> numbers(double[] values, double origin, int exponent, double step) {
        int decimals = Math.max(0, exponent - (int) Math.floor(Math.log10(step) + 1e-9));
        List<String> labels = new ArrayList<>();
        for (double value : values) {
            labels.add(number(scaled(value - origin, -exponent), Math.min(decimals, 15)));
        }
        return labels;
    }

    /** A number with so many decimals and a real minus sign; zero has no sign. */
    static String number(double value, int decimals) {
        String text = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
        boolean zero = text.chars().allMatch(c -> c == '0' || c == '.' || c == '-');
        if (text.startsWith("-")) {
            return zero ? text.substring(1) : MINUS + text.substring(1);
        }
        return text;
    }

    /** Numbers at 1, 2 and 5 times the decades, for a logarithmic axis that shows one decade or none whole. */
    static Ticks partsOfDecades(double low, double high) {
        List<Double> major = new ArrayList<>();
        List<Double> minor = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
            for (int m = 1; m <= 9; m++) {
                double value = scaled(m, power);
                if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
                    (m == 1 || m == 2 || m == 5 ? major : minor).add(value);
                }
            }
        }
        int exponent = exponent(low, high);
        List<String> labels = new ArrayList<>();
        for (double value : major) {
            int decimals = Math.max(0, exponent - (int) Math.floor(Math.log10(value) + 1e-9));
            labels.add(number(scaled(value, -exponent), decimals));
        }
        return new Ticks(major.stream().mapToDouble(Double::doubleValue).toArray(), labels,
                minor.stream().mapToDouble(Double::doubleValue).toArray(), exponent, "");
    }

    /**
     * Decades of a logarithmic axis.
     * @param every each decade (1), every second (2), ... has a number
     * @param small whether 2 to 9 times a decade get small ticks
     */
    static Ticks decades(double low, double high, int every, boolean small) {
        int first = (int) Math.ceil(Math.log10(low) - 1e-9);
        int last = (int) Math.floor(Math.log10(high) + 1e-9);
        List<Double> major = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        List<Double> minor = new ArrayList<>();
        boolean plain = first >= -2 && last <= 3;
        for (int power = first - 1; power <= last; power++) {
            if (power >= first && Math.floorMod(power, every) == 0) {
                major.add(scaled(1, power));
                labels.add(plain ? number(scaled(1, power), Math.max(0, -power))
                        : "10^{" + (power < 0 ? MINUS + Integer.toString(-power) : Integer.toString(power)) + "}");
            } else if (power >= first) {
                minor.add(scaled(1, power));
            }
            for (int m = 2; small && m <= 9; m++) {
                double value = scaled(m, power);
                if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
                    minor.add(value);
                }
            }
        }
        return new Ticks(major.stream().mapToDouble(Double::doubleValue).toArray(), labels,
                minor.stream().mapToDouble(Double::doubleValue).toArray(), 0, "");
    }
}
