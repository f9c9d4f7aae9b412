// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.operando.api.CellRecord;

/**
 * An event of the cycler's own log.
 * @param unixTime s since 1970, on the clock of the records
 * @param text what the cycler says of it
 */
public record LoggedEvent(double unixTime, String text) {
    /** The events of a log on the time axis of its records; those of two parts of one test once. */
    static List<CellRecord.Event> onTheAxis(CellLog log) {
        List<CellRecord.Event> events = new ArrayList<>();
        int row = 0;
        for (LoggedEvent event : log.events.stream().distinct()
                .sorted(Comparator.comparingDouble(LoggedEvent::unixTime)).toList()) {
            while (row + 1 < log.rows && log.unixTime[row + 1] <= event.unixTime) {
                row++;
            }
            double time = log.rows == 0 ? Double.NaN : log.testTime[row] + event.unixTime - log.unixTime[row];
            // the test's time stands still where the test was interrupted, the clock does not
            double latest = row + 1 < log.rows ? log.testTime[row + 1] : Double.POSITIVE_INFINITY;
            if (Double.isFinite(time)) {
                events.add(new CellRecord.Event(Math.min(time, latest), event.text));
            }
        }
        return events;
    }
}
