// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.Arrays;
import org.operando.api.Column;
import org.operando.api.Table;

/**
 * A cell's record thinned for a plot: of each stretch of records the first, the last, and those of lowest and highest
 * voltage stay, so that no turning point is lost. A row of NaN stands in each gap of the record.
 */
final class CellCurve {
    /** Stretches of a long record, four rows of each at most; shorter ones stay whole. */
    private static final int STRETCHES = 1000;

    private final CellTimeline line;
    private double[] rows = new double[256];
    private int count;

    private CellCurve(CellTimeline line) {
        this.line = line;
    }

    /** Columns time (s), voltage (V), current (A) of the records within two times, s. */
    static Table of(CellTimeline line, double from, double to) {
        return new CellCurve(line.between(from, to)).table();
    }

    private Table table() {
        int n = line.time().length;
        int length = n <= 4 * STRETCHES ? 1 : (n + STRETCHES - 1) / STRETCHES;
        int begin = 0;
        for (int i = 0; i < n; i++) {
            boolean last = i == n - 1;
            boolean gap = !last && line.time()[i + 1] - line.time()[i] > line.gap();
            boolean turn = !last && line.step()[i] != line.step()[i + 1];
            if (last || gap || turn || i - begin + 1 == length) {
                keep(begin, i);
                begin = i + 1;
            }
            if (gap) {
                add((line.time()[i] + line.time()[i + 1]) / 2, Double.NaN, Double.NaN);
            }
        }
        return Table.of(Column.of("time", "s", column(0)), Column.of("voltage", "V", column(1)),
                Column.of("current", "A", column(2)));
    }

    /** First, last, lowest and highest of the records from begin to end, in their order, each once. */
    private void keep(int begin, int end) {
        int low = begin;
        int high = begin;
        for (int i = begin; i <= end; i++) {
            low = line.voltage()[i] < line.voltage()[low] ? i : low;
            high = line.voltage()[i] > line.voltage()[high] ? i : high;
        }
        int previous = -1;
        for (int i : new int[] {begin, Math.min(low, high), Math.max(low, high), end}) {
            if (i != previous) {
                add(line.time()[i], line.voltage()[i], line.current()[i]);
            }
            previous = i;
        }
    }

    private void add(double time, double voltage, double current) {
        if (3 * count + 3 > rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
        }
        rows[3 * count] = time;
        rows[3 * count + 1] = voltage;
        rows[3 * count + 2] = current;
        count++;
    }

    private double[] column(int k) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = rows[3 * i + k];
        }
        return values;
    }
}
