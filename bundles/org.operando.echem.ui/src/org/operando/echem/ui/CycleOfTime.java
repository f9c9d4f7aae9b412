// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.OperandoException;
import org.operando.api.Table;
import org.operando.echem.cycles.CyclesOperation;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Interval;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.SelectionRelation;
import org.operando.ui.api.StudyResults;

/** A time lies in a cycle; a cycle has a stretch of time, and its beginning is chosen where no time in it is. */
public final class CycleOfTime implements SelectionRelation {
    /**
     * When the cycles of a log were.
     * @param of the log
     * @param cycles stretches of time by number
     */
    record Cycles(Measured of, Map<Double, Interval> cycles) {
        /** From a table of steps. */
        static Cycles of(Measured measured, Table steps) {
            Map<Double, Interval> cycles = new LinkedHashMap<>();
            double[] number = steps.column("cycle").doubles();
            double[] start = steps.doubles("start_time");
            double[] end = steps.doubles("end_time");
            for (int i = 0; i < number.length; i++) {
                cycles.merge(number[i], new Interval(start[i], end[i]),
                        (a, b) -> new Interval(Math.min(a.from(), b.from()), Math.max(a.to(), b.to())));
            }
            return new Cycles(measured, cycles);
        }

        Optional<Double> at(double time) {
            return cycles.entrySet().stream().filter(e -> e.getValue().contains(time)).map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    @Override
    public Follow prepare(StudyResults results) throws OperandoException {
        List<Cycles> logs = new ArrayList<>();
        for (Measured m : results.measurements()) {
            if (m.technique().equals(ShownCell.TECHNIQUE)) {
                results.result(m, CyclesOperation.Outputs.class, Selected.NOTHING)
                        .ifPresent(o -> logs.add(Cycles.of(m, o.steps())));
            }
        }
        return change -> follow(logs, change);
    }

    /** The log of what is chosen, or the first when nothing is. */
    private static Optional<Cycles> log(List<Cycles> logs, Selected selected) {
        Optional<String> measurement = selected.text(Kind.MEASUREMENT);
        return logs.stream().filter(l -> measurement.map(l.of::belongsTo).orElse(true)).findFirst();
    }

    static Selected follow(List<Cycles> logs, Change change) {
        Optional<Cycles> log = log(logs, change.now());
        if (log.isEmpty() || !change.hasOneOf(Kind.TIME, Kind.CYCLE, Kind.MEASUREMENT)) {
            return change.now();
        }
        Selected now = change.now();
        Optional<Double> time = now.number(Kind.TIME);
        if (change.hasOneOf(Kind.TIME) && !change.hasOneOf(Kind.CYCLE)) {
            Optional<Double> cycle = time.flatMap(log.get()::at);
            now = cycle.isPresent() ? now.with(Kind.CYCLE, cycle.get()) : now.without(Kind.CYCLE);
        }
        Optional<Interval> stretch = now.number(Kind.CYCLE).map(log.get().cycles()::get);
        if (stretch.isEmpty()) {
            return now.without(Kind.TIMES);
        }
        now = now.with(Kind.TIMES, stretch.get());
        return time.filter(stretch.get()::contains).isPresent() ? now : now.with(Kind.TIME, stretch.get().from());
    }
}
