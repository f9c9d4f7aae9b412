// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.electrode;

import java.util.Locale;
import org.operando.api.Column;
import org.operando.api.Quantity;
import org.operando.api.Table;

/** A quantity as a study takes it. */
final class StudyQuantity {
    private StudyQuantity() {
    }

    /** What to write, as a table of one row. */
    static Table lines(String under, String text) {
        return Table.of(Column.of("under", new String[] {under}), Column.of("write", new String[] {text}));
    }

    /** The key with value, uncertainty (two digits), unit and source. */
    static String text(String key, Quantity quantity, String source) {
        if (!(quantity.uncertainty() > 0)) {
            return String.format(Locale.ROOT, "%s: {value: %s, unit: %s, source: \"%s\"}", key,
                    Quantity.digits(quantity.value(), Double.NaN), quantity.unit().name(), source);
        }
        int digits = (int) Math.min(9, Math.max(0, 1 - Math.floor(Math.log10(quantity.uncertainty()))));
        return String.format(Locale.ROOT, "%s: {value: %." + digits + "f, uncertainty: %." + digits
                + "f, unit: %s, source: \"%s\"}", key, quantity.value(), quantity.uncertainty(), quantity.unit().name(),
                source);
    }
}
