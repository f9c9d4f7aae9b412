// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.text;

/** Compares the form of the last cell of the last row with those above, to find out a row that was cut. */
final class LastCell {
    private final RowForm form;
    private int rows;
    private int length;
    private int decimals;
    private int shortest = Integer.MAX_VALUE;
    private int fewest = Integer.MAX_VALUE;
    private int most;

    LastCell(RowForm form) {
        this.form = form;
    }

    /** Takes the next row. */
    void add(byte[] text, int from, int to) {
        if (rows++ > 0) {
            shortest = Math.min(shortest, length);
            fewest = Math.min(fewest, decimals);
            most = Math.max(most, decimals);
        }
        int end = to;
        while (end > from && isBetweenCells(text[end - 1])) {
            end--;
        }
        int at = end;
        decimals = 0;
        while (at > from && !isBetweenCells(text[at - 1])) {
            at--;
            if (text[at] == form.point()) {
                decimals = end - at - 1;
            }
        }
        length = end - at;
    }

    /**
     * Whether the last cell of the last row is too short: fewer decimals than any above, or fewer characters where
     * decimals tell nothing (9.99 below 10.00 is whole).
     */
    boolean isShort() {
        boolean fixed = fewest == most && most > 0;
        return rows > 1 && (decimals < fewest || !fixed && length < shortest);
    }

    private boolean isBetweenCells(byte c) {
        return c == ' ' || c == '\t' || c == form.separator();
    }
}
