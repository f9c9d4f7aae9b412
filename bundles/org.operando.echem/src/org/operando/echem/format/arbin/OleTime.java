// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.arbin;

import java.util.Arrays;

/** Dates as days since 30 December 1899, as Access and spreadsheets count them. */
public final class OleTime {
    private static final double DAYS_TO_1970 = 25_569;
    private static final double SECONDS_A_DAY = 86_400;

    private OleTime() {
    }

    /** Seconds since 1970 of the same clock, to the millisecond: what is behind it is rounding of the days. */
    public static double unix(double days) {
        double seconds = (days - DAYS_TO_1970) * SECONDS_A_DAY;
        return Double.isNaN(seconds) ? seconds : Math.rint(seconds * 1000) / 1000;
    }

    /** As {@link #unix(double)} for each. */
    public static double[] unix(double[] days) {
        return Arrays.stream(days).map(OleTime::unix).toArray();
    }
}
