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
 */
public record Quantity(double value, double uncertainty, Unit unit, String origin) {
    /** Relative uncertainty that no reader cares for: digits beyond it are not printed. */
    private static final double NEGLIGIBLE = 1e-8;

    public Quantity {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(origin, "origin");
        if (uncertainty < 0) {
            throw new IllegalArgumentException("uncertainty must not be negative: " + uncertainty);
        }
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
        return new Quantity(unit.to(target, value), uncertainty * unit.ratio(target), target, origin);
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

    /** The number and its uncertainty without unit, as in {@link #toString()}. */
    public static String digits(double value, double uncertainty) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        if (Double.isNaN(uncertainty) || Double.isInfinite(uncertainty)
                || uncertainty <= NEGLIGIBLE * Math.abs(value)) {
            return plain(BigDecimal.valueOf(value).round(new MathContext(6)).stripTrailingZeros());
        }
        boolean two = new BigDecimal(uncertainty).round(new MathContext(1, RoundingMode.DOWN)).unscaledValue()
                .longValue() == 1;
        BigDecimal error = new BigDecimal(uncertainty).round(new MathContext(two ? 2 : 1));
        int scale = error.scale();
        BigDecimal rounded = new BigDecimal(value).setScale(scale, RoundingMode.HALF_EVEN);
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
