// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * A number with its standard uncertainty and unit.
 * @param value NaN when not known
 * @param uncertainty one standard uncertainty in the same unit; NaN when not known, never 0 for that
 * @param unit unit of both
 * @param origin where the uncertainty comes from: counting, fit covariance, replicate scatter, propagated input,
 *            instrument accuracy, or a source such as "SEM, 212 particles"; empty when there is none
 * @param systematic the part of the uncertainty that repetition does not make smaller (accuracy of an instrument, a
 *            mass that all values share), in the same unit; NaN where the parts are not told apart
 */
public record Quantity(double value, double uncertainty, Unit unit, String origin, double systematic) {
    /** Relative uncertainty that no reader cares for: digits beyond it are not printed. */
    private static final double NEGLIGIBLE = 1e-8;

    public Quantity {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(origin, "origin");
        if (uncertainty < 0) {
            throw new IllegalArgumentException("uncertainty must not be negative: " + uncertainty);
        }
        if (systematic < 0 || systematic > uncertainty * (1 + NEGLIGIBLE)) {
            throw new IllegalArgumentException("the systematic part, " + systematic
                    + ", must lie between 0 and the whole uncertainty, " + uncertainty);
        }
    }

    /** A quantity whose statistical and systematic parts are not told apart. */
    public Quantity(double value, double uncertainty, Unit unit, String origin) {
        this(value, uncertainty, unit, origin, Double.NaN);
    }

    /** A value without a known uncertainty. */
    public static Quantity of(double value, String unit) {
        return new Quantity(value, Double.NaN, Unit.of(unit), "");
    }

    /** A value whose uncertainty has no named origin. */
    public static Quantity of(double value, double uncertainty, String unit) {
        return new Quantity(value, uncertainty, Unit.of(unit), "");
    }

    /** A value with an uncertainty of the origin named. */
    public static Quantity of(double value, double uncertainty, String unit, String origin) {
        return new Quantity(value, uncertainty, Unit.of(unit), origin);
    }

    /** The same quantity in another unit of the same dimension. */
    public Quantity to(Unit target) {
        double ratio = unit.ratio(target);
        return new Quantity(unit.to(target, value), uncertainty * ratio, target, origin, systematic * ratio);
    }

    /** The same quantity with the systematic part of its uncertainty told apart. */
    public Quantity withSystematic(double part) {
        return new Quantity(value, uncertainty, unit, origin, part);
    }

    /**
     * The statistical part of the uncertainty: sqrt(u^2 - s^2); NaN where the parts are not told apart.
     */
    public double statistical() {
        return statistical(uncertainty, systematic);
    }

    /** Statistical part of an uncertainty with a systematic part; NaN where one of them is not known. */
    static double statistical(double uncertainty, double systematic) {
        return Math.sqrt(Math.max(0, (uncertainty - systematic) * (uncertainty + systematic)));
    }

    /**
     * The number as a table prints it: the uncertainty with two digits when it begins with 1, else one, in parentheses
     * after the value's last digits, e.g. {@code 0.4521(3) angstrom}.
     */
    @Override
    public String toString() {
        String suffix = unit.name().equals("1") ? "" : " " + unit.name();
        return digits(value, uncertainty) + suffix;
    }

    /** A number without uncertainty, as messages print it: six significant digits at most, no zeros at the end. */
    public static String digits(double value) {
        return digits(value, Double.NaN);
    }

    /** The number and its uncertainty without unit, as in {@link #toString()}. */
    public static String digits(double value, double uncertainty) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        if (Double.isNaN(uncertainty) || Double.isInfinite(uncertainty)
                || uncertainty <= NEGLIGIBLE * Math.abs(value)) {
            return plain(BigDecimal.valueOf(value).round(new MathContext(6)).stripTrailingZeros());
        }
        int exponent = value == 0 ? 0 : (int) Math.floor(Math.log10(Math.abs(value)));
        if (exponent < -5 || exponent > 8) {
            // beside a power of ten the digits are as many, and the zeros none
            BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(-exponent);
            return digits(new BigDecimal(value).multiply(power), new BigDecimal(uncertainty).multiply(power)) + "e"
                    + exponent;
        }
        return digits(new BigDecimal(value), new BigDecimal(uncertainty));
    }

    private static String digits(BigDecimal value, BigDecimal uncertainty) {
        boolean two = uncertainty.round(new MathContext(1, RoundingMode.DOWN)).unscaledValue()
                .longValue() == 1;
        BigDecimal error = uncertainty.round(new MathContext(two ? 2 : 1));
        int scale = error.scale();
        BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_EVEN);
        if (scale <= 0) {
            return rounded.toPlainString() + "(" + error.toBigInteger() + ")";
        }
        boolean large = error.compareTo(BigDecimal.ONE) >= 0;
        return rounded.toPlainString() + "(" + (large ? error.toPlainString() : error.unscaledValue()) + ")";
    }

    private static String plain(BigDecimal x) {
        int exponent = x.precision() - x.scale() - 1;
        return x.signum() == 0 ? "0" : exponent < -5 || exponent > 8 ? x.toString() : x.toPlainString();
    }
}
