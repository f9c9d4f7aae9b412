// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.record;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operando.api.Quantity;
import org.operando.api.Unit;

/**
 * A number as a study writes it: exact decimal text, an uncertainty of the last digits in parentheses, a unit:
 * {@code 1.9(4) um}.
 * @param written the whole text
 * @param value the number, exact
 * @param uncertainty its uncertainty, exact; null when none is written
 * @param unitName the unit as written; empty when none is
 */
record NumberText(String written, BigDecimal value, BigDecimal uncertainty, String unitName) {
    private static final int LONGEST_UNCERTAINTY = 30;
    private static final Pattern FORM = Pattern
            .compile(
                    "([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+))(?:\\(([0-9]+\\.?[0-9]*)\\))?([eE][+-]?[0-9]{1,3})?\\s*(.*)");

    /** Reads a number; the message of the exception is for the user. */
    static NumberText of(String text) {
        Matcher m = FORM.matcher(text.strip().replace('\u2212', '-'));
        if (!m.matches() || m.group(4).startsWith(",")) {
            throw new IllegalArgumentException("a number expected, found '" + text + "'"
                    + (text.contains(",") ? "; the decimal sign is a point" : ""));
        }
        if (Double.isInfinite(Double.parseDouble(m.group(1) + (m.group(3) == null ? "" : m.group(3))))
                || m.group(2) != null && m.group(2).length() > LONGEST_UNCERTAINTY) {
            throw new IllegalArgumentException("too large a number, " + text.length() + " characters long");
        }
        String exponent = m.group(3) == null ? "" : m.group(3);
        BigDecimal mantissa = new BigDecimal(m.group(1));
        BigDecimal value = new BigDecimal(m.group(1) + exponent);
        BigDecimal uncertainty = null;
        if (m.group(2) != null) {
            BigDecimal digits = new BigDecimal(m.group(2));
            uncertainty = (m.group(2).contains(".") ? digits : digits.scaleByPowerOfTen(-Math.max(0, mantissa.scale())))
                    .multiply(new BigDecimal("1" + exponent));
        }
        return new NumberText(text, value, uncertainty, m.group(4).strip());
    }

    boolean hasUnit() {
        return !unitName.isEmpty();
    }

    boolean hasUncertainty() {
        return uncertainty != null;
    }

    /** The unit; an unknown one is an IllegalArgumentException that says so. */
    Unit unit() {
        return Unit.of(unitName);
    }

    /** The number in a unit, rounded once. */
    double in(Unit target) {
        double x = hasUnit() ? unit().to(target, value) : value.doubleValue();
        return x == 0 ? 0 : x;
    }

    /** The quantity in a unit; an uncertainty given beside it is in its own unit or, without one, in that of the value. */
    Quantity quantity(Unit target, NumberText besideError, String source) {
        double error = Double.NaN;
        Unit own = hasUnit() ? unit() : target;
        if (besideError != null) {
            error = (besideError.hasUnit() ? besideError.unit() : own).ratio(target) * besideError.value.doubleValue();
        } else if (uncertainty != null) {
            error = own.ratio(target) * uncertainty.doubleValue();
        }
        return new Quantity(in(target), error, target, source);
    }
}
