// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Band;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;

/** One pattern of a series with its uncertainties. */
public final class PatternPage {
    private static final double HEIGHT_MM = 60;
    private static final double HOUR = 3600;
    /** No experiment lasts three years, s: what is more counts from 1970. */
    private static final double LONGEST = 1e8;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private PatternPage() {
    }

    /** The page of a pattern. */
    public static Page of(PatternSeries series, int row) throws OperationException {
        double[] x = series.twoThetaDegrees();
        double[] y = series.intensities(row, row + 1, 0, x.length);
        Ink ink = Ink.series(0).withWidth(0.7);
        String words = words(series.frames(), row);
        List<Mark> marks = new ArrayList<>();
        Optional<double[]> errors = series.errors(row, row + 1, 0, x.length);
        errors.ifPresent(e -> marks.add(Band.of(x, moved(y, e, -1), moved(y, e, 1), ink.withOpacity(0.3))));
        marks.add(Line.of(x, y, ink).labelled(words));
        String unit = series.isCounts() ? "counts" : "arb. units";
        Panel panel = Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, HEIGHT_MM),
                AxisSpec.of("2*\u03b8* (\u00b0)", x[0], x[x.length - 1]),
                AxisSpec.around("Intensity (" + unit + ")", y), marks);
        return Page.of("Pattern of " + words, Page.SINGLE_COLUMN, HEIGHT_MM, panel);
    }

    /** A pattern in words: its number, time, voltage. */
    public static String words(Table frames, int row) {
        List<String> words = new ArrayList<>(
                List.of("frame " + Math.round(frames.column(Columns.NUMBER).doubles()[row])));
        double time = frames.doubles(Columns.MIDDLE)[row];
        if (Double.isFinite(time)) {
            words.add(time > LONGEST ? DATE.format(LocalDateTime.ofEpochSecond((long) time, 0, ZoneOffset.UTC))
                    : String.format(Locale.ROOT, "%.2f h", time / HOUR));
        }
        double voltage = frames.find(Columns.VOLTAGE).map(c -> c.doubles()[row]).orElse(Double.NaN);
        if (Double.isFinite(voltage)) {
            words.add(String.format(Locale.ROOT, "%.3f V", voltage));
        }
        return String.join(", ", words);
    }

    private static double[] moved(double[] y, double[] errors, int sign) {
        double[] moved = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            moved[i] = y[i] + sign * errors[i];
        }
        return moved;
    }
}
