// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.operando.api.Context;
import org.operando.api.LoadException;

/**
 * Joins the files of one measurement: in the order of their start, records that an earlier file has already (same time
 * and voltage) dropped, time, steps and cycles continued. Time runs on by the clock, so a pause between files is in it.
 */
final class FileJoin {
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
        ordered.sort(Comparator.comparingDouble(f -> f.log().unixTime[0]));
        CellFile whole = ordered.getFirst();
        for (CellFile next : ordered.subList(1, ordered.size())) {
            if (!next.clock().equals(whole.clock())) {
                throw LoadException.at(next.path(), "", "its clock is '" + next.clock() + "', that of "
                        + whole.path().getFileName() + " is '" + whole.clock() + "'", "make one measurement of each");
            }
            context.check();
            dropRepeated(whole, next, context);
            whole = appended(whole, next, context);
        }
        return whole;
    }

    private static void dropRepeated(CellFile whole, CellFile next, Context context) {
        CellLog a = whole.log();
        CellLog b = next.log();
        double end = a.unixTime[a.rows - 1];
        if (!(b.unixTime[0] <= end)) {
            return;
        }
        record Instant(double time, double voltage) {
        }
        Set<Instant> there = new HashSet<>();
        for (int i = 0; i < a.rows; i++) {
            there.add(new Instant(a.unixTime[i], a.voltage[i]));
        }
        int[] keep = new int[b.rows];
        int kept = 0;
        for (int i = 0; i < b.rows; i++) {
            if (!there.contains(new Instant(b.unixTime[i], b.voltage[i]))) {
                keep[kept++] = i;
            }
        }
        int dropped = b.rows - kept;
        b.select(Arrays.copyOf(keep, kept));
        String name = next.path().getFileName().toString();
        if (dropped > 0) {
            context.warn(name, dropped + " records are in " + whole.path().getFileName() + " already; dropped");
        }
        if (b.rows > 0 && b.unixTime[0] < end) {
            context.warn(name, String.format(Locale.ROOT, "begins %.0f s before the end of %s; both are kept",
                    end - b.unixTime[0], whole.path().getFileName()));
        }
    }

    private static CellFile appended(CellFile whole, CellFile next, Context context) {
        CellLog a = whole.log();
        CellLog b = next.log();
        if (b.rows == 0) {
            return whole;
        }
        double gap = b.unixTime[0] - a.unixTime[a.rows - 1];
        String name = next.path().getFileName().toString();
        if (gap > 0) {
            context.warn(name, String.format(Locale.ROOT, "begins %.0f s after the end of %s", gap,
                    whole.path().getFileName()));
        }
        double shift = a.testTime[a.rows - 1] + gap - b.testTime[0];
        int cycles = next.origin().equals(whole.origin()) ? 0 : a.cycle[a.rows - 1] - b.cycle[0] + 1;
        CellLog log = new CellLog(a.rows + b.rows);
        log.rows = a.rows + b.rows;
        copy(a, log, 0, 0, 0, 0);
        copy(b, log, a.rows, a.step[a.rows - 1], cycles, shift);
        joinExtras(a, b, log);
        Map<String, String> metadata = new LinkedHashMap<>(whole.metadata());
        metadata.merge("joined with", name, (x, y) -> x + ", " + y);
        return new CellFile(whole.path(), log, whole.clock(), next.origin(),
                whole.cyclesStored() && next.cyclesStored(),
                whole.activeMass().or(next::activeMass), whole.area().or(next::area), metadata);
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
            double[] values = new double[log.rows];
            Arrays.fill(values, Double.NaN);
            System.arraycopy(extra.values(), 0, values, 0, a.rows);
            all.put(extra.name(), new CellLog.Extra(extra.name(), extra.unit(), values));
        }
        for (CellLog.Extra extra : b.extras) {
            double[] values = all.computeIfAbsent(extra.name(), n -> {
                double[] none = new double[log.rows];
                Arrays.fill(none, Double.NaN);
                return new CellLog.Extra(n, extra.unit(), none);
            }).values();
            System.arraycopy(extra.values(), 0, values, a.rows, b.rows);
        }
        log.extras.addAll(all.values());
    }
}
