// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.operando.api.LoadException;
import org.operando.echem.format.text.DateText.Order;
import org.operando.testkit.PlainContext;

class WallClockTest {
    private static final Path FILE = Path.of("log.txt");

    private static WallClock clock(String... dates) throws LoadException {
        int[] lines = new int[dates.length];
        Arrays.setAll(lines, i -> i + 5);
        return new WallClock(FILE, dates, lines);
    }

    private static double unix(int month, int day, int hour, int minute, int second) {
        return LocalDateTime.of(2021, month, day, hour, minute, second).toEpochSecond(ZoneOffset.UTC);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"06/05/2021 11:23:46", "6/5/2021 11:23:46 AM", "05.06.2021 11:23:46",
        "2021-06-05 11:23:46", "5-Jun-21 11:23:46 AM", "2021-06-05T11:23:46.000"})
    void datesOfAllFormsAreRead(String text) {
        assertEquals(unix(6, 5, 11, 23, 46), DateText.of(text).orElseThrow().unix(Order.MONTH_FIRST));
    }

    @Test
    void noonAndMidnightOfTwelveHourClocksAreRight() {
        assertEquals(unix(6, 5, 0, 1, 2), DateText.of("6/5/2021 12:01:02 AM").orElseThrow().unix(Order.MONTH_FIRST));
        assertEquals(unix(6, 5, 12, 1, 2), DateText.of("6/5/2021 12:01:02 PM").orElseThrow().unix(Order.MONTH_FIRST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "13/13/2021 1:00:00", "1/1/2021", "1/1/2021 25:00:00", "1/1/2021 1:61:00",
        "1/1/2021 1:00", "00/01/2021 1:00:00", "31.02.2021 1:00:00", "1/1/2021 1:00:00 1:00:00"})
    void whatIsNoDateIsNone(String text) {
        assertEquals(Optional.empty(), DateText.of(text));
    }

    @Test
    void elapsedTimesHaveDaysAndUnpaddedSeconds() {
        assertEquals(2 * 86_400 + 52 * 60 + 51.57, DateText.seconds("  2d 00:52:51.57"), 1e-9);
        assertEquals(5, DateText.seconds("  0d 00:00:5"));
        assertTrue(Double.isNaN(DateText.seconds("0d 00:00:x")));
    }

    @Test
    void dayOfALaterDateDecidesTheOrder() throws LoadException {
        double[] time = {0, 1};

        assertEquals(Optional.of(Order.MONTH_FIRST), clock("12/11/2020 1:00:00", "12/13/2020 1:00:00").order(List.of(),
                time));
        assertEquals(Optional.of(Order.DAY_FIRST), clock("11/12/2020 1:00:00", "13/12/2020 1:00:00").order(List.of(),
                time));
    }

    @Test
    void anotherDateOfTheFileDecidesTheOrder() throws LoadException {
        assertEquals(Optional.of(Order.DAY_FIRST), clock("06/05/2021 1:00:00").order(List.of("31/05/2021 0:00:00"),
                new double[1]));
    }

    @Test
    void midnightWithinTheTestDecidesTheOrder() throws LoadException {
        String[] dates = {"06/05/2021 23:59:00", "07/05/2021 00:01:00"};

        assertEquals(Optional.of(Order.DAY_FIRST), clock(dates).order(List.of(), new double[] {0, 120}));
    }

    @Test
    void undecidedOrderIsToldUnlessDayAndMonthAreEqual() throws LoadException {
        PlainContext context = new PlainContext();
        WallClock open = clock("06/05/2021 11:23:46", "06/05/2021 11:24:46");
        assertEquals(Optional.empty(), open.order(List.of(), new double[] {0, 60}));

        open.warnOfOrder(context);
        clock("05/05/2021 11:23:46").warnOfOrder(context);

        assertEquals(1, context.warnings().size());
        assertTrue(context.warnings().getFirst().what().contains("06/05/2021"), context.warnings().toString());
    }

    @Test
    void mixedOrderIsRefusedWithItsLine() throws LoadException {
        WallClock mixed = clock("13/05/2021 1:00:00", "05/14/2021 1:00:00");

        LoadException e = assertThrows(LoadException.class, () -> mixed.order(List.of(), new double[2]));

        assertTrue(e.where().endsWith("log.txt:6"), e.getMessage());
    }

    @Test
    void summerTimeIsTakenOut() throws LoadException {
        PlainContext context = new PlainContext();
        double[] time = {0, 60, 120, 180};

        double[] spring = clock("03/28/2021 01:58:00", "03/28/2021 01:59:00", "03/28/2021 03:00:00",
                "03/28/2021 03:01:00").unixTimes(Order.MONTH_FIRST, 0, time, context);
        double[] autumn = clock("10/31/2021 02:58:00", "10/31/2021 02:59:00", "10/31/2021 02:00:00",
                "10/31/2021 02:01:00").unixTimes(Order.MONTH_FIRST, 0, time, context);

        double begin = unix(3, 28, 1, 58, 0);
        assertArrayEquals(new double[] {begin, begin + 60, begin + 120, begin + 180}, spring);
        double late = unix(10, 31, 2, 58, 0);
        assertArrayEquals(new double[] {late, late + 60, late + 120, late + 180}, autumn);
        assertEquals(2, context.warnings().size());
        assertTrue(context.warnings().getFirst().where().endsWith("log.txt:7"), context.warnings().toString());
    }

    @Test
    void pauseOfAnHourByDayStays() throws LoadException {
        PlainContext context = new PlainContext();

        double[] times = clock("03/28/2021 11:00:00", "03/28/2021 12:00:10").unixTimes(Order.MONTH_FIRST, 0,
                new double[] {0, 10}, context);

        assertEquals(3610, times[1] - times[0]);
        assertTrue(context.warnings().isEmpty(), context.warnings().toString());
    }

    @Test
    void midnightsOfTimesOfDayAreCounted() throws LoadException {
        double day = unix(3, 31, 0, 0, 0);
        // over midnight by the clock, and over two more by the test time alone; then a pause to a later hour
        double[] time = {0, 120, 120 + 2 * 86_400, 180 + 2 * 86_400};

        double[] times = clock("23:59:00", "00:01:00", "00:01:00", "05:00:00").unixTimes(Order.MONTH_FIRST, day, time,
                new PlainContext());

        double begin = day + 86_340;
        assertArrayEquals(new double[] {begin, begin + 120, begin + 120 + 2 * 86_400,
            begin + 120 + 2 * 86_400 + 4 * 3600 + 59 * 60}, times);
    }

    @Test
    void absurdTestTimesEndSoon() throws LoadException {
        clock("23:59:00", "00:01:00").unixTimes(Order.MONTH_FIRST, 0, new double[] {0, 1e300}, new PlainContext());
    }
}
