// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;

/**
 * Count, ends and sum of a column of a file as printed in it, found by another reader (pandas) on the file itself.
 * @param n number of rows
 * @param first first value
 * @param last last value
 * @param min least value
 * @param max largest value
 * @param sum sum of those that are numbers
 */
public record SummaryRow(int n, double first, double last, double min, double max, double sum) {
    /** The row of a file, named by its folder, and column. */
    public static SummaryRow of(String file, String column) throws IOException {
        ReferenceTable table = ReferenceTable.read(EchemData.reference("table_summary.csv"),
                row -> row[0].equals(file) && row[2].equals(column));
        assertEquals(1, table.rows(), file + " " + column);
        return new SummaryRow((int) table.number("n", 0), table.number("first", 0), table.number("last", 0),
                table.number("min", 0), table.number("max", 0), table.number("sum", 0));
    }

    /** Without rows that the other reader counted although all their cells are empty. */
    public SummaryRow without(int emptyRows) {
        return new SummaryRow(n - emptyRows, first, last, min, max, sum);
    }

    /**
     * Compares a column that was read.
     * @param factor what the printed numbers are multiplied by to be in its unit
     */
    public void assertLike(String what, double[] values, double factor) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double sizes = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += value;
                sizes += Math.abs(value);
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        assertEquals(n, values.length, what + " rows");
        // the table prints 15 digits; a unit is converted with one rounding
        assertEquals(Math.min(factor * min, factor * max), least, 1e-13 * Math.abs(least), what + " least");
        assertEquals(Math.max(factor * min, factor * max), most, 1e-13 * Math.abs(most), what + " largest");
        assertEquals(factor * first, values[0], 1e-13 * Math.abs(values[0]), what + " first");
        if (!Double.isNaN(last)) {
            assertEquals(factor * last, values[values.length - 1], 1e-13 * Math.abs(values[values.length - 1]),
                    what + " last");
        }
        // each addition rounds
        assertEquals(factor * sum(), sum, 1e-15 * values.length * sizes, what + " sum");
    }

    /** Whole numbers as doubles. */
    public static double[] doubles(long[] wholes) {
        double[] values = new double[wholes.length];
        for (int i = 0; i < wholes.length; i++) {
            values[i] = wholes[i];
        }
        return values;
    }
}
