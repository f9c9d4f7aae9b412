// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.clock;

import java.util.Arrays;
import java.util.Optional;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.api.Table;

/**
 * Frames on their own clock, in seconds since the clock reading at which the cell's record begins.
 * @param number of each frame
 * @param start s
 * @param end s
 * @param voltage logged by the frames, V; NaN where there is none
 * @param zonesDiffer whether one clock is on UTC and the other on a local time
 */
record FrameTimes(long[] number, double[] start, double[] end, double[] voltage, boolean zonesDiffer) {
    /** A change between the record's own seconds and its time of day that is no rounding, s. */
    private static final double STEP = 5;

    static FrameTimes of(FrameLog log, CellRecord cell, Optional<Double> period, Context context)
            throws OperationException {
        Table frames = log.frames();
        double[] voltage = frames.doubles(FrameLog.VOLTAGE);
        long[] number = frames.longs(FrameLog.NUMBER);
        return switch (log.times()) {
            case UNKNOWN -> numbered(number, voltage, period.orElseThrow(() -> new OperationException(
                    "the frames carry no times", "frames", "write clock: {period: 300 s} (your value) under the"
                            + " measurement of the frames")));
            case SECONDS -> new FrameTimes(number, frames.doubles(FrameLog.START),
                    ends(frames.doubles(FrameLog.START), frames.doubles(FrameLog.END)), voltage, false);
            case UTC, LOCAL_TIME -> {
                double zero = zero(cell, context);
                double[] start = minus(frames.doubles(FrameLog.START), zero);
                yield new FrameTimes(number, start, ends(start, minus(frames.doubles(FrameLog.END), zero)), voltage,
                        cell.clock().equals("UTC") != (log.times() == FrameLog.Times.UTC));
            }
        };
    }

    /** Frame n, from 1, is exposed from (n - 1) to n periods. */
    static FrameTimes numbered(long[] number, double[] voltage, double period) {
        double[] start = Arrays.stream(number).mapToDouble(n -> (n - 1) * period).toArray();
        double[] end = Arrays.stream(number).mapToDouble(n -> n * period).toArray();
        return new FrameTimes(number, start, end, voltage, false);
    }

    private static double[] minus(double[] values, double zero) {
        return Arrays.stream(values).map(v -> v - zero).toArray();
    }

    /** A frame whose end nobody states is taken as a moment. */
    private static double[] ends(double[] start, double[] end) {
        double[] ends = end.clone();
        for (int i = 0; i < ends.length; i++) {
            ends[i] = Double.isNaN(ends[i]) ? start[i] : ends[i];
        }
        return ends;
    }

    /** Clock reading at which the cell's record begins; warns where its time of day leaves its seconds. */
    private static double zero(CellRecord cell, Context context) throws OperationException {
        double[] unix = cell.records().find(Columns.UNIX_TIME).map(Column::doubles).orElse(new double[0]);
        double[] time = cell.records().doubles(Columns.TIME);
        double zero = Double.NaN;
        for (int i = 0; i < unix.length; i++) {
            double here = unix[i] - time[i];
            if (Double.isNaN(zero)) {
                zero = here;
            } else if (Math.abs(here - zero) > STEP) {
                context.warn("cell",
                        "the cycler's time of day jumps by " + Math.round(here - zero) + " s against its own"
                                + " seconds at record " + (i + 1)
                                + "; the seconds are used, from the time of the first record on");
                break;
            }
        }
        if (Double.isNaN(zero)) {
            throw new OperationException("the cell's record holds no time of day, so it cannot be matched with time"
                    + " stamps of frames", "cell",
                    "where the log is a table with named columns, let columns: {time: ...} name"
                            + " that of the dates; else give the frames seconds, start (s), or numbers and a period");
        }
        return zero;
    }

    int size() {
        return number.length;
    }

    double middle(int i) {
        return (start[i] + end[i]) / 2;
    }

    double[] middles() {
        double[] middles = new double[size()];
        Arrays.setAll(middles, this::middle);
        return middles;
    }

    boolean hasVoltage() {
        return Arrays.stream(voltage).anyMatch(Double::isFinite);
    }

    /** Median time from frame to frame, s. */
    double period() {
        double[] steps = new double[Math.max(0, size() - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = start[i + 1] - start[i];
        }
        Arrays.sort(steps);
        return steps.length == 0 ? 0 : steps[steps.length / 2];
    }

    /** Places of frames, some of them in a row. */
    FrameTimes part(int from, int to) {
        return new FrameTimes(Arrays.copyOfRange(number, from, to), Arrays.copyOfRange(start, from, to),
                Arrays.copyOfRange(end, from, to), Arrays.copyOfRange(voltage, from, to), zonesDiffer);
    }
}
