// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.profiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.echem.CycleCounting;
import org.operando.echem.StepType;

/**
 * The half cycles of a log and the charge passed in them. The file's counter is used, or the integral of the current
 * where there is none.
 */
public final class HalfCycles {
    /** Rows at the beginning of a step whose median is its constant current. */
    private static final int LEVEL_ROWS = 21;
    /** A current below this share of the constant one has begun to fall: the voltage is held. */
    private static final double HELD = 0.99;
    /** How far a constant current may stray. */
    private static final double STRAY = 0.05;
    /** Share of the rows that must keep to that. */
    private static final double MOST = 0.9;

    private final double[] charge;
    private final double[] current;
    private final List<HalfCycle> halves;

    private HalfCycles(double[] charge, double[] current, List<HalfCycle> halves) {
        this.charge = charge;
        this.current = current;
        this.halves = halves;
    }

    /**
     * Finds the half cycles of a log.
     * @param counting who numbers the cycles
     */
    public static HalfCycles of(CellRecord cell, CycleCounting counting) throws OperationException {
        Table records = cell.records();
        if (records.rows() == 0) {
            throw new OperationException("the cell record holds no records", "cell", "check the file it was read from");
        }
        Column step = records.find(Columns.STEP).orElseThrow(() -> new OperationException(
                "the cell record has no steps", "cell", "load it by one of the cycler loaders"));
        int[] bounds = bounds((long[]) step.values());
        double[] charge = charge(records, bounds);
        String[] types = records.find(Columns.STEP_TYPE).map(c -> (String[]) c.values()).orElse(null);
        int n = bounds.length - 1;
        StepType[] type = new StepType[n];
        int[] direction = new int[n];
        for (int s = 0; s < n; s++) {
            type[s] = types == null ? StepType.UNKNOWN : StepType.named(types[bounds[s]]);
            direction[s] = type[s] == StepType.UNKNOWN
                    ? (int) Math.signum(last(charge, bounds[s], bounds[s + 1])) : type[s].direction();
        }
        int[] cycle = cycles(records, counting, bounds, direction);
        HalfCycles found = new HalfCycles(charge, records.doubles(Columns.CURRENT), new ArrayList<>());
        found.gather(bounds, type, direction, cycle);
        return found;
    }

    /** All half cycles in the order of the record. */
    public List<HalfCycle> all() {
        return Collections.unmodifiableList(halves);
    }

    /** Those of some cycles; of all when none is named. */
    public List<HalfCycle> of(Collection<Integer> cycles) throws OperationException {
        List<HalfCycle> some = halves.stream().filter(h -> cycles.isEmpty() || cycles.contains(h.cycle())).toList();
        if (some.isEmpty()) {
            throw new OperationException(halves.isEmpty() ? "no step charges or discharges"
                    : "none of the cycles " + cycles + " has a charge or discharge; the record has cycles "
                            + halves.getFirst().cycle() + " to " + halves.getLast().cycle(),
                    halves.isEmpty() ? "cell" : "cycles",
                    halves.isEmpty() ? "look at the log with echem.timeSeries" : "choose of these");
        }
        return some;
    }

    /** Charge since the beginning of the step by row, Ah, above 0 when charging; do not write into it. */
    public double[] charge() {
        return charge;
    }

    private static int[] bounds(long[] step) {
        int[] bounds = new int[step.length + 1];
        int n = 0;
        for (int i = 0; i < step.length; i++) {
            if (i == 0 || step[i] != step[i - 1]) {
                bounds[n++] = i;
            }
        }
        bounds[n++] = step.length;
        return Arrays.copyOf(bounds, n);
    }

    private static int[] cycles(Table records, CycleCounting counting, int[] bounds, int[] direction)
            throws OperationException {
        if (counting != CycleCounting.FILE) {
            return counting.cycles(direction);
        }
        long[] cycle = records.find(Columns.CYCLE).map(c -> (long[]) c.values()).orElseThrow(
                () -> new OperationException("the cell record has no cycle numbers", "counting",
                        "set 'counting: automatic'"));
        int[] cycles = new int[direction.length];
        Arrays.setAll(cycles, s -> (int) cycle[bounds[s]]);
        return cycles;
    }

