// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

/** Times as BTSDA prints them. */
final class ExportTime {
    private ExportTime() {
    }

    /** Seconds of {@code h:mm:ss[.fff]}, {@code d-hh:mm:ss} or a plain number of seconds; NaN for anything else. */
    static double span(String text) {
        int dash = text.indexOf('-', 1);
        double days = dash < 0 ? 0 : number(text, 0, dash);
        double sum = 0;
        int from = dash + 1;
        for (int colon = text.indexOf(':', from); colon >= 0; colon = text.indexOf(':', from)) {
            sum = (sum + number(text, from, colon)) * 60;
            from = colon + 1;
        }
        return 86_400 * days + sum + number(text, from, text.length());
    }

    /** Seconds since 1970 of {@code yyyy-mm-dd hh:mm:ss[.fff]}, also with slashes; NaN for anything else. */
    static double moment(String text) {
        int blank = text.indexOf(' ');
        String date = (blank < 0 ? text : text.substring(0, blank)).replace('/', '-');
        int first = date.indexOf('-');
        int second = date.indexOf('-', first + 1);
        if (first != 4 || second < 0) {
            return Double.NaN;
        }
        double year = number(date, 0, first);
        double month = number(date, first + 1, second);
        double day = number(date, second + 1, date.length());
        double time = blank < 0 ? 0 : span(text.substring(blank + 1).strip());
        if (!(year >= 1970 && month >= 1 && day >= 1 && time >= 0 && time < 86_401)) {
            return Double.NaN;
        }
        return NewareClock.seconds((int) year, (int) month, (int) day, 0, 0, 0) + time;
    }

    /** Digits with at most one point; NaN for anything else, so that sums with it are NaN too. */
    private static double number(String text, int from, int to) {
        long digits = 0;
        double divisor = 0;
        if (from >= to || to - from > 15) {
            return Double.NaN;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '.' && divisor == 0) {
                divisor = 1;
            } else if (c >= '0' && c <= '9') {
                digits = 10 * digits + c - '0';
                divisor *= 10;
            } else {
                return Double.NaN;
            }
        }
        return divisor == 0 ? digits : digits / divisor;
    }
}
