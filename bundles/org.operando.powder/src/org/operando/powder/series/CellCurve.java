// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.Arrays;
import org.operando.api.Column;
import org.operando.api.CellRecord;
import org.operando.api.Table;

/**
 * A cell's record thinned for a plot: of each stretch of records the first, the last, and those of lowest and highest
 * voltage stay, so that no turning point is lost. A row of NaN stands in each gap of the record.
 */
public final class CellCurve {
    /** Stretches of a long record, four rows of each at most; shorter ones stay whole. */
    private static final int STRETCHES = 1000;
    /** Column of the net charge since the cell's first record, Ah: the integral of the current. */
    static final String CHARGE = "charge";
    private static final int COLUMNS = 4;

    private final CellTimeline line;
    private final double[] charge;
    private double[] rows = new double[256];
    private int count;

    private CellCurve(CellTimeline line, double[] charge) {
        this.line = line;
        this.charge = charge;
    }

    /** Columns time (s), voltage (V), current (A), charge (Ah) of a record; a row of NaN in pauses longer than gap, s. */
    public static Table of(CellRecord cell, double gap) {
        return of(CellTimeline.of(cell, gap), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** Columns time (s), voltage (V), current (A), charge (Ah) of the records within two times, s. */
    static Table of(CellTimeline line, double from, double to) {
        double[] charge = charge(line);
        CellTimeline part = line.between(from, to);
        int begin = part.time().length == 0 ? 0 : Math.max(0, line.first(part.time()[0]));
        return new CellCurve(part, Arrays.copyOfRange(charge, begin, begin + part.time().length)).table();
    }

    /** Trapezoids of the current between joined records; in gaps none is known to have passed. */
    private static double[] charge(CellTimeline line) {
        double[] charge = new double[line.time().length];
        for (int i = 1; i < charge.length; i++) {
            double mean = line.joined(i - 1) ? (line.current()[i - 1] + line.current()[i]) / 2 : 0;
            double more = mean * (line.time()[i] - line.time()[i - 1]) / 3600;
            charge[i] = charge[i - 1] + (Double.isFinite(more) ? more : 0);
        }
        return charge;
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
                add((line.time()[i] + line.time()[i + 1]) / 2, Double.NaN, Double.NaN, Double.NaN);
            }
        }
        return Table.of(Column.of("time", "s", column(0)), Column.of("voltage", "V", column(1)),
                Column.of("current", "A", column(2)), Column.of(CHARGE, "Ah", column(3)));
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
                add(line.time()[i], line.voltage()[i], line.current()[i], charge[i]);
            }
            previous = i;
        }
    }

    private void add(double... values) {
        if (COLUMNS * (count + 1) > rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
        }
        System.arraycopy(values, 0, rows, COLUMNS * count, COLUMNS);
        count++;
    }

    private double[] column(int k) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = rows[COLUMNS * i + k];
        }
        return values;
    }
}
