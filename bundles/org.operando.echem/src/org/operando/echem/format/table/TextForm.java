// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.table;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.operando.io.text.DelimitedText;

/**
 * How a table is written as text.
 * @param namesLine line of the names of its columns, from 1
 * @param separator what stands between cells
 * @param point the decimal sign
 */
public record TextForm(int namesLine, char separator, char point) {
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    /** Lines before a table that are looked at; the longest headers seen have some hundred. */
    private static final int LOOKED_AT = 2000;
    /** Rows that the decimal sign is looked for in. */
    private static final int SAMPLED = 200;
    private static final Pattern NUMBER = Pattern
            .compile("[-+]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][-+]?[0-9]+)?");
    private static final Pattern COMMA_NUMBER = Pattern.compile("[-+]?[0-9]*,[0-9]+(?:[eE][-+]?[0-9]+)?");

    /**
     * The form of the table whose names have this property, in the first line that has it.
     * @param text rewound before and after
     */
    public static Optional<TextForm> ofNames(DelimitedText text, Predicate<List<String>> areNames) {
        Optional<TextForm> first = Optional.empty();
        for (char separator : SEPARATORS) {
            text.rewind();
            text.form(separator, '.');
            int limit = first.map(TextForm::namesLine).orElse(LOOKED_AT + 1);
            while (text.line() + 1 < limit && text.advance()) {
                if (areNames.test(text.texts())) {
                    first = Optional.of(new TextForm(text.line(), separator, point(text, separator)));
                    break;
                }
            }
        }
        text.rewind();
        return first;
    }

    /** The form of what looks like a table: a line of names, and a line with as many cells of which most are numbers. */
    public static Optional<TextForm> ofTable(DelimitedText text) {
        Optional<TextForm> first = Optional.empty();
        for (char separator : SEPARATORS) {
            text.rewind();
            text.form(separator, '.');
            int limit = first.map(TextForm::namesLine).orElse(LOOKED_AT + 1);
            int names = 0;
            int line = 0;
            while (text.line() < limit && text.advance()) {
                if (text.isBlank()) {
                    continue;
                }
                if (names >= 3 && text.line() - 1 < limit && areNumbers(text, names)) {
                    first = Optional.of(new TextForm(line, separator, point(text, separator)));
                    break;
                }
                names = names(text);
                line = text.line();
            }
        }
        text.rewind();
        return first;
    }

    /** Number of the cells of a line of which none is a number; 0 when one is, or one between them is empty. */
    private static int names(DelimitedText text) {
        int cells = text.cells();
        while (cells > 0 && text.text(cells - 1).isEmpty()) {
            cells--;
        }
        for (int c = 0; c < cells; c++) {
            String cell = text.text(c);
            if (cell.isEmpty() || NUMBER.matcher(cell).matches()) {
                return 0;
            }
        }
        return cells;
    }

    private static boolean areNumbers(DelimitedText text, int names) {
        int numbers = 0;
        int others = 0;
        for (int c = 0; c < Math.min(names, text.cells()); c++) {
            String cell = text.text(c);
            if (NUMBER.matcher(cell).matches()) {
                numbers++;
            } else if (!cell.isEmpty()) {
                others++;
            }
        }
        return numbers >= 2 && numbers > others;
    }

    /** The decimal sign of the lines from the present one on: a comma when a number with one is there. */
    private static char point(DelimitedText text, char separator) {
        if (separator == ',') {
            return '.';
        }
        for (int n = 0; n < SAMPLED; n++) {
            for (int c = 0; c < text.cells(); c++) {
                if (COMMA_NUMBER.matcher(text.text(c)).matches()) {
                    return ',';
                }
            }
            if (!text.advance()) {
                break;
            }
        }
        return '.';
    }
}
