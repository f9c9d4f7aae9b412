// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;

/**
 * Joins the files of one measurement: in the order of their start, records that an earlier file has already dropped,
 * time, steps and cycles continued. A record that was cut into parts, with or without overlap, is whole again: where
 * its numbers go on by themselves they are kept, and the step that was cut runs on. A test begun again has new steps
 * and cycles; its time runs on by the clock, so that a pause between files is in it.
 */
final class FileJoin {
    /** An interval longer than this many usual ones is a gap. */
    private static final double GAP = 10;
    /** Records of each file that tell what interval is usual. */
    private static final int LOOKED_AT = 1000;

    private final Context context;
    private CellFile whole;
    private PartSeam.Tail tail;

    private FileJoin(CellFile first, Context context) {
        this.context = context;
        whole = first;
        tail = tail(first, 0, 0);
    }

    static CellFile join(List<CellFile> files, Context context) throws LoadException {
        List<CellFile> ordered = ordered(files, context);
        if (ordered.isEmpty()) {
            return files.getFirst();
        }
        FileJoin join = new FileJoin(ordered.getFirst(), context);
        for (CellFile next : ordered.subList(1, ordered.size())) {
            if (!next.clock().equals(join.whole.clock())) {
                throw LoadException.at(next.path(), "", "its clock is '" + next.clock() + "', that of "
                        + join.whole.path().getFileName() + " is '" + join.whole.clock() + "'",
                        "make one measurement of each");
            }
            context.check();
            join.append(next);
        }
        return join.whole;
    }

    private static List<CellFile> ordered(List<CellFile> files, Context context) throws LoadException {
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
        // of two that begin together the longer one first: the other one is then a part of it; but records of one
        // moment are the end of what goes on with the other file
        ordered.sort(Comparator.<CellFile>comparingDouble(f -> f.log().unixTime[0])
                .thenComparing(FileJoin::isMoment)
                .thenComparing(f -> -f.log().unixTime[f.log().rows - 1]));
        return ordered;
    }

    private static PartSeam.Tail tail(CellFile file, double shift, int cycles) {
        CellLog log = file.log();
        return new PartSeam.Tail(file.path().getFileName().toString(), file.origin(), shift, cycles,
                log.index[log.rows - 1]);
    }

    private void append(CellFile next) throws LoadException {
        CellLog a = whole.log();
        CellLog b = next.log();
        double end = a.unixTime[a.rows - 1];
        String name = next.path().getFileName().toString();
        boolean cyclesStored = whole.cyclesStored() && next.cyclesStored();
        Optional<PartSeam> found = Optional.empty();
        if (b.unixTime[0] <= end) {
            Overlap overlap = Overlap.of(a, b);
            if (overlap.count() > 0) {
                context.warn(name, overlap.count() + " records are in " + tail.name() + " already; dropped");
            }
            found = overlap.seam();
            b.select(overlap.keep());
            if (found.isEmpty() && overlap.count() > 0) {
                b.ends = b.ends.withoutFirst();
                b.source = Optional.empty();
            }
            if (b.rows == 0) {
                return;
            }
        }
        if (found.isEmpty() && b.unixTime[0] < end) {
            context.warn(name, String.format(Locale.ROOT, "begins %.0f s before the end of %s; both are kept",
                    end - b.unixTime[0], tail.name()));
        }
        boolean sameTest = next.origin().equals(tail.origin());
        PartSeam seam = found.orElseGet(() -> PartSeam.following(a, b, tail, cyclesStored, sameTest));
        if (found.isPresent() && sameTest) {
            seam = seam.ofTest(tail.cycles());
        }
        if (found.isEmpty()) {
            warnOfGap(name, a, b, seam);
        }
        PartSeam.Tail last = tail(next, seam.testTime(), seam.cycles());
        whole = joined(next, seam, cyclesStored);
        tail = last;
    }

    /** Tells a gap: longer than records usually are apart, unless numbers and times of the file show that none is. */
    private void warnOfGap(String name, CellLog a, CellLog b, PartSeam seam) {
        double gap = b.unixTime[0] - a.unixTime[a.rows - 1];
        double[] intervals = new double[2 * LOOKED_AT];
        int n = 0;
        for (int i = Math.max(1, a.rows - LOOKED_AT); i < a.rows; i++) {
            intervals[n++] = a.unixTime[i] - a.unixTime[i - 1];
        }
        for (int i = 1; i < Math.min(LOOKED_AT, b.rows); i++) {
            intervals[n++] = b.unixTime[i] - b.unixTime[i - 1];
        }
        double[] there = Arrays.stream(intervals, 0, n).filter(d -> d > 0).sorted().toArray();
        boolean usual = there.length > 0 && gap <= GAP * there[there.length / 2];
        if (gap > 0 && !usual && !seam.complete()) {
            context.warn(name, String.format(Locale.ROOT, "begins %.0f s after the end of %s", gap, tail.name()));
        }
    }

    private CellFile joined(CellFile next, PartSeam seam, boolean cyclesStored) throws LoadException {
        CellLog a = whole.log();
        CellLog b = next.log();
        Optional<CellLog> again = again(a, b, seam);
        CellLog log = again.isPresent() ? again.get() : continued(a, b, seam);
        log.events.addAll(a.events);
        log.events.addAll(b.events);
        Map<String, String> metadata = new LinkedHashMap<>(whole.metadata());
        metadata.merge("joined with", next.path().getFileName().toString(), (x, y) -> x + ", " + y);
        return new CellFile(whole.path(), log, whole.clock(), next.origin(), cyclesStored,
                whole.activeMass().or(next::activeMass), whole.area().or(next::area), metadata);
    }

    /** Made anew of the rows of both, which are of one record where their times need no shift. */
    private static Optional<CellLog> again(CellLog a, CellLog b, PartSeam seam) throws LoadException {
        if (a.source.isEmpty() || b.source.isEmpty() || seam.testTime() != 0 || seam.cycles() != 0) {
            return Optional.empty();
        }
        return a.source.get().with(b.source.get(), a.rows, b.source.get().rows() - b.rows);
    }

    private static CellLog continued(CellLog a, CellLog b, PartSeam seam) {
        CellLog log = new CellLog(a.rows + b.rows);
        log.rows = a.rows + b.rows;
        log.ends = a.ends.with(b.ends);
        copy(a, log, 0, 0, 0, 0);
        copy(b, log, a.rows, seam.steps(), seam.cycles(), seam.testTime());
        seam.continueStep(log, a.rows);
        joinExtras(a, b, log);
        return log;
    }

    /** Whether all records have one time stamp. */
    private static int isMoment(CellFile file) {
        CellLog log = file.log();
        return log.unixTime[log.rows - 1] == log.unixTime[0] ? 0 : 1;
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
