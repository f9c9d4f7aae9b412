// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.Arrays;
import java.util.Optional;
import org.operando.api.CellRecord;
import org.operando.api.Clock;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.Unit;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.PatternSeries.TimeScale;

/**
 * Times of the patterns on the clock of the cell's record (or of the series itself, when there is no cell).
 * @param start s
 * @param middle s
 * @param end s
 * @param offset what was added to the patterns' own seconds, with the uncertainty that all times share
 * @param source in words, where the times come from
 */
record FrameTimes(double[] start, double[] middle, double[] end, Quantity offset, String source) {
    private static final String ZONE_REMEDY = "write clock: {offset: 0 s} (your value, with the hours of the time zone) under"
            + " the measurement";

    static FrameTimes of(PatternSeries patterns, Optional<CellRecord> cell) throws OperationException {
        Quantity offset = patterns.clock().map(Clock::offset).orElse(Quantity.of(0, "s")).to(Unit.of("s"));
        double drift = patterns.clock().map(Clock::drift).orElse(0.0);
        FrameTimes own = switch (patterns.times()) {
            case UNKNOWN -> numbered(patterns, cell, offset);
            case LOCAL_TIME, UTC -> stamped(patterns, cell, offset);
            case RECORD -> new FrameTimes(patterns.frames().doubles(Columns.START), patterns.frames()
                    .doubles(Columns.MIDDLE),
                    patterns.frames().doubles(Columns.END), offset, "seconds of the record");
        };
        return new FrameTimes(shifted(own.start, drift, offset.value()), shifted(own.middle, drift, offset.value()),
                shifted(own.end, drift, offset.value()), offset, own.source + said(patterns.clock(), offset));
    }

    private static String said(Optional<Clock> clock, Quantity offset) {
        return clock.isEmpty() ? "; no offset" : "; offset " + offset + (offset.origin().isEmpty() ? "" : " ("
                + offset.origin() + ")");
    }

    /** t_cell = t (1 + drift) + offset. */
    private static double[] shifted(double[] t, double drift, double offset) {
        double[] shifted = new double[t.length];
        for (int i = 0; i < t.length; i++) {
            shifted[i] = t[i] * (1 + drift) + offset;
        }
        return shifted;
    }

    /** Pattern n, from 1, is exposed from (n - 1) to n periods. */
    private static FrameTimes numbered(PatternSeries patterns, Optional<CellRecord> cell, Quantity offset)
            throws OperationException {
        Table frames = patterns.frames();
        int count = frames.rows();
        Optional<Double> period = patterns.clock().flatMap(Clock::period);
        if (period.isEmpty()) {
            if (cell.isPresent()) {
                throw new OperationException("the patterns carry no times, so they cannot be matched with the cell's"
                        + " record", "",
                        "write clock: {period: 300 s} (your value) for numbered patterns, or"
                                + " times: FILE.csv, under the measurement");
            }
            double[] unknown = new double[count];
            Arrays.fill(unknown, Double.NaN);
            return new FrameTimes(unknown, unknown, unknown, offset, "times not known");
        }
        if (!patterns.numbered()) {
            throw new OperationException("the names of the patterns hold no numbers that a period could count, e.g. '"
                    + frames.texts(Columns.NAME)[0] + "'", "", "give times: FILE.csv under the measurement");
        }
        double[] number = frames.doubles(Columns.NUMBER);
        double[][] t = new double[3][count];
        for (int i = 0; i < count; i++) {
            t[0][i] = (number[i] - 1) * period.get();
            t[1][i] = (number[i] - 0.5) * period.get();
            t[2][i] = number[i] * period.get();
        }
        return new FrameTimes(t[0], t[1], t[2], offset, "number of the pattern times the period of " + period.get()
                + " s");
    }

    /** Time stamps, counted from the beginning of the cell's record, or from the first pattern without one. */
    private static FrameTimes stamped(PatternSeries patterns, Optional<CellRecord> cell, Quantity offset)
            throws OperationException {
        Table frames = patterns.frames();
        double[] start = frames.doubles(Columns.START);
        double zero = cell.isPresent() ? zero(patterns, cell.get()) : earliest(start);
        String source = cell.isPresent() ? "time stamps of the patterns and of the cell"
                : "time stamps, from the first pattern on";
        return new FrameTimes(shifted(start, 0, -zero), shifted(frames.doubles(Columns.MIDDLE), 0, -zero),
                shifted(frames.doubles(Columns.END), 0, -zero), offset, source);
    }

    /** Clock reading at which the cell's record begins. */
    private static double zero(PatternSeries patterns, CellRecord cell) throws OperationException {
        Optional<Column> stamps = cell.records().find(CellRecord.Columns.UNIX_TIME);
        if (stamps.isEmpty() || stamps.get().rows() == 0) {
            throw new OperationException("the cell's record holds no time of day, so it cannot be matched with the"
                    + " patterns' time stamps", "",
                    "write clock: {period: 300 s} (your value) for numbered patterns, without 'times'");
        }
        boolean cellUtc = cell.clock().equals("UTC");
        if (cellUtc != (patterns.times() == TimeScale.UTC) && patterns.clock().isEmpty()) {
            throw new OperationException("the clock of the patterns is on " + (cellUtc ? "local time" : "UTC")
                    + ", that of the cell on " + cell.clock(), "", ZONE_REMEDY);
        }
        double[] unix = stamps.get().doubles();
        double[] time = cell.records().doubles(CellRecord.Columns.TIME);
        for (int i = 0; i < unix.length; i++) {
            if (Double.isFinite(unix[i]) && Double.isFinite(time[i])) {
                return unix[i] - time[i];
            }
        }
        throw new OperationException("the cell's record holds no valid time of day", "", ZONE_REMEDY);
    }

    private static double earliest(double[] start) {
        double earliest = Double.NaN;
        for (double t : start) {
            earliest = Double.isNaN(earliest) || t < earliest ? t : earliest;
        }
        return earliest;
    }
}
