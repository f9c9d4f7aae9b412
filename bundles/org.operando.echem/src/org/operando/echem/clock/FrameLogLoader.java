// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.clock;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Doc;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.Recognition;
import org.operando.api.Table;
import org.operando.api.Unit;
import org.operando.api.Version;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.clock.FrameLog.Times;
import org.operando.echem.format.plain.ColumnName;
import org.operando.echem.format.plain.PlainTable;

/** Tables of frames: number, beginning, end or exposure, logged voltage. */
@Version(1)
@Doc("Table of frames of an X-ray series for echem.synchronise, one row a frame: number (frame, scan_number), start_time"
        + " (ISO 8601, or seconds: start (s)), end_time or exposure (s), and the logged voltage (V) where there is one.")
public final class FrameLogLoader implements Loader<EchemMeasurement, FrameLog> {
    private static final Unit SECOND = Unit.of("s");
    private static final Unit VOLT = Unit.of("V");
    private static final List<String> NUMBER = List.of("frame", "frame number", "scan number", "scan", "number",
            "image", "pattern", "point");
    private static final List<String> START = List.of("start time", "clock start iso", "start", "timestamp",
            "clock start", "start iso");
    private static final List<String> END = List.of("end time", "clock end iso", "end", "stop", "clock end");
    private static final List<String> EXPOSURE = List.of("exposure", "exposure time", "count time");
    private static final List<String> VOLTAGE = List.of("voltage", "logged voltage", "cell voltage", "ewe");
    private static final Pattern ZONE = Pattern.compile(".*(Z|[+-]\\d{2}:?\\d{2})$");
    private static final String EXAMPLE = "2025-07-02 19:05:59.614";

    @Override
    public Recognition recognise(FileHead head) {
        return PlainTable.isIn(head, FrameLogLoader::isLog)
                ? Recognition.yes(0.88, "columns of frames with their times or voltages, and no current")
                : Recognition.no("has no line of names with a frame and a start or a voltage, and no current");
    }

    private static boolean isLog(List<ColumnName> names) {
        return names.stream().anyMatch(n -> n.is(NUMBER)) && names.stream().anyMatch(n -> n.is(START)
                || n.is(VOLTAGE) && n.unit().filter(VOLT::isConvertibleTo).isPresent())
                && names.stream().noneMatch(n -> n.words().contains("current") || n.words().contains("cycle"));
    }

    @Override
    public Loaded<FrameLog> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        if (files.size() != 1) {
            throw LoadException.at(files.get(1), "", "is a second table of frames", "give one table a measurement");
        }
        PlainTable table = PlainTable.read(files.getFirst(), FrameLogLoader::isLog,
                "frame with start_time or voltage (V), and no current", context);
        double[] number = table.numbers(table.find(NUMBER, Unit.ONE).orElseThrow(() -> LoadException.at(table.path(),
                "", "the column of frames has a unit", "write frame or scan_number")));
        long[] numbers = new long[number.length];
        for (int i = 0; i < number.length; i++) {
            numbers[i] = (long) number[i];
        }
        Optional<Integer> start = table.find(START, SECOND);
        Times times = start.isEmpty() ? Times.UNKNOWN : scale(table, start.get());
        double[] from = start.isEmpty() ? unknown(number.length) : times(table, start.get(), times);
        double[] to = ends(table, from, times);
        Optional<Integer> logged = table.find(VOLTAGE, VOLT);
        double[] voltage = logged.isEmpty() ? unknown(number.length) : table.numbers(logged.get(), VOLT);
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("frames", String.valueOf(numbers.length));
        metadata.put("times", switch (times) {
            case UNKNOWN -> "none";
            case LOCAL_TIME -> "local time, zone not known";
            case UTC -> "UTC";
            case SECONDS -> "seconds";
        });
        metadata.put("voltage", logged.isEmpty() ? "not logged" : "logged");
        return new Loaded<>(new FrameLog(Table.of(Column.of(FrameLog.NUMBER, numbers),
                Column.of(FrameLog.START, "s", from), Column.of(FrameLog.END, "s", to),
                Column.of(FrameLog.VOLTAGE, "V", voltage)), times), metadata);
    }

    private static double[] unknown(int count) {
        double[] values = new double[count];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** The end where it is written, else the start and the exposure, else not known. */
    private static double[] ends(PlainTable table, double[] start, Times times) throws LoadException {
        Optional<Integer> end = table.find(END, SECOND);
        Optional<Integer> exposure = table.find(EXPOSURE, SECOND);
        double[] ends = unknown(start.length);
        if (end.isPresent()) {
            ends = times(table, end.get(), times);
        } else if (exposure.isPresent()) {
            double[] seconds = table.numbers(exposure.get(), SECOND);
            for (int i = 0; i < ends.length; i++) {
                ends[i] = start[i] + seconds[i];
            }
        }
        for (int i = 0; i < ends.length; i++) {
            if (ends[i] < start[i]) {
                throw LoadException.at(table.path(), String.valueOf(table.line(i)), "ends before it begins",
                        "correct the line");
            }
        }
        return ends;
    }

    private static Times scale(PlainTable table, int column) {
        if (table.names().get(column).unit().isPresent()) {
            return Times.SECONDS;
        }
        return hasZone(table.texts(column)[0]) ? Times.UTC : Times.LOCAL_TIME;
    }

    private static double[] times(PlainTable table, int column, Times scale) throws LoadException {
        if (scale == Times.SECONDS) {
            return table.numbers(column, SECOND);
        }
        String[] texts = table.texts(column);
        double[] times = new double[texts.length];
        for (int i = 0; i < times.length; i++) {
            String place = String.valueOf(table.line(i));
            if (hasZone(texts[i]) != (scale == Times.UTC)) {
                throw LoadException.at(table.path(), place, "times with and without a zone are mixed",
                        "write all of them alike");
            }
            times[i] = seconds(table.path(), place, texts[i]);
        }
        return times;
    }

    private static boolean hasZone(String text) {
        return text.length() > 16 && ZONE.matcher(text).matches();
    }

    /** Seconds since 1970-01-01T00:00 of the clock that the text is on. */
    private static double seconds(Path path, String place, String text) throws LoadException {
        String iso = text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2})\\s+", "$1T")
                .replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
        try {
            Instant instant = hasZone(text) ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            return instant.getEpochSecond() + instant.getNano() * 1e-9;
        } catch (DateTimeException e) {
            throw LoadException.at(path, place, "a time such as " + EXAMPLE + " was expected, found '" + text + "'",
                    "correct the line");
        }
    }
}
