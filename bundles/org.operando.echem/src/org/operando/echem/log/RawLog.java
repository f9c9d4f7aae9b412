// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;

/**
 * The columns of one file as its maker wrote them, in s, A, V, Ah, Wh; a column that the file lacks has length 0.
 * {@link #build} makes the record model of them: steps numbered, or found where the file has none; counters cut at
 * steps and given a sign, or integrated where the file has none.
 */
public final class RawLog {
    private static final double[] NONE = {};
    private static final int[] NO_NUMBERS = {};
    /** Relative difference of counter and integral above which a unit is suspected, not the sampling. */
    private static final double DOUBTFUL = 0.05;

    private final Path path;
    private final int rows;
    /** Line in the file, or number of the record, of each row; for messages. */
    public int[] lines = NO_NUMBERS;
    /** Number of the record in the file. */
    public int[] index = NO_NUMBERS;
    /** Seconds since the start; required unless there is {@link #unixTime}. */
    public double[] testTime = NONE;
    /** Seconds since 1970 of the file's clock. */
    public double[] unixTime = NONE;
    /** Seconds since the beginning of the step. */
    public double[] stepTime = NONE;
    /** Current, A, charging above 0; required. */
    public double[] current = NONE;
    /** Voltage, V; required. */
    public double[] voltage = NONE;
    /** A number that changes where a step begins. */
    public int[] step = NO_NUMBERS;
    /** Line of the schedule. */
    public int[] stepIndex = NO_NUMBERS;
    /** Code of the kind of the step. */
    public byte[] type = {};
    /** Cycle number. */
    public int[] cycle = NO_NUMBERS;
    /** Charge, Ah. */
    public Counter capacity = Counter.NONE;
    /** Energy, Wh. */
    public Counter energy = Counter.NONE;
    /** The counters as the file has them, where those above were cut at steps; else the same. */
    private Optional<Counter> uncutCapacity = Optional.empty();
    private Optional<Counter> uncutEnergy = Optional.empty();
    /** Whether the file names the steps, and what was held in them was found. */
    public boolean isNamed;
    /** Further columns. */
    public final List<CellLog.Extra> extras = new ArrayList<>();

    /** No columns yet, for a file of so many records. */
    public RawLog(Path path, int rows) {
        this.path = path;
        this.rows = rows;
    }

    /**
     * Says what the file's counters were before they were cut at steps, as they may run on over steps of one state:
     * a part that begins in the midst of a step is continued by their differences.
     */
    public void uncut(Counter charges, Counter energies) {
        uncutCapacity = Optional.of(charges);
        uncutEnergy = Optional.of(energies);
    }

    /**
     * The record model of the columns.
     * @throws LoadException with the line when time is missing, no number or in no order
     */
    public CellLog build(Context context) throws LoadException {
        CellLog log = new CellLog(0);
        log.rows = rows;
        log.index = index.length > 0 ? index : counted();
        log.current = current;
        log.voltage = voltage;
        log.unixTime = unixTime.length > 0 ? unixTime : filled();
        log.testTime = testTime.length > 0 ? testTime : sinceFirst();
        log.testTime = new ClockOrder(path(), this::place, stepTime).ordered(log.testTime, context);
        log.cycle = cycle.length > 0 ? cycle : new int[rows];
        StepFinder finder = new StepFinder(log.testTime, current, voltage, rows);
        log.step = new int[rows];
        int[] starts = number(log.step, finder);
        log.stepIndex = stepIndex.length > 0 ? stepIndex : log.step.clone();
        log.type = type.length > 0 ? type : finder.types(starts);
        log.stepTime = stepTime.length > 0 ? stepTime : sinceSteps(log.testTime, starts);
        double[] integral = integral(log.testTime, starts, false);
        log.capacity = capacity.isThere() ? capacity.ofSteps(starts, current, rows) : integral;
        log.energy = energy.isThere() ? energy.ofSteps(starts, current, rows) : integral(log.testTime, starts, true);
        if (capacity.isThere()) {
            compare(log.capacity, integral, log.testTime, starts, context);
        }
        warnOfUnknown(context);
        log.extras.addAll(extras);
        log.ends = ends();
        return log;
    }

    private PartEnds ends() {
        boolean numbered = step.length > 0 && rows > 0;
        boolean marked = numbered || stepIndex.length > 0;
        int none = marked ? 1 : 0;
        PartEnds.Kinds kinds = type.length == 0 ? PartEnds.Kinds.FOUND
                : isNamed ? PartEnds.Kinds.NAMED : PartEnds.Kinds.STORED;
        return new PartEnds(stepTime.length > 0 && marked, stepIndex.length > 0, numbered ? step[0] : none,
                numbered ? step[rows - 1] : none, kinds,
                uncutCapacity.orElse(capacity).ends(rows, uncutCapacity.isPresent()),
                uncutEnergy.orElse(energy).ends(rows, uncutEnergy.isPresent()));
    }

