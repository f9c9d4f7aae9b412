// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.CellRecord.Event;
import org.operando.api.Column;
import org.operando.api.Table;
import org.operando.api.figure.Line;
import org.operando.api.figure.Page;
import org.operando.echem.cycles.TimeSeriesFigure;

class StepEventsTest {
    private static final double[] TIME = {0, 3600, 7200, 10800, 14400, 18000};

    private static CellRecord record(boolean steps) {
        Column time = Column.of(Columns.TIME, "s", TIME);
        Column current = Column.of(Columns.CURRENT, "A", new double[] {1, 1, 0, 0, 1, 1});
        Column voltage = Column.of(Columns.VOLTAGE, "V", new double[] {3, 4, 4, 3.9, 4, 4.1});
        Column step = Column.of(Columns.STEP, new long[] {1, 1, 2, 2, 3, 3});
        Column type = Column.of(Columns.STEP_TYPE,
                new String[] {"CC_Chg", "CC_Chg", "Rest", "Rest", "CC_Chg", "CC_Chg"});
        return new CellRecord(steps ? Table.of(time, current, voltage, step, type) : Table.of(time, current, voltage),
                "UTC", Optional.empty(), Optional.empty());
    }

    @Test
    void stepLastsUntilTheNextBeginsAndIsNamedAtItsTime() {
        StepEvents events = StepEvents.of(record(true)).orElseThrow();

        assertArrayEquals(new double[] {0, 2, 4}, events.from());
        assertArrayEquals(new double[] {2, 4, 5}, events.to());
        assertEquals("step 1, CC Chg", events.at(1.9));
        assertEquals("step 2, Rest", events.at(2));
        assertEquals("", events.at(-0.1));
        assertEquals("", events.at(5.1));
    }

    @Test
    void eachKindHasARowOfBarsUnderVoltageAndCurrent() throws Exception {
        Page series = new TimeSeriesFigure().build(new TimeSeriesFigure.Inputs(record(true)),
                new TimeSeriesFigure.Options(Optional.empty(), Optional.empty()));

        Page page = StepEvents.of(record(true)).orElseThrow().below(series);

        assertEquals(3, page.panels().size());
        assertEquals(List.of("CC Chg", "Rest"), page.panels().get(2).y().names().stream().map(n -> n.text()).toList());
        Line charges = (Line) page.panels().get(2).marks().getFirst();
        assertArrayEquals(new double[] {0, 2, Double.NaN, 4, 5, Double.NaN}, charges.x());
        assertEquals(series.panels().get(1).x(), page.panels().get(2).x(), "one axis of time");
    }

    @Test
    void recordWithoutStepsAndLogHasNoEvents() {
        assertTrue(StepEvents.of(record(false)).isEmpty());
    }

    @Test
    void eventsOfTheLogAreTicksBelowTheStepsAndAreToldAtTheirTime() throws Exception {
        for (boolean steps : new boolean[] {true, false}) {
            CellRecord plain = record(steps);
            CellRecord told = new CellRecord(plain.records(), plain.clock(), Optional.empty(), Optional.empty(),
                    List.of(new Event(3600, "event 100209"), new Event(3610, "event 100007"), new Event(9000, "stop")));
            StepEvents events = StepEvents.of(told).orElseThrow();

            Page page = events.below(new TimeSeriesFigure().build(new TimeSeriesFigure.Inputs(told),
                    new TimeSeriesFigure.Options(Optional.empty(), Optional.empty())));

            List<String> rows = page.panels().get(2).y().names().stream().map(n -> n.text()).toList();
            assertEquals(steps ? List.of("CC Chg", "Rest", "log") : List.of("log"), rows);
            Line ticks = (Line) page.panels().get(2).marks().getLast();
            assertArrayEquals(new double[] {1, 1, Double.NaN, 3610 / 3600.0, 3610 / 3600.0, Double.NaN, 2.5, 2.5,
                Double.NaN}, ticks.x());
            assertEquals(rows.size(), (ticks.y()[0] + ticks.y()[1]) / 2, 1e-12);
            assertEquals("event 100209, event 100007", events.logged(1, 0.02));
            assertEquals("event 100209", events.logged(1, 0.001));
            assertEquals("", events.logged(2, 0.02));
        }
    }
}
