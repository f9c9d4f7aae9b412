// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.operando.api.CellRecord.Event;

class LoggedEventTest {
    /** Two hours, then an interruption of an hour in which the test's time stands still. */
    private static CellLog log() {
        CellLog log = new CellLog(4);
        log.rows = 4;
        log.testTime = new double[] {10, 3610, 7210, 7220};
        log.unixTime = new double[] {1000, 4600, 8200, 11810};
        return log;
    }

    @Test
    void eventsStandBetweenTheRecordsAroundThem() {
        CellLog log = log();
        log.events.add(new LoggedEvent(4660, "later"));
        log.events.add(new LoggedEvent(940, "before the first record"));
        log.events.add(new LoggedEvent(9000, "interrupted"));
        log.events.add(new LoggedEvent(11810 + 60, "after the last record"));

        assertEquals(List.of(new Event(-50, "before the first record"), new Event(3670, "later"),
                new Event(7220, "interrupted"), new Event(7280, "after the last record")), LoggedEvent.onTheAxis(log));
    }

    @Test
    void eventOfTwoPartsOfOneTestIsTakenOnceAndNoneWithoutClock() {
        CellLog log = log();
        log.events.add(new LoggedEvent(1000, "start"));
        log.events.add(new LoggedEvent(1000, "start"));
        assertEquals(List.of(new Event(10, "start")), LoggedEvent.onTheAxis(log));

        log.unixTime = new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        assertEquals(List.of(), LoggedEvent.onTheAxis(log));
        assertEquals(List.of(), LoggedEvent.onTheAxis(new CellLog(0)));
    }
}