    private int[] counted() {
        int[] numbers = new int[rows];
        Arrays.setAll(numbers, i -> i + 1);
        return numbers;
    }

    private double[] filled() {
        double[] unknown = new double[rows];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }

    private double[] sinceFirst() {
        double[] time = new double[unixTime.length];
        for (int i = 0; i < rows; i++) {
            time[i] = unixTime[i] - unixTime[0];
        }
        return time;
    }

    /** Where a row is in the file, for messages. */
    public String place(int row) {
        return lines.length > row ? String.valueOf(lines[row]) : "record " + (row + 1);
    }

    /** The file. */
    Path path() {
        return path;
    }

    /** Numbers the steps from 1; gives the rows where they begin. */
    private int[] number(int[] number, StepFinder finder) {
        boolean has = step.length > 0 || stepIndex.length > 0;
        int[] found = has ? new int[0] : finder.starts();
        int[] starts = new int[rows];
        int n = 0;
        for (int i = 0; i < rows; i++) {
            boolean begins = i == 0 || (step.length > 0 ? step[i] != step[i - 1]
                    : stepIndex.length > 0 ? stepIndex[i] != stepIndex[i - 1] || goesBack(i)
                            : n < found.length && found[n] == i);
            if (begins) {
                starts[n++] = i;
            }
            number[i] = n;
        }
        return Arrays.copyOf(starts, n);
    }

    /** A line of the schedule that a loop runs twice in a row: its time begins anew. */
    private boolean goesBack(int i) {
        return stepTime.length > 0 && stepTime[i] < stepTime[i - 1];
    }

    private double[] sinceSteps(double[] time, int[] starts) {
        double[] since = new double[rows];
        for (int s = 0; s < starts.length; s++) {
            int end = s + 1 < starts.length ? starts[s + 1] : rows;
            double begin = starts[s] == 0 ? time[0] : time[starts[s] - 1];
            for (int i = starts[s]; i < end; i++) {
                since[i] = time[i] - begin;
            }
        }
        return since;
    }

    /** Charge or energy since the beginning of the step by the trapezoidal rule. */
    private double[] integral(double[] time, int[] starts, boolean ofEnergy) {
        double[] sums = new double[rows];
        for (int s = 0; s < starts.length; s++) {
            int end = s + 1 < starts.length ? starts[s + 1] : rows;
            for (int i = starts[s] + 1; i < end; i++) {
                double mean = ofEnergy ? (current[i] * voltage[i] + current[i - 1] * voltage[i - 1]) / 2
                        : (current[i] + current[i - 1]) / 2;
                double gain = mean * (time[i] - time[i - 1]) / 3600;
                sums[i] = sums[i - 1] + (Double.isNaN(gain) ? 0 : gain);
            }
        }
        return sums;
    }

    /** A counter that differs by a factor from the integral of the current has another unit than it is taken for. */
    private void compare(double[] counted, double[] integrated, double[] time, int[] starts, Context context) {
        double counters = 0;
        double integrals = 0;
        double hours = 0;
        for (int s = 0; s < starts.length; s++) {
            int end = s + 1 < starts.length ? starts[s + 1] : rows;
            // steps of few records say nothing: most of their charge lies between records of two steps
            if (end - starts[s] >= 10 && !Double.isNaN(counted[end - 1])) {
                counters += Math.abs(counted[end - 1] - counted[starts[s]]);
                integrals += Math.abs(integrated[end - 1]);
                hours += (time[end - 1] - time[starts[s]]) / 3600;
            }
        }
        // a small current is rounded: 0.18 mA printed as 0.0002 A is no other unit
        double rounding = resolution() / 2 * hours;
        if (integrals > 0 && Math.abs(counters - integrals) > DOUBTFUL * integrals + rounding) {
            context.warn(path.getFileName().toString(), String.format(Locale.ROOT, "its charges are %.4g times what "
                    + "current and time give: check the units of current, charge and time", counters / integrals));
        }
    }

    /** The smallest difference between the currents of two records, A: not less than the last digit printed. */
    private double resolution() {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < rows; i++) {
            double difference = Math.abs(current[i] - current[i - 1]);
            least = difference > 0 && difference < least ? difference : least;
        }
        return Double.isInfinite(least) ? 0 : least;
    }

    private void warnOfUnknown(Context context) {
        int unknown = 0;
        int first = -1;
        for (int i = 0; i < rows; i++) {
            if (!Double.isFinite(voltage[i]) || !Double.isFinite(current[i])) {
                first = first < 0 ? i : first;
                unknown++;
            }
        }
        if (unknown > 0) {
            context.warn(path.getFileName() + ":" + place(first), unknown
                    + (unknown == 1 ? " record has" : " records have") + " no number for voltage or current");
        }
    }
}
