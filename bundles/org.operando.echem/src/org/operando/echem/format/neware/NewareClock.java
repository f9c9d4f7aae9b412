// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

/** Dates and times of NEWARE records. */
final class NewareClock {
    private NewareClock() {
    }

    /**
     * Seconds since 1970-01-01T00:00 of the same clock, from the parts of a date of the Gregorian calendar; NaN when
     * they are none. (Day count after Hinnant's days_from_civil; called once a record, so it allocates nothing.)
     */
    static double seconds(int year, int month, int day, int hour, int minute, int second) {
        if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) {
            return Double.NaN;
        }
        int y = month <= 2 ? year - 1 : year;
        int era = y / 400;
        int ofEra = y - era * 400;
        int ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear;
        long days = era * 146097L + dayOfEra - 719468;
        return days * 86400.0 + hour * 3600 + minute * 60 + second;
    }
}
