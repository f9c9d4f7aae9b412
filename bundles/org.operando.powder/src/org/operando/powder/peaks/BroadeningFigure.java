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
            trend(widths, tracks, names.get(k), inks.get(k)).ifPresent(marks::add);
            double number = onsets.doubles("number")[k];
            if (Double.isFinite(number)) {
                marks.add(Rule.atX(at(widths, tracks, names.get(k), number), inks.get(k).withDash(Ink.Dash.DOTTED)));
            }
            said.add(names.get(k) + ": " + onset(onsets, k));
        }
        panels.add(Panel.of(fwhm.letter(), fwhm.cell(), fwhm.x(), fwhm.y(), marks).withLegend(fwhm.legend()));
        asymmetry.ifPresent(c -> panels.add(tracks.panel(1, "Asymmetry *w*_{l}/*w*_{r}", c, inks, !cell)));
        tracks.cell().ifPresent(curve -> panels.add(tracks.voltage(panels.size(), curve)));
        return new Page("Widths of " + String.join(", ", names) + tracks.meaning(), Page.SINGLE_COLUMN,
                panels.size() * Tracks.PANEL_MM, panels,
                PeakTrackFigure.caption(widths.column("fwhm")).replace(" patterns,", " widths in patterns,")
                        + " Lines: single-phase trend; dotted: where the width leaves it. " + String.join("; ", said)
                        + ".");
    }

    private static Optional<Mark> trend(Table widths, Tracks tracks, String name, Ink ink) {
        int[] own = IntStream.range(0, widths.rows()).filter(i -> tracks.names()[i].equals(name)).toArray();
        double[] x = Arrays.stream(own).mapToDouble(i -> tracks.x()[i]).toArray();
        double[] y = Arrays.stream(own).mapToDouble(i -> widths.doubles("trend")[i]).toArray();
        return own.length < 2 ? Optional.empty() : Optional.of(Line.of(x, y, ink.withWidth(0.6)));
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
