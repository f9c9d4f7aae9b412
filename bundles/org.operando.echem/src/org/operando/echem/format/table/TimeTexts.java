// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.table;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and durations as texts. Each reading gives NaN for what it does not understand. */
final class TimeTexts {
    private static final String CLOCK = "(?:[ T]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}(?:[.,][0-9]+)?))?\\s*([AaPp][Mm])?"
            + "\\s*(Z|[+-][0-9]{2}:?[0-9]{2})?)?";
    private static final Pattern YEAR_FIRST = Pattern.compile("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})" + CLOCK);
    private static final Pattern YEAR_LAST = Pattern.compile("([0-9]{1,2})([-/.])([0-9]{1,2})[-/.]([0-9]{4})" + CLOCK);
    private static final Pattern DURATION = Pattern
            .compile("(?:([0-9]+)\\s*d?[ .:]\\s*)?([0-9]+):([0-9]{1,2}):([0-9]{1,2}(?:[.,][0-9]+)?)");

    private TimeTexts() {
    }

    /** Which number of a date comes first, where the text does not say it itself. */
    enum Order {
        /** The day. */
        DAY,
        /** The month. */
        MONTH,
        /** Not told by any of the texts. */
        UNDECIDED
    }

    static boolean isDate(String text) {
        return YEAR_FIRST.matcher(text).matches() || YEAR_LAST.matcher(text).matches();
    }

    static boolean isDuration(String text) {
        return DURATION.matcher(text).matches();
    }

    /** Seconds of hours, minutes and seconds, with days before them or not. */
    static double duration(String text) {
        Matcher m = DURATION.matcher(text);
        if (!m.matches() || m.group(2).length() > 9) {
            return Double.NaN;
        }
        double days = m.group(1) == null ? 0 : Double.parseDouble(m.group(1));
        return days * 86400 + Double.parseDouble(m.group(2)) * 3600 + Double.parseDouble(m.group(3)) * 60
                + Double.parseDouble(m.group(4).replace(',', '.'));
    }

    /** Whether the day or the month comes first in dates whose year is last: a number above 12 is a day. */
    static Order order(String[] texts) {
        boolean slashed = false;
        for (String text : texts) {
            Matcher m = YEAR_LAST.matcher(text);
            if (m.matches()) {
                if (m.group(2).equals(".") || Integer.parseInt(m.group(1)) > 12) {
                    return Order.DAY;
                }
                if (Integer.parseInt(m.group(3)) > 12) {
                    return Order.MONTH;
                }
                slashed = true;
            }
        }
        return slashed ? Order.UNDECIDED : Order.DAY;
    }

    /** Whether the text says how far its clock is from UTC. */
    static boolean hasZone(String text) {
        Matcher first = YEAR_FIRST.matcher(text);
        Matcher last = YEAR_LAST.matcher(text);
        return first.matches() && first.group(8) != null || last.matches() && last.group(9) != null;
    }

    /** Seconds since 1970 of the text's clock, of UTC when it has a zone. */
    static double date(String text, Order order) {
        Matcher m = YEAR_FIRST.matcher(text);
        if (m.matches()) {
            return seconds(m, 4, m.group(1), m.group(2), m.group(3));
        }
        m = YEAR_LAST.matcher(text);
        if (!m.matches()) {
            return Double.NaN;
        }
        boolean dayFirst = order == Order.DAY;
        return seconds(m, 5, m.group(4), m.group(dayFirst ? 3 : 1), m.group(dayFirst ? 1 : 3));
    }

    private static double seconds(Matcher m, int clock, String year, String month, String day) {
        try {
            int hour = m.group(clock) == null ? 0 : Integer.parseInt(m.group(clock));
            String half = m.group(clock + 3);
            if (half != null) {
                hour = hour % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
            }
            int minute = m.group(clock + 1) == null ? 0 : Integer.parseInt(m.group(clock + 1));
            String second = m.group(clock + 2) == null ? "0" : m.group(clock + 2).replace(',', '.');
            LocalDateTime time = LocalDateTime.of(Integer.parseInt(year), Integer.parseInt(month),
                    Integer.parseInt(day), hour, minute);
            String zone = m.group(clock + 4);
            int offset = zone == null ? 0 : ZoneOffset.of(zone).getTotalSeconds();
            return time.toEpochSecond(ZoneOffset.UTC) - offset + Double.parseDouble(second);
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }
}
