// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.operando.api.Column;
import org.operando.api.LoadException;
import org.operando.api.Table;
import org.operando.io.text.TableCsv;
import org.operando.powder.PatternSeries.TimeScale;

/**
 * A beam line's log: CSV with the columns {@code scan_number}, {@code start_time}, {@code end_time} and any others.
 * Times are ISO 8601 with a blank or T between date and time: without a zone on a local clock, with one in UTC.
 * @param file the file
 * @param scale what the times count from
 * @param times {start, end}, seconds since 1970-01-01T00:00 of that clock, by scan number
 * @param monitors counts of the beam monitor by scan number; empty without a column 'monitor'
 */
public record TimesTable(Path file, TimeScale scale, Map<Long, double[]> times, Map<Long, Double> monitors) {
    private static final String MONITOR = "monitor";
    private static final String EXAMPLE = "2025-07-02 19:05:59.614";

    /**
     * Reads a log.
     * @param numbered whether the names of the patterns have numbers of their own
     */
    public static TimesTable read(Path file, boolean numbered) throws LoadException {
        if (!numbered) {
            throw LoadException.at(file, "", "the names of the patterns hold no numbers of their own to look up here",
                    "name the files by their scan numbers");
        }
        Table table = TableCsv.read(file);
        long[] numbers = column(file, table, "scan_number", long[].class, "whole numbers");
        String[] starts = column(file, table, "start_time", String[].class, "times such as " + EXAMPLE);
        String[] ends = column(file, table, "end_time", String[].class, "times such as " + EXAMPLE);
        Map<Long, double[]> times = new TreeMap<>();
        Optional<double[]> counted = monitor(file, table);
        Map<Long, Double> monitors = new TreeMap<>();
        TimeScale scale = TimeScale.UNKNOWN;
        for (int i = 0; i < numbers.length; i++) {
            if (starts[i].isBlank() && ends[i].isBlank()) {
                // as if the row were not there: the pattern has no time
                continue;
            }
            String place = "row " + (i + 1);
            TimeStamp start = stamp(file, place, starts[i]);
            TimeStamp end = stamp(file, place, ends[i]);
            if (!times.isEmpty() && start.scale() != scale || end.scale() != start.scale()) {
                throw LoadException.at(file, place, "times with and without a zone are mixed");
            }
            scale = start.scale();
            double[] both = {start.seconds(), end.seconds()};
            if (!(both[1] >= both[0])) {
                throw LoadException.at(file, place, "ends at " + ends[i] + ", before its start");
            }
            if (times.put(numbers[i], both) != null) {
                throw LoadException.at(file, place, "scan " + numbers[i] + " stands here a second time");
            }
            if (counted.isPresent()) {
                monitors.put(numbers[i], counted.get()[i]);
            }
        }
        return new TimesTable(file, scale, times, monitors);
    }

    /** Counts of the beam monitor by row; a blank is not known. */
    private static Optional<double[]> monitor(Path file, Table table) throws LoadException {
        Optional<Column> column = table.columns().stream().filter(c -> c.name().equalsIgnoreCase(MONITOR)).findFirst();
        if (column.isPresent() && column.get().values() instanceof String[] texts) {
            int row = 0;
            while (row < texts.length && texts[row].isBlank()) {
                row++;
            }
            throw LoadException.at(file, row < texts.length ? "row " + (row + 1) : "", "column 'monitor' should hold "
                    + "numbers", "leave it blank where the monitor is not known");
        }
        return column.map(Column::doubles);
    }

    /** Column of the monitor for patterns of these numbers, NaN where it is not known; empty without one in the table. */
    public Optional<Column> monitor(long[] number) {
        return monitors.isEmpty() ? Optional.empty() : Optional.of(Column.of(MONITOR, "1",
                Arrays.stream(number).mapToDouble(n -> monitors.getOrDefault(n, Double.NaN)).toArray()));
    }

    private static <T> T column(Path file, Table table, String name, Class<T> type, String what) throws LoadException {
        Column column = table.columns().stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst().orElse(null);
        if (column == null) {
            throw LoadException.at(file, "1", "no column '" + name + "'; there are "
                    + table.columns().stream().map(Column::name).collect(Collectors.joining(", ")),
                    "name the columns scan_number, start_time and end_time");
        }
        if (!type.isInstance(column.values())) {
            throw LoadException.at(file, "", "column '" + name + "' should hold " + what);
        }
        return type.cast(column.values());
    }

    /** {start, end} of a pattern, s; empty when the log does not name it. */
    Optional<double[]> find(long number) {
        return Optional.ofNullable(times.get(number));
    }

    /** {start, end} of a pattern, s. */
    public double[] of(long number, Path pattern) throws LoadException {
        double[] found = times.get(number);
        if (found == null) {
            throw LoadException.at(file, "", "no row for scan " + number + " (" + pattern.getFileName() + ")",
                    "add its times or leave the pattern out");
        }
        return found;
    }

    private static TimeStamp stamp(Path file, String place, String text) throws LoadException {
        return TimeStamp.of(text).orElseThrow(
                () -> LoadException.at(file, place, "a time such as " + EXAMPLE + " expected, found '" + text + "'"));
    }
}
