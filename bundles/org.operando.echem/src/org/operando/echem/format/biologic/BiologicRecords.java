// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.log.CellFile;
import org.operando.echem.log.CellLog;
import org.operando.echem.log.ClockOrder;

/** Makes the records of the cell model of the rows of a BioLogic file, binary or text alike. */
final class BiologicRecords {
    private static final String[] VOLTAGE = {"Ewe/V", "<Ewe>/V"};
    /** Above what any of these instruments measures (a booster's 1 kV, some thousand ampere): a damaged number. */
    private static final double ABSURD = 1e5;
    /** Techniques have some dozens of lines; a larger number is a damaged one. */
    private static final int MOST_LINES = 10_000;

    private final Path path;
    private final BiologicTable table;
    private final Context context;

    private final boolean quiet;

    private BiologicRecords(Path path, BiologicTable table, boolean quiet, Context context) {
        this.path = path;
        this.table = table;
        this.quiet = quiet;
        this.context = context;
    }

    /** Which columns to read: those of the model and those kept beside it. */
    static boolean wanted(String name) {
        return switch (name) {
            case "mode", "Ns", "time/s", "dq/mA.h", "(Q-Qo)/mA.h", "(Q-Qo)/C", "Q charge/discharge/mA.h", "half cycle",
                    "cycle number", "Energy charge/W.h", "Energy discharge/W.h", "|Energy|/W.h",
                    "Energy we/W.h", "control/V/mA" ->
                true;
            default -> (BiologicColumn.isKnown(name) || name.startsWith("unknown ")) && BiologicColumn.isKept(name);
        };
    }

    /**
     * @param start when the file's time began, seconds since 1970 of its clock; NaN when that is not known
     */
    static CellLog read(Path path, BiologicTable table, double start, Context context) throws LoadException {
        return new BiologicRecords(path, table, false, context).read(start);
    }

    /** A log of parts of which each was read before: what is odd in them is told already. */
    static CellLog again(Path path, BiologicTable table, double start, Context context) throws LoadException {
        CellLog log = new BiologicRecords(path, table, true, context).read(start);
        move(log, Math.max(0, 1 - least(log)));
        return log;
    }

    private CellLog read(double start) throws LoadException {
        if (table.has("freq/Hz") && !table.has("mode")) {
            throw LoadException.at(path, "", "holds impedance spectra (freq/Hz), no cycling",
                    "take it out of the measurement's files");
        }
        double[] time = new ClockOrder(path, table::place, table.numbers("step time/s").orElse(new double[0]))
                .ordered(required("time/s"), context);
        double[] voltage = required(VOLTAGE);
        int rows = table.rows();
        double[] charge = BiologicCharge.increments(table);
        CellLog log = new CellLog(rows);
        log.rows = rows;
        log.current = current(time, charge);
        log.voltage = voltage;
        times(log, time, start);
        double[] counted = charge.length > 0 || rows == 0 ? charge
                : BiologicCharge.integral(log.testTime, log.current, rows);
        steps(log, counted, BiologicCharge.energies(table, counted, voltage));
        log.markFound();
        log.source = Optional.of(new BiologicSource(path, table, start, context));
        check(log);
        extras(log);
        return log;
    }

    private double[] required(String... names) throws LoadException {
        return table.numbers(names).orElseThrow(() -> LoadException.at(path, "",
                "has no column '" + String.join("' or '", names) + "'; there are " + String.join(", ", table.names()),
                "export the file with this column"));
    }

    /** Sets the times; some text exports hold dates, the others seconds since the start. */
    private static void times(CellLog log, double[] time, double start) {
        double zero = time.length > 0 && time[0] > 1e8 ? time[0] : 0;
        double origin = zero > 0 ? 0 : start;
        double[] test = log.testTime;
        double[] unix = log.unixTime;
        for (int i = 0; i < time.length; i++) {
            test[i] = time[i] - zero;
            unix[i] = origin + time[i];
        }
    }

    /**
     * Current, A: as stored, else from the charge since the record before (GCPL files hold no current), first record 0.
     */
    private double[] current(double[] time, double[] charge) throws LoadException {
        Optional<double[]> stored = table.numbers(BiologicCharge.CURRENT);
        if (stored.isPresent()) {
            double[] current = stored.get().clone();
            for (int i = 0; i < current.length; i++) {
                current[i] /= 1e3;
            }
            return current;
        }
        double[] current = new double[table.rows()];
        if (charge.length == 0 && current.length > 0 && !openCircuit()) {
            throw LoadException.at(path, "",
                    "has neither a current (I/mA, <I>/mA) nor a charge (dq/mA.h); there are "
                            + String.join(", ", table.names()),
                    "export the file with one of these columns");
        }
        for (int i = 1; i < charge.length; i++) {
            double interval = time[i] - time[i - 1];
            current[i] = interval > 0 ? charge[i] * 3600 / interval : 0;
        }
        return current;
    }

    private boolean openCircuit() {
        int[] mode = table.counts("mode");
        return mode.length > 0 && Arrays.stream(mode).allMatch(m -> m == 3);
    }

