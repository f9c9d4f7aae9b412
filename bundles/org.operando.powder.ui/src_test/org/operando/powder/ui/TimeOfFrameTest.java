// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

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
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.SelectionRelation.Change;

/** Frames 1, 2 and 4 at 50 s, 150 s and 350 s; the third is missing, the last has no voltage. */
class TimeOfFrameTest {
    private static final List<TimeOfFrame.Frames> SERIES = List.of(TimeOfFrame.Frames.of(
            new Measured("patterns", "powder", Subject.of("s", "patterns"), Set.of("log"), List.of()),
            Table.of(Column.of("number", new long[] {1, 2, 4}),
                    Column.of("middle", "s", new double[] {50, 150, 350}),
                    Column.of("voltage", "V", new double[] {3.5, 3.6, Double.NaN}))));

    private static Selected follow(Selected before, Kind kind, Object value) {
        return TimeOfFrame.follow(SERIES, new Change(before, before.with(kind, value), Set.of(kind)));
    }

    @Test
    void frameHasItsTimeAndVoltage() {
        Selected followed = follow(Selected.NOTHING, Kind.FRAME, 2);

        assertEquals(Optional.of(150.0), followed.number(Kind.TIME));
        assertEquals(Optional.of(3.6), followed.number(Kind.VOLTAGE));
    }

    @Test
    void frameWithoutVoltageTakesNoneFromBefore() {
        Selected followed = follow(Selected.NOTHING.with(Kind.VOLTAGE, 3.6), Kind.FRAME, 4);

        assertTrue(followed.number(Kind.VOLTAGE).isEmpty());
    }

    @Test
    void missingFrameHasNoTime() {
        Selected before = Selected.NOTHING.with(Kind.TIME, 50);

        assertEquals(Optional.of(50.0), follow(before, Kind.FRAME, 3).number(Kind.TIME));
    }

    @Test
    void timeHasTheNearestFrame() {
        assertEquals(Optional.of(2.0), follow(Selected.NOTHING, Kind.TIME, 199).number(Kind.FRAME));
        assertEquals(Optional.of(1.0), follow(Selected.NOTHING, Kind.TIME, 0).number(Kind.FRAME));
    }

    @Test
    void timeOutsideTheSeriesHasNone() {
        Selected before = Selected.NOTHING.with(Kind.FRAME, 1);

        assertTrue(follow(before, Kind.TIME, 1000).number(Kind.FRAME).isEmpty());
        assertTrue(follow(before, Kind.TIME, -500).number(Kind.FRAME).isEmpty());
    }

    @Test
    void framesOfAnotherCellDoNotFollow() {
        Selected other = Selected.NOTHING.with(Kind.MEASUREMENT, "other log");

        assertTrue(follow(other, Kind.TIME, 150).number(Kind.FRAME).isEmpty());
        assertEquals(Optional.of(2.0), follow(Selected.NOTHING.with(Kind.MEASUREMENT, "log"), Kind.TIME, 150)
                .number(Kind.FRAME));
    }
}
