// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A date and time of day as a cycler's program writes it; which of the numbers is the day may be open.
 * @param form how the date is written
 * @param first first number of the date
 * @param second its second number
 * @param third its third number
 * @param secondOfDay time of day, s
 */
public record DateText(Form form, int first, int second, int third, double secondOfDay) {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    /** Ways to write a date. */
    public enum Form {
        /** 04/30/2024 or 30/04/2024: the file must tell. */
        OPEN,
        /** 30.04.2024, or 30-Apr-24. */
        DAY_FIRST,
        /** 2024-04-30. */
        YEAR_FIRST,
        /** 14:33:19 without a date. */
        TIME_ONLY
    }

    /** The order of an open date. */
    public enum Order {
        /** 04/30/2024. */
        MONTH_FIRST,
        /** 30/04/2024. */
        DAY_FIRST
    }

    /** What a text says; empty when it is no date or time. */
    public static Optional<DateText> of(String text) {
        String[] parts = text.strip().replace(",", " ").replace('T', ' ').split(" +");
        int at = parts.length - 1;
        String half = parts[at].toUpperCase(Locale.ROOT);
        boolean isHalf = half.equals("AM") || half.equals("PM");
        double time = isHalf && at > 0 ? seconds(parts[at - 1]) : seconds(parts[at]);
        if (isHalf) {
            at--;
            // programs write 15:16 PM too
            time += half.equals("PM") && time < 12 * 3600 ? 12 * 3600
                    : half.equals("AM") && time >= 12 * 3600 ? -12 * 3600 : 0;
        }
        if (!(time >= 0 && time < 86_401)) {
            return Optional.empty();
        }
        return switch (at) {
            case 0 -> Optional.of(new DateText(Form.TIME_ONLY, 0, 0, 0, time));
            case 1 -> date(parts[0], time);
            default -> Optional.empty();
        };
    }

    private static Optional<DateText> date(String text, double time) {
        char mark = text.indexOf('/') > 0 ? '/' : text.indexOf('.') > 0 ? '.' : '-';
        int one = text.indexOf(mark);
        int two = text.indexOf(mark, one + 1);
        if (one < 1 || two < 0) {
            return Optional.empty();
        }
        int a = number(text.substring(0, one));
        int c = number(text.substring(two + 1));
        int month = MONTHS.indexOf(text.substring(one + 1, two).toLowerCase(Locale.ROOT));
        boolean named = two - one == 4 && month >= 0 && month % 3 == 0;
        int b = named ? month / 3 + 1 : number(text.substring(one + 1, two));
        Form form = a > 31 ? Form.YEAR_FIRST : named || mark == '.' ? Form.DAY_FIRST : Form.OPEN;
        DateText date = new DateText(form, a, b, c, time);
        boolean valid = !Double.isNaN(date.unix(Order.MONTH_FIRST)) || !Double.isNaN(date.unix(Order.DAY_FIRST));
        return valid ? Optional.of(date) : Optional.empty();
    }

    private static int number(String text) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i == 4) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return text.isEmpty() ? -1 : value;
    }

    /** Seconds of {@code 12:03:04.5} or {@code 2d 12:03:4.5}; NaN for another text. */
    public static double seconds(String text) {
        String rest = text.strip();
        int days = rest.indexOf('d');
        double sum = 0;
        if (days >= 0) {
            sum = 86_400.0 * number(rest.substring(0, days).strip());
            rest = rest.substring(days + 1).strip();
        }
        int one = rest.indexOf(':');
        int two = rest.indexOf(':', one + 1);
        if (one < 0 || two < 0 || sum < 0) {
            return Double.NaN;
        }
        int hours = number(rest.substring(0, one));
        int minutes = number(rest.substring(one + 1, two));
        double seconds = decimal(rest.substring(two + 1));
        boolean valid = hours >= 0 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60.5;
        return valid ? sum + 3600.0 * hours + 60.0 * minutes + seconds : Double.NaN;
    }

    private static double decimal(String text) {
        if (number(text) >= 0) {
            return number(text);
        }
        try {
            return text.isEmpty() || text.charAt(0) > '9' ? Double.NaN : Double.parseDouble(text.replace(',', '.'));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Seconds since 1970 of the same clock; NaN when there is no such day. */
    public double unix(Order order) {
        int year = form == Form.YEAR_FIRST ? first : third < 100 ? 2000 + third : third;
        boolean dayFirst = form == Form.DAY_FIRST || form == Form.OPEN && order == Order.DAY_FIRST;
        int month = form == Form.YEAR_FIRST || dayFirst ? second : first;
        int day = form == Form.YEAR_FIRST ? third : dayFirst ? first : second;
        if (year < 1970 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) {
            return Double.NaN;
        }
        try {
            return LocalDate.of(year, month, day).toEpochDay() * 86_400.0 + secondOfDay;
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }
}
