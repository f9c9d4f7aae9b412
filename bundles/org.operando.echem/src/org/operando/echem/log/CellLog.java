// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.operando.echem.CycleCounting;
import org.operando.echem.StepType;

/**
 * The records of one log while it is read: flat columns in the units of {@link org.operando.api.CellRecord} (s, A, V,
 * Ah, Wh, degC), one row a record, the first {@link #rows} of each array in use. Sign: charging is above 0.
 */
public final class CellLog {
    /** A column beside the standard ones: temperatures, auxiliary voltages, humidity. */
    public record Extra(String name, String unit, double[] values) {
    }

    public int rows;
    public int[] index;
    public int[] cycle;
    public int[] stepIndex;
    public int[] step;
    public byte[] type;
    public double[] stepTime;
    public double[] testTime;
    public double[] unixTime;
    public double[] current;
    public double[] voltage;
    public double[] capacity;
    public double[] energy;
    public final List<Extra> extras = new ArrayList<>();
    /** What the cycler tells beside the records. */
    public final List<LoggedEvent> events = new ArrayList<>();
    /** What it was made of, where parts are to be joined before their steps are found. */
    public Optional<CellSource> source = Optional.empty();
    /** What joining it with other parts needs to know. */
    PartEnds ends = PartEnds.stored();

    /** An empty log with room for some rows; times are unknown (NaN) until they are set. */
    public CellLog(int room) {
        index = new int[room];
        cycle = new int[room];
        stepIndex = new int[room];
        step = new int[room];
        type = new byte[room];
        stepTime = new double[room];
        testTime = new double[room];
        unixTime = new double[room];
        current = new double[room];
        voltage = new double[room];
        capacity = new double[room];
        energy = new double[room];
        Arrays.fill(unixTime, Double.NaN);
    }

    /**
     * Says that steps were found, step times and charges run from the last record of the step before, and that charges
     * were summed up from it on: what joining it with other parts needs to know.
     */
    public void markFound() {
        ends = PartEnds.found();
    }

    /** Makes the arrays as long as there are rows, one after the other, so that no second log is held at any time. */
    void trim() {
        if (type.length == rows) {
            return;
        }
        index = Arrays.copyOf(index, rows);
        cycle = Arrays.copyOf(cycle, rows);
        stepIndex = Arrays.copyOf(stepIndex, rows);
        step = Arrays.copyOf(step, rows);
        type = Arrays.copyOf(type, rows);
        stepTime = Arrays.copyOf(stepTime, rows);
        testTime = Arrays.copyOf(testTime, rows);
        unixTime = Arrays.copyOf(unixTime, rows);
        current = Arrays.copyOf(current, rows);
        voltage = Arrays.copyOf(voltage, rows);
        capacity = Arrays.copyOf(capacity, rows);
        energy = Arrays.copyOf(energy, rows);
    }

    /** Direction of the step that a row belongs to: 1 charges, -1 discharges, 0 neither. */
    public int direction(int row) {
        return StepType.ofCode(type[row] & 0xff).direction();
    }

    /** Puts the rows in the order of their index and drops repeated indices (the first one stays). */
    public void sortByIndex() {
        boolean ascending = true;
        for (int i = 1; i < rows && ascending; i++) {
            ascending = index[i] > index[i - 1];
        }
        if (ascending) {
            return;
        }
        long[] order = new long[rows];
        for (int i = 0; i < rows; i++) {
            order[i] = (long) index[i] << 32 | i;
        }
        Arrays.sort(order);
        int[] keep = new int[rows];
        int kept = 0;
        for (int i = 0; i < rows; i++) {
            int row = (int) order[i];
            if (kept == 0 || index[row] != index[keep[kept - 1]]) {
                keep[kept++] = row;
            }
        }
        select(Arrays.copyOf(keep, kept));
    }

    /** Keeps these rows, in this order. */
    public void select(int[] keep) {
        index = pick(index, keep);
        cycle = pick(cycle, keep);
        stepIndex = pick(stepIndex, keep);
        step = pick(step, keep);
        byte[] types = new byte[keep.length];
        for (int i = 0; i < keep.length; i++) {
            types[i] = type[keep[i]];
        }
        type = types;
        stepTime = pick(stepTime, keep);
        testTime = pick(testTime, keep);
        unixTime = pick(unixTime, keep);
        current = pick(current, keep);
        voltage = pick(voltage, keep);
        capacity = pick(capacity, keep);
        energy = pick(energy, keep);
        extras.replaceAll(e -> new Extra(e.name(), e.unit(), pick(e.values(), keep)));
        rows = keep.length;
    }

    static double[] pick(double[] values, int[] keep) {
        double[] kept = new double[keep.length];
        for (int i = 0; i < keep.length; i++) {
            kept[i] = values[keep[i]];
        }
        return kept;
    }

    private static int[] pick(int[] values, int[] keep) {
        int[] kept = new int[keep.length];
        for (int i = 0; i < keep.length; i++) {
            kept[i] = values[keep[i]];
        }
        return kept;
    }

    /** Numbers the steps from 1: a new one begins where the mark changes. The mark may be {@link #step} itself. */
    public void numberSteps(int[] mark) {
        int number = 1;
        int before = rows == 0 ? 0 : mark[0];
        for (int i = 0; i < rows; i++) {
            int here = mark[i];
            if (here != before) {
                number++;
                before = here;
            }
            step[i] = number;
        }
    }

    /** Test time = step time after the end of the steps before; a step ends with its last record. */
    public void addUpTestTime() {
        double before = 0;
        for (int i = 0; i < rows; i++) {
            if (i > 0 && step[i] != step[i - 1] && Double.isFinite(stepTime[i - 1])) {
                before += stepTime[i - 1];
            }
            testTime[i] = before + stepTime[i];
        }
    }

    /** Numbers the cycles by a rule from the directions of the steps. */
    public void countCycles(CycleCounting counting) {
        int[] first = stepStarts();
        int[] directions = new int[first.length];
        for (int s = 0; s < first.length; s++) {
            directions[s] = direction(first[s]);
        }
        int[] cycles = counting.cycles(directions);
        for (int s = 0; s < first.length; s++) {
            Arrays.fill(cycle, first[s], s + 1 < first.length ? first[s + 1] : rows, cycles[s]);
        }
    }

    /** Rows where a step begins. */
    public int[] stepStarts() {
        int[] starts = new int[rows];
        int n = 0;
        for (int i = 0; i < rows; i++) {
            if (i == 0 || step[i] != step[i - 1]) {
                starts[n++] = i;
            }
        }
        return Arrays.copyOf(starts, n);
    }
}
