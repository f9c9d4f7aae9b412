// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.Column;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.Label;
import org.operando.api.Table;
import org.operando.api.figure.Arrow;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;
import org.operando.powder.series.SeriesOperation;

/** FWHM and asymmetry of several lines on one axis, their single-phase trends and where each line leaves its own. */
@Doc("FWHM and asymmetry of lines against time or voltage, with the onset of broadening.")
public final class BroadeningFigure implements FigureBuilder<BroadeningFigure.Inputs, BroadeningFigure.Options> {
    /**
     * What is shown.
     * @param broadening widths and onsets
     * @param series the series on the cell's clock, for its curve
     */
    public record Inputs(BroadeningOperation.Outputs broadening, Optional<SeriesOperation.Outputs> series) {
    }

    /**
     * How it is shown.
     * @param against the axis
     */
    public record Options(@Label("Against") @Doc("Time or the cell's voltage.") @Default("time") TrackAxis against) {
    }

    @Override
    public Page build(Inputs inputs, Options options) {
        Table widths = inputs.broadening().widths();
        Table onsets = inputs.broadening().onsets();
        Tracks tracks = Tracks.of(widths, widths.texts("peak"), options.against(), inputs.series());
        List<String> names = tracks.distinct();
        List<Ink> inks = IntStream.range(0, names.size()).mapToObj(k -> names.get(k).matches("H[123]")
                ? PhaseInk.of(names.get(k), names) : Ink.series(k)).toList();
        Optional<Column> asymmetry = widths.find("asymmetry")
                .filter(c -> Arrays.stream(c.doubles()).anyMatch(Double::isFinite));
        boolean cell = tracks.cell().isPresent();
        List<Panel> panels = new ArrayList<>();
        Panel fwhm = tracks.panel(0, "FWHM (\u00b0)", widths.column("fwhm"), inks, asymmetry.isEmpty() && !cell);
        List<Mark> marks = new ArrayList<>(fwhm.marks());
        List<String> said = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            double number = onsets.doubles("number")[k];
            double voltage = onsets.doubles("voltage")[k];
            marks.addAll(trend(widths, tracks, names.get(k), number, inks.get(k)));
            if (Double.isFinite(number)) {
                double x = at(widths, tracks, names.get(k), number);
                marks.add(Rule.atX(x, inks.get(k).withDash(Ink.Dash.DOTTED)));
                if (!Double.isNaN(voltage)) {
                    marks.add(new Arrow(true, x, String.format(Locale.ROOT, "%.2f V", voltage), inks.get(k)));
                }
            }
            said.add(names.get(k) + ": " + onset(onsets, k));
        }
        panels.add(Panel.of(fwhm.letter(), fwhm.cell(), fwhm.x(), fwhm.y(), marks).withLegend(fwhm.legend()));
        asymmetry.ifPresent(c -> panels.add(tracks.panel(1, "Asymmetry *w*_{l}/*w*_{r}", c, inks, !cell)));
        tracks.cell().ifPresent(curve -> panels.add(tracks.voltage(panels.size(), curve)));
        return new Page("Widths of " + String.join(", ", names) + tracks.meaning(), Page.SINGLE_COLUMN,
                panels.size() * Tracks.PANEL_MM, panels,
                PeakTrackFigure.caption(widths.column("fwhm")).replace(" patterns,", " widths in patterns,")
                        + " Lines: trend of the patterns of one phase, dashed beyond them; dotted: where the width leaves"
                        + " it. " + String.join("; ", said)
                        + ".");
    }

    /** The line through the patterns of one phase, and dashed from there to the onset, or to where the axis turns. */
    private static List<Mark> trend(Table widths, Tracks tracks, String name, double onset, Ink ink) {
        double[] number = widths.column("number").doubles();
        double[] trend = widths.doubles("trend");
        int[] own = IntStream.range(0, widths.rows()).filter(i -> tracks.names()[i].equals(name)).toArray();
        // results of older versions do not say which patterns hold one phase
        double[] single = widths.find(BroadeningOperation.SINGLE).map(Column::doubles)
                .orElse(IntStream.range(0, widths.rows()).mapToDouble(i -> 1).toArray());
        int[] fitted = Arrays.stream(own).filter(i -> single[i] == 1).toArray();
        if (fitted.length < 2) {
            return List.of();
        }
        int last = fitted[fitted.length - 1];
        double way = Math.signum(tracks.x()[last] - tracks.x()[fitted[0]]);
        List<Integer> beyond = new ArrayList<>(List.of(last));
        for (int i : own) {
            if (number[i] > number[last]) {
                if (number[i] > onset || way * (tracks.x()[i] - tracks.x()[beyond.getLast()]) < 0) {
                    break;
                }
                beyond.add(i);
            }
        }
        List<Mark> marks = new ArrayList<>(List.of(line(tracks.x(), trend, fitted, ink.withWidth(0.8))));
        if (beyond.size() > 1) {
            marks.add(line(tracks.x(), trend, beyond.stream().mapToInt(i -> i).toArray(),
                    ink.withWidth(0.6).withDash(Ink.Dash.DASHED)));
        }
        return marks;
    }

    private static Mark line(double[] x, double[] y, int[] rows, Ink ink) {
        return Line.of(Arrays.stream(rows).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(rows).mapToDouble(i -> y[i]).toArray(), ink);
    }

    private static double at(Table widths, Tracks tracks, String name, double number) {
        double[] numbers = widths.column("number").doubles();
        return IntStream.range(0, numbers.length).filter(i -> numbers[i] == number && tracks.names()[i].equals(name))
                .mapToDouble(i -> tracks.x()[i]).findFirst().orElse(Double.NaN);
    }

    private static String onset(Table onsets, int k) {
        double number = onsets.doubles("number")[k];
        double voltage = onsets.doubles("voltage")[k];
        if (Double.isNaN(number)) {
            return "no broadening";
        }
        String pattern = "from pattern " + Math.round(number);
        return Double.isNaN(voltage) ? pattern
                : pattern + " on, " + String.format(Locale.ROOT, "%.3f V", voltage);
    }
}
