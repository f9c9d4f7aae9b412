// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.echem.CycleCounting;
import org.operando.echem.SignCheck;
import org.operando.echem.StepType;

/** Reads what each step passed from the columns of a record, in one pass over its rows, and tells what is odd. */
final class StepReader {
    /** Difference of counter and integral that is told, as a part. */
    private static final double CHECK = 1e-3;
    /** Interval that is a gap, in units of the median interval of its step. */
    private static final double GAP = 10;
    /** Silence between two steps that is worth a word, s. */
    private static final double SILENT = 60;
    /** Records of a task: enough that a task is worth its start, few enough for all threads to have some. */
    private static final int TASK = 1 << 16;
    /** Change of voltage over a step that says whether it charges, V: noise and a short step's overpotential are less. */
    private static final double RISE = 0.05;

    private final Table records;
    private final double[] time;
    private final double[] current;
    private final double[] voltage;
    private final double[] capacity;
    private final double[] energy;
    private final String[] types;
    private final double[] errors;

    StepReader(Table records) {
        this.records = records;
        time = records.doubles(Columns.TIME);
        current = records.doubles(Columns.CURRENT);
        voltage = records.doubles(Columns.VOLTAGE);
        capacity = records.find(Columns.CAPACITY).map(Column::doubles).orElse(null);
        energy = records.find(Columns.ENERGY).map(Column::doubles).orElse(null);
        types = records.find(Columns.STEP_TYPE).map(c -> (String[]) c.values()).orElse(null);
        errors = records.column(Columns.CURRENT).uncertainties();
    }

    /** The steps and their cycles. */
    StepSums read(CycleCounting counting, Context context) throws OperationException {
        Optional<Column> steps = records.find(Columns.STEP);
        if (steps.isEmpty()) {
            throw new OperationException("the cell record has no steps", "cell",
                    "load it by one of the cycler loaders");
        }
        int[] first = CycleKernel.stepStarts((long[]) steps.get().values());
        int n = first.length;
        int[] end = Arrays.copyOf(Arrays.copyOfRange(first, 1, n + 1), n);
        end[n - 1] = records.rows();
        StepSums sums = StepSums.of(first, end);
        double[] integrals = new double[n];
        double[] gaps = new double[n];
        int[] tasks = tasks(first);
        context.check();
        context.parallel(tasks.length - 1, task -> {
            for (int s = tasks[task]; s < tasks[task + 1]; s++) {
                if (s % 256 == 0) {
                    context.check();
                }
                read(sums, s, integrals, gaps);
            }
        });
        warn(sums, integrals, gaps, context);
        warnOfSigns(sums, context);
        warnOfSilence(sums, context);
        number(sums, counting);
        return sums;
    }

    /** First steps of tasks of about the same number of records, and the number of steps. */
    private static int[] tasks(int[] first) {
        int[] tasks = new int[first.length + 1];
        int n = 0;
        for (int s = 0; s < first.length; s++) {
            if (n == 0 || first[s] - first[tasks[n - 1]] >= TASK) {
                tasks[n++] = s;
            }
        }
        tasks[n++] = first.length;
        return Arrays.copyOf(tasks, n);
    }

    private void read(StepSums sums, int s, double[] integrals, double[] gaps) {
        int from = sums.first()[s];
        int to = sums.end()[s];
        StepType type = types == null ? StepType.UNKNOWN : StepType.named(types[from]);
        // charge may go both ways where a step is neither: what counts is where it ends
        boolean both = type.direction() == 0;
        integrals[s] = CycleKernel.charge(time, current, from, to);
        gaps[s] = CycleKernel.largestGap(time, from, to);
        double q = counter(capacity, both, from, to);
        double e = counter(energy, both, from, to);
        double charge = Double.isNaN(q) ? integrals[s] : q;
        sums.charge()[s] = charge;
        sums.energy()[s] = Double.isNaN(e) ? CycleKernel.energy(time, current, voltage, from, to) : e;
        sums.direction()[s] = type == StepType.UNKNOWN ? (int) Math.signum(charge) : type.direction();
        if (sums.direction()[s] != 0) {
            int flat = flatFrom(type, from, to);
            sums.flat()[s] = flat;
            sums.flatCharge()[s] = flat == from ? charge
                    : flat == to ? 0
                            : Double.isNaN(q) ? CycleKernel.charge(time, current, flat, to)
                                    : Math.copySign(Math.max(0, Math.abs(q) - Math.abs(capacity[flat])), q);
        }
        double offset = errors.length == 0 ? Double.NaN : errors[from];
        sums.chargeOffset()[s] = offset * (time[to - 1] - time[from]) / 3600;
        sums.energyOffset()[s] = errors.length == 0 ? Double.NaN
                : offset * CycleKernel.voltHours(time, voltage, from, to);
    }

