// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.StepType;

/**
 * Joins the files of one measurement: in the order of their start, records that an earlier file has already (same time
 * and voltage) dropped, time, steps and cycles continued; where files overlap, the counters of the step that was cut
 * too. Time runs on by the clock, so a pause between files is in it.
 */
final class FileJoin {
    private static final Set<StepType> HELD = EnumSet.of(StepType.CC_CHG, StepType.CV_CHG, StepType.CCCV_CHG,
            StepType.CC_DCHG, StepType.CV_DCHG, StepType.CCCV_DCHG);

    private FileJoin() {
    }

    static CellFile join(List<CellFile> files, Context context) throws LoadException {
        List<CellFile> ordered = new ArrayList<>();
        for (CellFile file : files) {
            if (file.log().rows == 0) {
                context.warn(file.path().getFileName().toString(), "has no records; left out");
                continue;
            }
            if (!Double.isFinite(file.log().unixTime[0])) {
                throw LoadException.at(file.path(), "", "has no start time, so it cannot be joined with the other "
                        + (files.size() - 1) + " files", "make one measurement of each file");
            }
            ordered.add(file);
        }
        if (ordered.isEmpty()) {
            return files.getFirst();
        }
        // of two that begin together the longer one first: the other one is then a part of it
        ordered.sort(Comparator.<CellFile>comparingDouble(f -> f.log().unixTime[0])
                .thenComparing(f -> -f.log().unixTime[f.log().rows - 1]));
        CellFile whole = ordered.getFirst();
        for (CellFile next : ordered.subList(1, ordered.size())) {
            if (!next.clock().equals(whole.clock())) {
                throw LoadException.at(next.path(), "", "its clock is '" + next.clock() + "', that of "
                        + whole.path().getFileName() + " is '" + whole.clock() + "'", "make one measurement of each");
            }
            context.check();
            Optional<Seam> seam = dropRepeated(whole, next, context);
            whole = appended(whole, next, seam, context);
        }
        return whole;
    }

    /**
     * Leaves out of the later file what the earlier one has already: records of the same time and voltage.
     * @return where the later file's counters continue the earlier one's; empty when they do not
     */
    private static Optional<Seam> dropRepeated(CellFile whole, CellFile next, Context context) {
        CellLog a = whole.log();
        CellLog b = next.log();
        double end = a.unixTime[a.rows - 1];
        if (!(b.unixTime[0] <= end)) {
            return Optional.empty();
        }
        int[] there = repeated(a, b);
        int first = firstAt(a, b.unixTime[0]);
        int[] keep = new int[b.rows];
        int kept = 0;
        boolean seamless = true;
        int leading = 0;
        for (int i = 0; i < b.rows; i++) {
            if (there[i] < 0) {
                keep[kept++] = i;
            } else {
                seamless &= kept == 0 && (i == 0 || there[i] == there[i - 1] + 1);
                leading++;
            }
        }
        seamless &= leading > 0 && there[leading - 1] == a.rows - 1 && first == there[0] && kept > 0;
        Optional<Seam> seam = seamless ? Optional.of(Seam.of(a, b, there, leading)) : Optional.empty();
        if (seamless) {
            // the numbers of a cut file are odd at both of its ends: each takes over from the other halfway
            kept = 0;
            for (int i = seam.get().next() + 1; i < b.rows; i++) {
                keep[kept++] = i;
            }
            a.rows = seam.get().whole() + 1;
        }
        b.select(Arrays.copyOf(keep, kept));
        String name = next.path().getFileName().toString();
        if (leading > 0) {
            context.warn(name, leading + " records are in " + whole.path().getFileName() + " already; dropped");
        }
        if (!seamless && b.rows > 0 && b.unixTime[0] < end) {
            warnOfOverlap(name, whole, end - b.unixTime[0], context);
        }
        return seam;
    }

    private static void warnOfOverlap(String name, CellFile whole, double seconds, Context context) {
        context.warn(name, String.format(Locale.ROOT, "begins %.0f s before the end of %s; both are kept", seconds,
                whole.path().getFileName()));
    }