    private void steps(CellLog log, double[] charge, double[] work) throws LoadException {
        int rows = log.rows;
        int[] ns = table.counts("Ns");
        int[] half = table.counts("half cycle");
        int[] cycle = half.length > 0 ? halved(half) : table.counts("cycle number");
        int[] mode = table.counts("mode");
        checkCounts(ns, half, mode);
        BiologicSteps steps = new BiologicSteps(rows, ns, half, cycle, mode, log.current, log.voltage,
                table.numbers("control/V", "control/V/mA").orElse(new double[0]));
        int[] starts = steps.starts();
        for (int s = 0; s < starts.length; s++) {
            int from = starts[s];
            int to = s + 1 < starts.length ? starts[s + 1] : rows;
            // its first and last records may carry the numbers of the steps beside it
            int middle = (from + to) / 2;
            double q = accumulate(log, charge, work, from, to);
            Arrays.fill(log.step, from, to, s + 1);
            Arrays.fill(log.stepIndex, from, to, ns.length == 0 ? 0 : ns[middle]);
            Arrays.fill(log.cycle, from, to, cycle.length == 0 ? 1 : cycle[middle]);
            Arrays.fill(log.type, from, to, (byte) steps.type(from, to, q).code());
        }
        joinFirstRest(log);
    }

    /** Runs the counters of a step; its time runs, as its charge does, from the last record of the step before. */
    private static double accumulate(CellLog log, double[] charge, double[] work, int from, int to) {
        double[] time = log.testTime;
        double begin = time[Math.max(0, from - 1)];
        double q = 0;
        double e = 0;
        for (int i = from; i < to; i++) {
            q += charge[i];
            e += work[i];
            log.capacity[i] = q;
            log.energy[i] = e;
            log.stepTime[i] = time[i] - begin;
            log.index[i] = i + 1;
        }
        return q;
    }

    private static int[] halved(int[] half) {
        int[] cycle = new int[half.length];
        for (int i = 0; i < half.length; i++) {
            cycle[i] = half[i] >> 1;
        }
        return cycle;
    }

    /**
     * What rests before the first charge or discharge of the test belongs to its cycle. Cycles made of half cycles begin
     * at 0, or at 1 where nothing flowed before: see {@link #numberCycles}.
     */
    private static void joinFirstRest(CellLog log) {
        int active = 0;
        while (active < log.rows && log.direction(active) == 0) {
            active++;
        }
        if (log.rows > 0 && log.cycle[0] < 1 && active < log.rows) {
            Arrays.fill(log.cycle, 0, active, log.cycle[active]);
        }
    }

    /** Numbers the cycles from 1; files of one test, which count on, are moved alike. */
    static void numberCycles(List<CellFile> files) {
        Map<String, Integer> least = new HashMap<>();
        for (CellFile file : files) {
            least.merge(file.origin(), least(file.log()), Math::min);
        }
        for (CellFile file : files) {
            move(file.log(), Math.max(0, 1 - least.get(file.origin())));
        }
    }

    private static int least(CellLog log) {
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < log.rows; i++) {
            least = Math.min(least, log.cycle[i]);
        }
        return least;
    }

    private static void move(CellLog log, int shift) {
        for (int i = 0; i < log.rows; i++) {
            log.cycle[i] += shift;
        }
    }

    /** Counters that cannot be: the file has no checksum, so that this is all that tells of damage. */
    private void checkCounts(int[] ns, int[] half, int[] mode) {
        for (int i = 0; i < ns.length; i++) {
            if (ns[i] < 0 || ns[i] > MOST_LINES) {
                warn(i, "its line of the technique (Ns) is " + ns[i] + ", which cannot be: the file may be damaged");
                break;
            }
        }
        for (int i = 1; i < half.length; i++) {
            // two at once: the first half cycle of a cell may have no record
            if (half[i] < half[i - 1] || half[i] - half[i - 1] > 2) {
                warn(i, "its half cycle is " + half[i] + " after " + half[i - 1]
                        + ", which cannot be: the file may be damaged");
                break;
            }
        }
        for (int i = 0; i < mode.length; i++) {
            if (mode[i] < 1 || mode[i] > 3) {
                warn(i, "its control mode is " + mode[i] + "; 1 (current), 2 (voltage) and 3 (none) are known");
                break;
            }
        }
    }

    private void warn(int row, String what) {
        if (!quiet) {
            context.warn(path.getFileName() + ":" + table.place(row), what);
        }
    }

    private void check(CellLog log) {
        int unknown = 0;
        int absurd = 0;
        int first = -1;
        for (int i = 0; i < log.rows; i++) {
            double sum = Math.abs(log.voltage[i]) + Math.abs(log.current[i]);
            // not a number too
            if (!(sum < ABSURD)) {
                boolean none = Double.isNaN(sum);
                unknown += none ? 1 : 0;
                absurd += none ? 0 : 1;
                first = first < 0 ? i : first;
            }
        }
        if (unknown > 0) {
            warn(first, unknown + " records, from here on, have no number for voltage or current");
        }
        if (absurd > 0) {
            warn(first, absurd + " records, from here on, have a voltage or current above 1e5 V or A: the file may be "
                    + "damaged");
        }
    }

    private void extras(CellLog log) {
        Set<String> names = new HashSet<>();
        List<String> taken = new ArrayList<>();
        first(VOLTAGE).ifPresent(taken::add);
        first(BiologicCharge.CURRENT).ifPresent(taken::add);
        for (String column : table.names()) {
            if (!BiologicColumn.isKept(column) || taken.contains(column)) {
                continue;
            }
            String unit = table.unit(column).orElse(BiologicColumn.unit(column));
            table.numbers(column).ifPresent(values -> {
                String name = BiologicColumn.fieldName(column);
                while (!names.add(name)) {
                    name += "_2";
                }
                log.extras.add(new CellLog.Extra(name, unit, values));
            });
        }
    }

    private Optional<String> first(String... columns) {
        return Arrays.stream(columns).filter(c -> table.names().contains(c)).findFirst();
    }
}