    /** Row where the part at constant voltage begins, by the step's type where it says it. */
    private int flatFrom(StepType type, int from, int to) {
        return switch (type) {
            case CV_CHG, CV_DCHG -> from;
            case CC_CHG, CC_DCHG, CP_CHG, CP_DCHG, CR_DCHG -> to;
            default -> CycleKernel.flatFrom(voltage, current, from, to);
        };
    }

    private static double counter(double[] values, boolean last, int from, int to) {
        if (values == null) {
            return Double.NaN;
        }
        return last ? CycleKernel.last(values, from, to) : CycleKernel.largest(values, from, to);
    }

    /** Tells where counter and integral differ and where records are missing. */
    private void warn(StepSums sums, double[] integrals, double[] gaps, Context context) {
        int differing = 0;
        int worst = 0;
        double largest = 0;
        int missing = 0;
        int gapAt = 0;
        for (int s = 0; s < sums.count(); s++) {
            missing += gaps[s] > GAP ? 1 : 0;
            gapAt = gaps[s] > gaps[gapAt] ? s : gapAt;
            int from = sums.first()[s];
            int to = sums.end()[s];
            // ten records: with fewer the rule of trapezoids itself is not good to 0.1 %
            if (capacity != null && sums.direction()[s] != 0 && to - from >= 10) {
                double counter = capacity[to - 1] - capacity[from];
                double difference = Math.abs(integrals[s] - counter) / Math.abs(counter);
                differing += difference > CHECK ? 1 : 0;
                worst = difference > largest ? s : worst;
                largest = Math.max(Double.isNaN(difference) ? 0 : difference, largest);
            }
        }
        if (differing > 0) {
            String text = "the file's charge and the integral of its current differ by more than 0.1 %% in %d of %d "
                    + "steps, here by %.2g %%; the file's charge is used";
            context.warn("step " + (worst + 1),
                    String.format(Locale.ROOT, text, differing, sums.count(), largest * 100));
        }
        if (missing > 0) {
            String text = "%d of %d steps have gaps of more than ten times their median interval, here %.0f times";
            context.warn("step " + (gapAt + 1),
                    String.format(Locale.ROOT, text, missing, sums.count(), gaps[gapAt]));
        }
    }

    /** Tells where current and type of a step disagree, and where the voltage falls while most steps charge. */
    private void warnOfSigns(StepSums sums, Context context) {
        SignCheck signs = new SignCheck("step", RISE);
        for (int s = 0; s < sums.count(); s++) {
            int direction = sums.direction()[s];
            int last = sums.end()[s] - 1;
            if (direction == 0) {
                signs.neither();
            } else {
                signs.add(s + 1, direction, current[(sums.first()[s] + last) / 2],
                        voltage[last] - voltage[sums.first()[s]]);
            }
        }
        signs.warn(context);
    }

    /** Tells where the record is silent between steps: the test was paused, records are missing, the clock jumped. */
    private void warnOfSilence(StepSums sums, Context context) {
        int silent = 0;
        int at = 0;
        double longest = 0;
        for (int s = 1; s < sums.count(); s++) {
            int first = sums.first()[s];
            double interval = time[first] - time[first - 1];
            double before = first - 1 > sums.first()[s - 1] ? time[first - 1] - time[first - 2] : 0;
            double after = first + 1 < sums.end()[s] ? time[first + 1] - time[first] : 0;
            double near = Math.max(before, after);
            if (near > 0 && interval > GAP * near && interval > SILENT) {
                silent++;
                at = interval > longest ? s : at;
                longest = Math.max(longest, interval);
            }
        }
        if (silent > 0) {
            String text = "begins %.0f s after the record before, as %d of %d steps begin more than ten intervals "
                    + "after it: the test was paused, records are missing, or the clock jumped; no charge is counted there";
            context.warn("step " + (at + 1), String.format(Locale.ROOT, text, longest, silent, sums.count()));
        }
    }

    private void number(StepSums sums, CycleCounting counting) throws OperationException {
        int n = sums.count();
        if (counting == CycleCounting.FILE) {
            long[] cycle = records.find(Columns.CYCLE).map(c -> (long[]) c.values()).orElseThrow(
                    () -> new OperationException("the cell record has no cycle numbers", "cell",
                            "set 'counting: automatic'"));
            for (int s = 0; s < n; s++) {
                sums.cycle()[s] = (int) cycle[sums.first()[s]];
            }
        } else {
            System.arraycopy(counting.cycles(sums.direction()), 0, sums.cycle(), 0, n);
        }
    }
}
