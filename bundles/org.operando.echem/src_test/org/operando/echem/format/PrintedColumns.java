// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Compares columns with the numbers and sums of the columns as a file prints them, which another program made. */
public final class PrintedColumns {
    private final String file;
    private final ReferenceTable summary;

    /** The summary of one file, named as in the catalogue of the data folder, e.g. pec/pec.csv.gz. */
    public PrintedColumns(String file) throws IOException {
        this.file = file;
        Path shipped = EchemData.reference("text_exports_summary.csv");
        ReferenceTable ours = ReferenceTable.read(shipped, row -> row[0].equals(file));
        summary = ours.rows() > 0 || Files.exists(EchemData.shipped(file)) ? ours
                : ReferenceTable.read(EchemData.reference("other_summary.csv"), row -> row[0].equals(file));
    }

    private int row(String column) {
        for (int i = 0; i < summary.rows(); i++) {
            if (summary.text("column", i).equals(column)) {
                return i;
            }
        }
        throw new AssertionError("no column " + column + " in the summary of " + file);
    }

    /** Number of rows. */
    public int rows() {
        return (int) summary.number("n", 0);
    }

    /** Compares number, first, last, least, largest and sum; NaN stands for an empty cell. */
    public void compare(String column, double[] values, double factor) {
        double[] scaled = Arrays.stream(values).map(v -> v * factor).toArray();
        int row = row(column);
        double[] known = Arrays.stream(scaled).filter(v -> !Double.isNaN(v)).toArray();
        double largest = Arrays.stream(known).map(Math::abs).max().orElse(0);
        // the numbers are those printed; the summary has 14 digits of them
        double tolerance = 1e-13 * largest;
        assertEquals(summary.number("first", row), scaled[0], tolerance, file + " first of " + column);
        assertEquals(summary.number("last", row), scaled[scaled.length - 1], tolerance, file + " last of " + column);
        assertEquals(summary.number("min", row), Arrays.stream(known).min().orElse(0), tolerance,
                file + " least of " + column);
        assertEquals(summary.number("max", row), Arrays.stream(known).max().orElse(0), tolerance,
                file + " largest of " + column);
        // sums of n rounded numbers differ by the order of their addition; the last digit printed is 1e-9 or more
        assertEquals(summary.number("sum", row), Arrays.stream(known).sum(), 1e-13 * largest * known.length,
                file + " sum of " + column);
    }

    /** As {@link #compare} for whole numbers. */
    public void compare(String column, long[] values, long shift) {
        compare(column, Arrays.stream(values).mapToDouble(v -> v + shift).toArray(), 1);
    }
}