    private static double[] charge(Table records, int[] bounds) {
        Optional<Column> counter = records.find(Columns.CAPACITY);
        if (counter.isPresent() && Arrays.stream(counter.get().doubles()).anyMatch(Double::isFinite)) {
            return counter.get().doubles();
        }
        double[] time = records.doubles(Columns.TIME);
        double[] current = records.doubles(Columns.CURRENT);
        double[] charge = new double[time.length];
        for (int s = 0; s + 1 < bounds.length; s++) {
            double sum = 0;
            for (int i = bounds[s] + 1; i < bounds[s + 1]; i++) {
                double part = (current[i] + current[i - 1]) / 2 * (time[i] - time[i - 1]) / 3600;
                sum += Double.isNaN(part) ? 0 : part;
                charge[i] = sum;
            }
        }
        return charge;
    }

    private static double last(double[] values, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (!Double.isNaN(values[i])) {
                return values[i];
            }
        }
        return 0;
    }

    /** Joins the steps of each half cycle. */
    private void gather(int[] bounds, StepType[] type, int[] direction, int[] cycle) {
        int[] steps = new int[direction.length];
        int n = 0;
        for (int s = 0; s < direction.length; s++) {
            if (direction[s] == 0) {
                continue;
            }
            if (n > 0 && (direction[s] != direction[steps[0]] || cycle[s] != cycle[steps[0]])) {
                halves.add(half(Arrays.copyOf(steps, n), bounds, type, direction, cycle));
                n = 0;
            }
            steps[n++] = s;
        }
        if (n > 0) {
            halves.add(half(Arrays.copyOf(steps, n), bounds, type, direction, cycle));
        }
    }

    private HalfCycle half(int[] steps, int[] bounds, StepType[] type, int[] direction, int[] cycle) {
        int n = steps.length;
        HalfCycle half = new HalfCycle(cycle[steps[0]], direction[steps[0]], new int[n], new int[n], new int[n],
                new int[n], new int[n], Double.NaN);
        double level = Double.NaN;
        int longest = 0;
        for (int k = 0; k < n; k++) {
            int s = steps[k];
            half.step()[k] = s + 1;
            half.first()[k] = bounds[s];
            half.end()[k] = bounds[s + 1];
            double own = constant(half, k, type[s]);
            if (half.constantEnd()[k] - half.constantFrom()[k] > longest) {
                longest = half.constantEnd()[k] - half.constantFrom()[k];
                level = own;
            }
        }
        return new HalfCycle(half.cycle(), half.direction(), half.step(), half.first(), half.end(),
                half.constantFrom(), half.constantEnd(), level);
    }

    /**
     * Finds the rows at constant current. It comes before the voltage is held, so the median of the first rows is its
     * level, and the part ends with the last row that comes up to it.
     * @return the level, A
     */
    private double constant(HalfCycle half, int k, StepType type) {
        int first = half.first()[k];
        int end = half.end()[k];
        half.constantFrom()[k] = first;
        half.constantEnd()[k] = first;
        boolean other = switch (type) {
            case UNKNOWN, CC_CHG, CC_DCHG, CCCV_CHG, CCCV_DCHG, PCCCV_CHG -> false;
            default -> true;
        };
        if (other || end - first < 3) {
            return Double.NaN;
        }
        // the first record may lie before the current has come up
        double[] some = new double[Math.min(end, first + 1 + LEVEL_ROWS) - first - 1];
        for (int i = 0; i < some.length; i++) {
            some[i] = Math.abs(current[first + 1 + i]);
        }
        Arrays.sort(some);
        double level = some[some.length / 2];
        int from = first;
        while (from < end && !(Math.abs(current[from]) >= HELD * level)) {
            from++;
        }
        int to = end;
        while (to > from && !(Math.abs(current[to - 1]) >= HELD * level)) {
            to--;
        }
        int near = 0;
        for (int i = from; i < to; i++) {
            near += Math.abs(Math.abs(current[i]) - level) <= STRAY * level ? 1 : 0;
        }
        if (level > 0 && to - from >= 3 && near >= MOST * (to - from)) {
            half.constantFrom()[k] = from;
            half.constantEnd()[k] = to;
        }
        return level;
    }
}
