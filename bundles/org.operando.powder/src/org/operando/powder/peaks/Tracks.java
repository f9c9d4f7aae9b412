// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.operando.api.Column;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;
import org.operando.api.figure.Symbol;
import org.operando.powder.series.CellPanel;
import org.operando.powder.series.SeriesOperation;

/**
 * Quantities of several peaks or phases along a series, one panel a quantity above the other on one axis: time, or the
 * voltage, or the pattern's number where no time is known.
 * @param table rows of all tracks
 * @param names name of the track of each row
 * @param x abscissa of each row
 * @param axis the axis
 * @param cell the cell's curve, when the axis is time
 */
record Tracks(Table table, String[] names, double[] x, AxisSpec axis, Optional<CellPanel> cell) {
    static final double PANEL_MM = 36;

    /** Tracks of a table with number, time and perhaps voltage. */
    static Tracks of(Table table, String[] names, TrackAxis against, Optional<SeriesOperation.Outputs> series) {
        double[] seconds = table.doubles("time");
        boolean timed = Arrays.stream(seconds).anyMatch(Double::isFinite);
        if (against == TrackAxis.VOLTAGE && table.find("voltage").isPresent()) {
            double[] voltage = table.doubles("voltage");
            return new Tracks(table, names, voltage, AxisSpec.around("Voltage (V)", voltage), Optional.empty());
        }
        if (!timed) {
            double[] number = table.column("number").doubles();
            return new Tracks(table, names, number, AxisSpec.around("Pattern", number).whole(), Optional.empty());
        }
        double[] hours = Arrays.stream(seconds).map(s -> s / 3600).toArray();
        Optional<CellPanel> cell = series.flatMap(SeriesOperation.Outputs::cell).map(CellPanel::of);
        return new Tracks(table, names, hours,
                AxisSpec.around("Time (h)", hours, cell.map(CellPanel::hours).orElse(new double[0])), cell);
    }

    /** The names in their order. */
    List<String> distinct() {
        return Arrays.stream(names).distinct().toList();
    }

    /** Panel of a quantity; the first of a page says which colour is which. */
    Panel panel(int row, String label, Column values, List<Ink> inks, boolean last) {
        List<Mark> marks = new ArrayList<>();
        for (double t : cell.map(CellPanel::changes).orElse(new double[0])) {
            marks.add(Rule.atX(t, Ink.GREY.withDash(Ink.Dash.DASHED)));
        }
        double[] error = values.uncertainties().length == 0 ? nothing() : values.uncertainties();
        double[] shown = shown(values.doubles());
        List<String> all = distinct();
        for (int k = 0; k < all.size(); k++) {
            double[] y = only(shown, all.get(k));
            if (Arrays.stream(y).anyMatch(Double::isFinite)) {
                marks.add(ErrorBars.of(x, y, error, inks.get(k)));
                Markers points = Markers.of(x, y, Symbol.CIRCLE, inks.get(k)).withSize(2.2);
                marks.add(row == 0 && all.size() > 1 ? points.labelled(all.get(k)) : points);
            }
        }
        double[] low = new double[x.length];
        double[] high = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double bar = Double.isNaN(error[i]) ? 0 : error[i];
            low[i] = shown[i] - bar;
            high[i] = shown[i] + bar;
        }
        return Panel.of(letter(row), box(row), last ? axis : axis.bare(), AxisSpec.around(label, low, high), marks)
                .withLegend(row == 0 && all.size() > 1 ? Legend.BEST : Legend.NONE);
    }

    /** Panel of the cell's voltage. */
    Panel voltage(int row, CellPanel curve) {
        AxisSpec voltage = AxisSpec.around("Voltage (V)", curve.voltage());
        double room = 0.15 * (voltage.to() - voltage.from());
        List<Mark> marks = new ArrayList<>(curve.across(voltage.to() + 0.4 * room));
        for (double t : curve.changes()) {
            marks.add(Rule.atX(t, Ink.GREY.withDash(Ink.Dash.DASHED)));
        }
        return Panel.of(letter(row), box(row), axis,
                AxisSpec.of(voltage.label(), voltage.from(), voltage.to() + room), marks).withLegend(Legend.NONE);
    }

    /** What dashed lines and letters of the cell's curve mean, for a title. */
    String meaning() {
        return cell.map(CellPanel::meaning).filter(m -> !m.isEmpty()).map(m -> " (" + String.join("; ", m) + ")")
                .orElse("");
    }

    static String letter(int row) {
        return Character.toString('a' + row);
    }

    static Box box(int row) {
        return new Box(0, row * PANEL_MM, Page.SINGLE_COLUMN, PANEL_MM);
    }

    private double[] nothing() {
        double[] none = new double[x.length];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    /** Without the values of peaks that are no more than noise. */
    private double[] shown(double[] values) {
        double[] shown = values.clone();
        Optional<String[]> flags = table.find("flag").map(c -> (String[]) c.values());
        for (int i = 0; i < shown.length && flags.isPresent(); i++) {
            shown[i] = flags.get()[i].contains("weak") ? Double.NaN : shown[i];
        }
        return shown;
    }

    /** What is not shown, for a caption; empty when all is. */
    String leftOut() {
        long weak = table.find("flag").map(c -> Arrays.stream((String[]) c.values()).filter(t -> t.contains("weak"))
                .count()).orElse(0L);
        return weak == 0 ? ""
                : " " + weak + " weak peaks (position uncertain by more than a tenth of the width) are not "
                        + "shown.";
    }

    private double[] only(double[] values, String name) {
        double[] y = values.clone();
        for (int i = 0; i < y.length; i++) {
            y[i] = names[i].equals(name) ? y[i] : Double.NaN;
        }
        return y;
    }
}
