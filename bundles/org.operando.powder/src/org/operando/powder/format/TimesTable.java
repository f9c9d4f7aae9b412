// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.operando.api.LoadException;
import org.operando.powder.PatternSeries.TimeScale;

/**
 * A beam line's log: CSV with the columns {@code scan_number}, {@code start_time}, {@code end_time} and any others. Times are
 * ISO 8601 with a blank or T between date and time: without a zone on a local clock, with one in UTC.
 * @param file the file
 * @param scale what the times count from
 * @param times {start, end}, seconds since 1970-01-01T00:00 of that clock, by scan number
 */
record TimesTable(Path file, TimeScale scale, Map<Long, double[]> times) {
    private static final int LARGEST_BYTES = 1 << 24;

    static TimesTable read(Path file, boolean numbered) throws LoadException {
        if (!numbered) {
            throw LoadException.at(file, "", "the names of the patterns hold no numbers of their own to look up here",
                    "name the files by their scan numbers");
        }
        List<String> lines = lines(file);
        List<String> header = fields(lines.getFirst()).stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
        int[] columns = new int[3];
        String[] wanted = {"scan_number", "start_time", "end_time"};
        for (int k = 0; k < 3; k++) {
            columns[k] = header.indexOf(wanted[k]);
            if (columns[k] < 0) {
                throw LoadException.at(file, "1", "no column '" + wanted[k] + "'; there are " + String.join(", ", header),
                        "name the columns scan_number, start_time and end_time");
            }
        }
        Map<Long, double[]> times = new TreeMap<>();
        TimeScale scale = null;
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            List<String> row = fields(lines.get(i));
            String place = Integer.toString(i + 1);
            if (row.size() != header.size()) {
                throw LoadException.at(file, place, row.size() + " fields, the header has " + header.size());
            }
            TimeScale here = hasZone(row.get(columns[1])) ? TimeScale.UTC : TimeScale.LOCAL_TIME;
            if (scale != null && here != scale) {
                throw LoadException.at(file, place, "times with and without a zone are mixed");
            }
            scale = here;
            double[] both = {seconds(file, place, row.get(columns[1])), seconds(file, place, row.get(columns[2]))};
            if (!(both[1] >= both[0])) {
                throw LoadException.at(file, place, "ends at " + row.get(columns[2]) + ", before its start");
            }
            if (times.put(number(file, place, row.get(columns[0])), both) != null) {
                throw LoadException.at(file, place, "scan " + row.get(columns[0]) + " stands here a second time");
            }
        }
        return new TimesTable(file, scale == null ? TimeScale.UNKNOWN : scale, times);
    }

    /** {start, end} of a pattern, s. */
    double[] of(long number, Path pattern) throws LoadException {
        double[] found = times.get(number);
        if (found == null) {
            throw LoadException.at(file, "", "no row for scan " + number + " (" + pattern.getFileName() + ")",
                    "add its times or leave the pattern out");
        }
        return found;
    }

    private static List<String> lines(Path file) throws LoadException {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw LoadException.at(file, "", "is larger than a table of times can be (" + Files.size(file) + " bytes)");
            }
            List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
            if (lines.isEmpty() || lines.getFirst().isBlank()) {
                throw LoadException.at(file, "", "is empty");
            }
            return lines;
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        for (String field : Arrays.asList(line.replace("\ufeff", "").split(",", -1))) {
            String bare = field.strip();
            boolean quoted = bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"");
            fields.add(quoted ? bare.substring(1, bare.length() - 1) : bare);
        }
        return fields;
    }

    private static boolean hasZone(String time) {
        return time.matches(".*(Z|[+-]\\d{2}:?\\d{2})$") && time.length() > 16;
    }

    private static long number(Path file, String place, String text) throws LoadException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw LoadException.at(file, place, "scan_number: a whole number expected, found '" + text + "'");
        }
    }

    /** Seconds since 1970-01-01T00:00 of the clock that the text is on. */
    private static double seconds(Path file, String place, String text) throws LoadException {
        String iso = text.replaceFirst("^(\\d{4}-\\d{2}-\\d{2})\\s+", "$1T").replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
        try {
            Instant instant = hasZone(text) ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            return instant.getEpochSecond() + instant.getNano() * 1e-9;
        } catch (DateTimeException e) {
            throw LoadException.at(file, place, "a time such as 2025-07-02 19:05:59.614 expected, found '" + text + "'");
        }
    }
}