    /** First row at a time or later, of times that ascend. */
    private static int firstAt(CellLog log, double time) {
        int low = 0;
        int high = log.rows;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (log.unixTime[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** For each row of the later log the same one of the earlier log, or -1; times ascend in both. */
    private static int[] repeated(CellLog a, CellLog b) {
        int[] there = new int[b.rows];
        int from = firstAt(a, b.unixTime[0]);
        for (int i = 0; i < b.rows; i++) {
            there[i] = -1;
            while (from < a.rows && a.unixTime[from] < b.unixTime[i]) {
                from++;
            }
            for (int k = from; k < a.rows && a.unixTime[k] == b.unixTime[i]; k++) {
                if (Double.compare(a.voltage[k], b.voltage[i]) == 0) {
                    there[i] = k;
                    from = k + 1;
                    break;
                }
            }
        }
        return there;
    }

    /**
     * A record that both logs have, in the middle of those that both have: what the counters of the later one lack.
     * @param whole its row in the earlier log
     * @param next its row in the later log
     * @param nextStep its step in the later log
     */
    private record Seam(int whole, int next, int nextStep, int steps, int cycles, double testTime, double stepTime,
            double capacity, double energy) {
        static Seam of(CellLog a, CellLog b, int[] there, int count) {
            int j = (count - 1) / 2;
            int i = there[j];
            return new Seam(i, j, b.step[j], a.step[i] - b.step[j], a.cycle[i] - b.cycle[j],
                    a.testTime[i] - b.testTime[j], a.stepTime[i] - b.stepTime[j], a.capacity[i] - b.capacity[j],
                    a.energy[i] - b.energy[j]);
        }
    }

    private static CellFile appended(CellFile whole, CellFile next, Optional<Seam> seam, Context context) {
        CellLog a = whole.log();
        CellLog b = next.log();
        if (b.rows == 0) {
            return whole;
        }
        double gap = b.unixTime[0] - a.unixTime[a.rows - 1];
        String name = next.path().getFileName().toString();
        if (gap > 0 && seam.isEmpty()) {
            context.warn(name, String.format(Locale.ROOT, "begins %.0f s after the end of %s", gap,
                    whole.path().getFileName()));
        }
        // where the files are parts of one test, their cycles are numbered alike
        int last = a.cycle[a.rows - 1];
        // numbers of a later part that go on by themselves are the test's own
        boolean goesOn = seam.isEmpty() && next.cyclesStored() && b.cycle[0] > 1 && b.cycle[0] >= last;
        boolean counted = goesOn || next.origin().equals(whole.origin());
        int cycles = counted ? 0 : seam.map(Seam::cycles).orElse(last - b.cycle[0] + 1);
        double shift = seam.map(Seam::testTime).orElse(a.testTime[a.rows - 1] + gap - b.testTime[0]);
        CellLog log = new CellLog(a.rows + b.rows);
        log.rows = a.rows + b.rows;
        copy(a, log, 0, 0, 0, 0);
        copy(b, log, a.rows, seam.map(Seam::steps).orElse(a.step[a.rows - 1]), cycles, shift);
        seam.ifPresent(s -> continueStep(log, a.rows, s));
        joinExtras(a, b, log);
        Map<String, String> metadata = new LinkedHashMap<>(whole.metadata());
        metadata.merge("joined with", name, (x, y) -> x + ", " + y);
        return new CellFile(whole.path(), log, whole.clock(), next.origin(),
                whole.cyclesStored() && next.cyclesStored(),
                whole.activeMass().or(next::activeMass), whole.area().or(next::area), metadata);
    }

    /** The step that was cut: its counters and its number of the cycle run on over the seam. */
    private static void continueStep(CellLog log, int at, Seam seam) {
        int step = seam.nextStep() + seam.steps();
        int to = at;
        while (to < log.rows && log.step[to] == step) {
            log.stepTime[to] += seam.stepTime();
            log.capacity[to] += seam.capacity();
            log.energy[to] += seam.energy();
            to++;
        }
        if (to == at || log.step[at - 1] != step) {
            return;
        }
        int from = at;
        while (from > 0 && log.step[from - 1] == step) {
            from--;
        }
        Arrays.fill(log.type, from, to, joined(log.type[at - 1], log.type[at]));
        Arrays.fill(log.cycle, at, to, log.cycle[at - 1]);
        Arrays.fill(log.stepIndex, at, to, log.stepIndex[at - 1]);
    }

    /** Kind of a step whose parts look like these: current held, then voltage held, is both. */
    private static byte joined(byte first, byte second) {
        StepType a = StepType.ofCode(first & 0xff);
        StepType b = StepType.ofCode(second & 0xff);
        if (a == b || a.direction() != b.direction() || a.direction() == 0) {
            return a.direction() == 0 ? second : first;
        }
        boolean held = HELD.contains(a) && HELD.contains(b);
        return !held ? first : (byte) (a.direction() > 0 ? StepType.CCCV_CHG : StepType.CCCV_DCHG).code();
    }

    private static void copy(CellLog from, CellLog to, int at, int steps, int cycles, double shift) {
        int n = from.rows;
        System.arraycopy(from.type, 0, to.type, at, n);
        System.arraycopy(from.stepIndex, 0, to.stepIndex, at, n);
        System.arraycopy(from.stepTime, 0, to.stepTime, at, n);
        System.arraycopy(from.unixTime, 0, to.unixTime, at, n);
        System.arraycopy(from.current, 0, to.current, at, n);
        System.arraycopy(from.voltage, 0, to.voltage, at, n);
        System.arraycopy(from.capacity, 0, to.capacity, at, n);
        System.arraycopy(from.energy, 0, to.energy, at, n);
        for (int i = 0; i < n; i++) {
            to.index[at + i] = at + i + 1;
            to.step[at + i] = from.step[i] + steps;
            to.cycle[at + i] = from.cycle[i] + cycles;
            to.testTime[at + i] = from.testTime[i] + shift;
        }
    }

    private static void joinExtras(CellLog a, CellLog b, CellLog log) {
        Map<String, CellLog.Extra> all = new LinkedHashMap<>();
        for (CellLog.Extra extra : a.extras) {
            put(all, extra, log.rows, 0, a.rows);
        }
        for (CellLog.Extra extra : b.extras) {
            put(all, extra, log.rows, a.rows, b.rows);
        }
        log.extras.addAll(all.values());
    }

    /** Puts values into their column; a column of the same name in another unit is another one. */
    private static void put(Map<String, CellLog.Extra> all, CellLog.Extra extra, int rows, int at, int count) {
        String name = extra.name();
        while (all.containsKey(name) && !all.get(name).unit().equals(extra.unit())) {
            name += "_2";
        }
        double[] values = all.computeIfAbsent(name, n -> {
            double[] none = new double[rows];
            Arrays.fill(none, Double.NaN);
            return new CellLog.Extra(n, extra.unit(), none);
        }).values();
        System.arraycopy(extra.values(), 0, values, at, count);
    }
}
