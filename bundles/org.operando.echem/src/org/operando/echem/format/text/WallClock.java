// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.text;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.format.text.DateText.Form;
import org.operando.echem.format.text.DateText.Order;

/**
 * The column of dates of a log: what day they mean, and seconds since 1970 of the clock that the log began with. A
 * clock that steps by an hour against the test time changed to or from summer time; the step is taken out.
 */
public final class WallClock {
    private static final double HOUR = 3600;
    private static final double DAY = 86_400;
    /** Dates are printed in whole seconds; a record may be written some time after it was taken. */
    private static final double LATE = 3;

    private final Path path;
    private final int[] lines;
    private final DateText[] dates;

    /**
     * Reads the dates.
     * @param lines line of each date
     * @throws LoadException with the line of a text that is no date
     */
    public WallClock(Path path, String[] texts, int[] lines) throws LoadException {
        this.path = path;
        this.lines = lines;
        dates = new DateText[texts.length];
        for (int i = 0; i < texts.length; i++) {
            int line = lines[i];
            String text = texts[i];
            dates[i] = DateText.of(text).orElseThrow(() -> LoadException.at(path, String.valueOf(line),
                    "a date and time was expected, found '" + text + "'", "correct the line"));
            if (dates[i].form() != dates[0].form()) {
                throw LoadException.at(path, String.valueOf(line), "the date '" + text + "' is written otherwise than '"
                        + texts[0] + "' of line " + lines[0], "correct the line");
            }
        }
    }

    /** Whether the order of day and month must be found. */
    public boolean isOpen() {
        return dates.length > 0 && dates[0].form() == Form.OPEN;
    }

    /** Whether there are times of day only. */
    public boolean isTimeOnly() {
        return dates.length > 0 && dates[0].form() == Form.TIME_ONLY;
    }

    /**
     * The order of day and month that the dates themselves, other dates of the file, or the test time between the first
     * and the last one decide; empty when none does.
     * @param others other dates of the file, in any form
     * @throws LoadException with the line of a date that fits in no order with those before it
     */
    public Optional<Order> order(List<String> others, double[] testTime) throws LoadException {
        Optional<Order> found = Optional.empty();
        for (int i = 0; i < dates.length; i++) {
            Optional<Order> here = decides(dates[i]);
            if (here.isPresent() && found.isPresent() && here.get() != found.get()) {
                throw LoadException.at(path, String.valueOf(lines[i]), "the date has day and month in another order "
                        + "than a line above", "correct the line");
            }
            found = here.isPresent() ? here : found;
        }
        return found.or(() -> others.stream().flatMap(o -> DateText.of(o).stream())
                .flatMap(d -> decides(d).stream()).findFirst()).or(() -> bySpan(testTime));
    }

    private static Optional<Order> decides(DateText date) {
        return date.form() != Form.OPEN ? Optional.empty()
                : date.first() > 12 ? Optional.of(Order.DAY_FIRST)
                        : date.second() > 12 ? Optional.of(Order.MONTH_FIRST) : Optional.empty();
    }

    /** A test that goes over midnight: only one order gives the days that the test time gives. */
    private Optional<Order> bySpan(double[] testTime) {
        int last = dates.length - 1;
        if (last < 1 || testTime.length == 0) {
            return Optional.empty();
        }
        double span = testTime[last] - testTime[0];
        double month = dates[last].unix(Order.MONTH_FIRST) - dates[0].unix(Order.MONTH_FIRST) - span;
        double day = dates[last].unix(Order.DAY_FIRST) - dates[0].unix(Order.DAY_FIRST) - span;
        if (Math.abs(month) < 2 * HOUR && Math.abs(day) > DAY) {
            return Optional.of(Order.MONTH_FIRST);
        }
        return Math.abs(day) < 2 * HOUR && Math.abs(month) > DAY ? Optional.of(Order.DAY_FIRST) : Optional.empty();
    }

    /** Says that an order was taken that nothing decided. */
    public void warnOfOrder(Context context) {
        // 05/05/2021 is the same day in both orders
        boolean matters = Arrays.stream(dates).anyMatch(d -> d.first() != d.second());
        if (isOpen() && matters) {
            context.warn(path.getFileName() + ":" + lines[0],
                    String.format(Locale.ROOT, "whether %02d/%02d/%d is month "
                            + "or day first is not decided by any date of the file; month first is taken",
                            dates[0].first(),
                            dates[0].second(), dates[0].third()));
        }
    }

    /** Times of day, s. */
    public double[] secondsOfDay() {
        return Arrays.stream(dates).mapToDouble(DateText::secondOfDay).toArray();
    }

    /**
     * Seconds since 1970 of the clock that the log began with; NaN without dates.
     * @param startDay seconds since 1970 of the day of the first record, for times of day only; else not looked at
     */
    public double[] unixTimes(Order order, double startDay, double[] testTime, Context context) throws LoadException {
        double[] times = new double[dates.length];
        double day = startDay;
        for (int i = 0; i < times.length; i++) {
            if (isTimeOnly()) {
                double expected = i == 0 ? 0 : testTime[i] - testTime[i - 1];
                double gone = i == 0 ? 0 : dates[i].secondOfDay() - dates[i - 1].secondOfDay();
                if (gone < expected - 2 * HOUR) {
                    // past midnight, and past others when the test time says so
                    day += DAY * Math.ceil((expected - 2 * HOUR - gone) / DAY);
                }
                times[i] = day + dates[i].secondOfDay();
            } else {
                times[i] = dates[i].unix(order);
                if (Double.isNaN(times[i])) {
                    throw LoadException.at(path, String.valueOf(lines[i]), "there is no such day", "correct the line");
                }
            }
        }
        takeOutSteps(times, testTime, context);
        return times;
    }

    private void takeOutSteps(double[] times, double[] testTime, Context context) {
        double shift = 0;
        double before = times.length == 0 ? 0 : times[0];
        for (int i = 1; i < times.length; i++) {
            double now = times[i];
            double step = now - before - (testTime[i] - testTime[i - 1]);
            if (Math.abs(Math.abs(step) - HOUR) < LATE && (step < 0 || isSpring(before))) {
                shift += Math.copySign(HOUR, step);
                context.warn(path.getFileName() + ":" + lines[i], "the clock steps " + (step > 0 ? "on" : "back")
                        + " by an hour against the test time (summer time); times are given in the clock before");
            } else if (step < -LATE) {
                context.warn(path.getFileName() + ":" + lines[i], String.format(Locale.ROOT,
                        "the clock was set back by %.0f s against the test time", -step));
            }
            before = now;
            times[i] = now - shift;
        }
    }

    /** Clocks go on at night in the spring of one of the hemispheres; an hour at another time is a pause. */
    private static boolean isSpring(double unix) {
        int month = LocalDate.ofEpochDay((long) Math.floor(unix / DAY)).getMonthValue();
        return unix % DAY < 4 * HOUR && (month == 3 || month == 4 || month >= 8 && month <= 11);
    }
}
