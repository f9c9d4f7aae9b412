// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operando.api.Column;
import org.operando.api.Subject;
import org.operando.api.Table;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Interval;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.SelectionRelation.Change;

/** Cycle 1 runs from 0 s to 100 s in two steps, cycle 2 from 100 s to 150 s. */
class CycleOfTimeTest {
    private static final List<CycleOfTime.Cycles> LOGS = List.of(CycleOfTime.Cycles.of(
            new Measured("log", "echem", Subject.of("s", "log"), Set.of("patterns"), List.of()),
            Table.of(Column.of("cycle", new long[] {1, 1, 2}),
                    Column.of("start_time", "s", new double[] {0, 60, 100.5}),
                    Column.of("end_time", "s", new double[] {60, 100, 150}))));

    private static Selected follow(Selected before, Kind kind, Object value) {
        Selected now = before.with(kind, value);
        return CycleOfTime.follow(LOGS, new Change(before, now, Set.of(kind)));
    }

    @Test
    void timeLiesInItsCycle() {
        Selected followed = follow(Selected.NOTHING, Kind.TIME, 70);

        assertEquals(Optional.of(1.0), followed.number(Kind.CYCLE));
        assertEquals(Optional.of(new Interval(0, 100)), followed.interval(Kind.TIMES));
        assertEquals(Optional.of(70.0), followed.number(Kind.TIME));
    }

    @Test
    void timeBetweenCyclesHasNone() {
        Selected followed = follow(Selected.NOTHING.with(Kind.CYCLE, 1), Kind.TIME, 100.2);

        assertTrue(followed.number(Kind.CYCLE).isEmpty());
        assertTrue(followed.interval(Kind.TIMES).isEmpty());
    }

    @Test
    void cycleHasItsStretchAndBeginsWithIt() {
        Selected followed = follow(Selected.NOTHING.with(Kind.TIME, 70), Kind.CYCLE, 2);

        assertEquals(Optional.of(new Interval(100.5, 150)), followed.interval(Kind.TIMES));
        assertEquals(Optional.of(100.5), followed.number(Kind.TIME));
    }

    @Test
    void timeWithinTheChosenCycleStays() {
        Selected followed = follow(Selected.NOTHING.with(Kind.TIME, 120), Kind.CYCLE, 2);

        assertEquals(Optional.of(120.0), followed.number(Kind.TIME));
    }

    @Test
    void logIsThatOfTheChosenPatternsAndNoOther() {
        Selected patterns = Selected.NOTHING.with(Kind.MEASUREMENT, "patterns");
        Selected other = Selected.NOTHING.with(Kind.MEASUREMENT, "other cell");

        assertEquals(Optional.of(1.0), follow(patterns, Kind.TIME, 70).number(Kind.CYCLE));
        assertTrue(follow(other, Kind.TIME, 70).number(Kind.CYCLE).isEmpty());
    }
}
