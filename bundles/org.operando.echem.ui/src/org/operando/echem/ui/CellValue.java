// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Unit;

/**
 * A quantity in the text of a study, written in one ({@code 6.16(2) mg}) or in parts ({@code {value: 6.16, ...}}).
 * @param path where it stands
 * @param unit the unit that is meant where none is written
 */
record CellValue(List<String> path, String unit) {
    private static final Pattern FORM = Pattern
            .compile("([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+))(?:\\(([0-9]+)\\))?\\s*(\\S.*)?");

    /** Refuses what no cell has before it stands in the study. */
    private void require(String text, BigDecimal value, String own) throws OperationException {
        if (value.signum() <= 0) {
            throw new OperationException("'" + text + "' is not above 0", "", "what was there is kept");
        }
        boolean fits;
        try {
            fits = Unit.of(own).isConvertibleTo(Unit.of(unit));
        } catch (IllegalArgumentException e) {
            fits = false;
        }
        if (!fits) {
            throw new OperationException("'" + own + "' is no unit of it", "", "write it like 6.16 " + unit
                    + "; what was there is kept");
        }
    }

    private List<String> part(String name) {
        List<String> part = new ArrayList<>(path);
        part.add(name);
        return part;
    }

    /** Whether it is said, in one or in parts. */
    boolean isSaid(Function<List<String>, Optional<String>> said) {
        return said.apply(path).or(() -> said.apply(part("value"))).isPresent();
    }

    /** As people read it; empty when nothing is said. */
    String text(Function<List<String>, Optional<String>> said) {
        Optional<String> value = said.apply(part("value"));
        if (value.isEmpty()) {
            return said.apply(path).orElse("");
        }
        String own = said.apply(part("unit")).orElse(unit);
        try {
            double uncertainty = said.apply(part("uncertainty")).map(Double::parseDouble).orElse(Double.NaN);
            return Quantity.digits(Double.parseDouble(value.get()), uncertainty) + " " + own;
        } catch (NumberFormatException e) {
            // as it stands there; what is wrong with it is told among the problems
            return value.get() + " " + own;
        }
    }

    /**
     * What has to be written so that it says this.
     * @param text number, uncertainty of its last digits in parentheses, unit; empty to take it out
     */
    Map<List<String>, String> written(String text, Function<List<String>, Optional<String>> said)
            throws OperationException {
        Map<List<String>, String> edits = new LinkedHashMap<>();
        boolean parts = said.apply(part("value")).isPresent();
        if (text.isBlank()) {
            edits.put(path, "");
            return edits;
        }
        Matcher m = FORM.matcher(text.strip());
        if (!m.matches()) {
            throw new OperationException("'" + text.strip() + "' is no number with a unit", "",
                    "write it like 6.16 " + unit + " or 6.16(2) " + unit);
        }
        String own = Optional.ofNullable(m.group(3)).orElse(unit);
        require(text.strip(), new BigDecimal(m.group(1)), own);
        if (!parts) {
            edits.put(path, text.strip() + (m.group(3) == null ? " " + unit : ""));
            return edits;
        }
        edits.put(part("value"), m.group(1));
        if (m.group(2) != null) {
            BigDecimal uncertainty = new BigDecimal(m.group(2)).movePointLeft(new BigDecimal(m.group(1)).scale());
            edits.put(part("uncertainty"), uncertainty.toPlainString());
        }
        if (!own.equals(said.apply(part("unit")).orElse(""))) {
            edits.put(part("unit"), own);
        }
        return edits;
    }
}
