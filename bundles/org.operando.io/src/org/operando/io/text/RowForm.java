// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.text;

import java.nio.charset.StandardCharsets;

/**
 * How the numbers of a row are separated.
 * @param separator {@code ';'}, {@code ','}, or a blank for blanks and tabs
 * @param point decimal sign
 */
record RowForm(char separator, char point) {
    /** Most cells that a row is looked through for. */
    private static final int MAX_CELLS = 100_000;

    private static final RowForm[] FORMS = {new RowForm(' ', '.'), new RowForm(',', '.'), new RowForm(';', '.'),
        new RowForm(';', ','), new RowForm(' ', ',')};

    /**
     * The form in which a line is a row of numbers, when there is one. A comma is a separator whenever the line is a
     * row of numbers that way; it is a decimal sign when only that makes one ({@code 1,5;2,7} or {@code 1,5 2,7}).
     * @return null when the line is no row of numbers
     */
    static RowForm of(byte[] text, int from, int to) {
        for (RowForm form : FORMS) {
            if (form.cells(text, from, to, new double[0]) > 0) {
                return form;
            }
        }
        return null;
    }

    /**
     * Reads the cells of a line.
     * @param values takes the first numbers; empty cells are NaN
     * @return number of cells; minus the number of the cell (from 1) that is no number
     */
    int cells(byte[] text, int from, int to, double[] values) {
        int at = skipBlanks(text, from, to);
        int count = 0;
        boolean filled = false;
        while (at < to && count < MAX_CELLS) {
            int end = at;
            while (end < to && !isSeparator(text[end])) {
                end++;
            }
            int last = end;
            while (last > at && isBlank(text[last - 1])) {
                last--;
            }
            double value = last == at ? Double.NaN : NumberText.parse(text, at, last, point);
            if (NumberText.isNone(value)) {
                return -count - 1;
            }
            filled |= last > at;
            if (count < values.length) {
                values[count] = value;
            }
            count++;
            at = skipBlanks(text, end, to);
            if (separator != ' ' && at < to) {
                // a separator at the very end closes the last cell
                at = skipBlanks(text, at + 1, to);
            }
        }
        return filled ? count : -1;
    }

    /** Bounds of a cell that {@link #cells} found to be no number, for the message. */
    String cell(byte[] text, int from, int to, int number) {
        String line = new String(text, from, to - from, StandardCharsets.UTF_8).strip();
        String[] cells = line.split(separator == ' ' ? "[ \t]+" : "[ \t]*" + separator + "[ \t]*", -1);
        String cell = number <= cells.length ? cells[number - 1] : line;
        return cell.length() > 40 ? cell.substring(0, 40) + "..." : cell;
    }

    private boolean isSeparator(byte c) {
        return separator == ' ' ? isBlank(c) : c == separator;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }

    private static int skipBlanks(byte[] text, int from, int to) {
        int at = from;
        while (at < to && isBlank(text[at])) {
            at++;
        }
        return at;
    }
}
