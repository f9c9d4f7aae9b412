// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.operando.api.Column;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.Label;
import org.operando.api.OperationException;
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
 * Position and FWHM of a peak with their uncertainties against time, and the cell's voltage below on the same axis.
 * Patterns without a fit have no point.
 */
@Doc("Position and width of a peak against time, with the cell's voltage.")
public final class PeakTrackFigure implements FigureBuilder<PeakTrackFigure.Inputs, PeakTrackFigure.Options> {
    private static final double PANEL_MM = 38;

    /**
     * What is shown.
     * @param peaks the fits
     * @param series the series on the cell's clock, for the voltage
     */
    public record Inputs(PeakOperation.Outputs peaks, Optional<SeriesOperation.Outputs> series) {
    }

    /**
     * How it is shown.
     * @param spacing d instead of 2theta
     */
    public record Options(
            @Label("Spacing") @Doc("Shows the lattice spacing instead of the angle; needs the wavelength.") @Default("false") boolean spacing) {
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        Table peaks = inputs.peaks().peaks();
        boolean spacing = options.spacing();
        if (spacing && peaks.find("d_spacing").isEmpty()) {
            throw new OperationException("no wavelength in the study or in the files", "",
                    "give the measurement its wavelength: 0.4520 angstrom (your value)");
        }
        double[] seconds = peaks.doubles("time");
        boolean timed = Arrays.stream(seconds).anyMatch(Double::isFinite);
        double[] x = timed ? Arrays.stream(seconds).map(s -> s / 3600).toArray() : peaks.column("number").doubles();
        Optional<CellPanel> cell = timed ? inputs.series().flatMap(SeriesOperation.Outputs::cell).map(CellPanel::of)
                : Optional.empty();
        AxisSpec time = timed ? AxisSpec.around("Time (h)", x, cell.map(CellPanel::hours).orElse(new double[0]))
                : AxisSpec.around("Pattern", x).whole();
        double[] changes = cell.map(CellPanel::changes).orElse(new double[0]);
        List<Panel> panels = new ArrayList<>();
        panels.add(panel("a", 0, time.bare(), spacing ? "*d* (\u00c5)" : "2*\u03b8* (\u00b0)", x,
                peaks.column(spacing ? "d_spacing" : "position"), changes, 0));
        panels.add(panel("b", 1, cell.isPresent() ? time.bare() : time, "FWHM (\u00b0)", x, peaks.column("fwhm"),
                changes, 1));
        cell.ifPresent(c -> {
            AxisSpec voltage = AxisSpec.around("Voltage (V)", c.voltage());
            double room = 0.15 * (voltage.to() - voltage.from());
            List<Mark> marks = c.across(voltage.to() + 0.4 * room);
            addRules(marks, changes);
            panels.add(Panel.of("c", box(2), time, AxisSpec.of(voltage.label(), voltage.from(), voltage.to() + room),
                    marks)
                    .withLegend(Legend.NONE));
        });
        String meaning = cell.map(CellPanel::meaning).filter(m -> !m.isEmpty())
                .map(m -> " (" + String.join("; ", m) + ")").orElse("");
        return new Page("Peak " + inputs.peaks().line() + " against " + (timed ? "time" : "pattern") + meaning,
                Page.SINGLE_COLUMN,
                panels.size() * PANEL_MM, panels, caption(peaks.column(spacing ? "d_spacing" : "position")));
    }

    /** What n and the error bars of a value by pattern are. */
    static String caption(Column values) {
        long fitted = Arrays.stream(values.doubles()).filter(Double::isFinite).count();
        String bars = values.errorBar();
        return "n = " + values.rows() + " patterns, " + fitted + " with a fit. "
                + (bars.isEmpty() ? "No error bars." : "Error bars: " + bars + ".");
    }

    private static Box box(int row) {
        return new Box(0, row * PANEL_MM, Page.SINGLE_COLUMN, PANEL_MM);
    }

    private static Panel panel(String letter, int row, AxisSpec time, String label, double[] x, Column values,
            double[] changes, int series) {
        double[] y = values.doubles();
        double[] error = values.uncertainties();
        List<Mark> marks = new ArrayList<>();
        addRules(marks, changes);
        marks.add(ErrorBars.of(x, y, error, Ink.series(series)));
        marks.add(Markers.of(x, y, Symbol.CIRCLE, Ink.series(series)).withSize(2));
        return Panel.of(letter, box(row), time, AxisSpec.around(label, low(y, error), high(y, error)), marks)
                .withLegend(Legend.NONE);
    }

    private static void addRules(List<Mark> marks, double[] changes) {
        for (double t : changes) {
            marks.add(Rule.atX(t, Ink.GREY.withDash(Ink.Dash.DASHED)));
        }
    }

    private static double[] low(double[] y, double[] error) {
        return moved(y, error, -1);
    }

    private static double[] high(double[] y, double[] error) {
        return moved(y, error, 1);
    }

    /** Ends of the bars; the value itself where it has none. */
    private static double[] moved(double[] y, double[] error, int sign) {
        double[] ends = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            ends[i] = Double.isNaN(error[i]) ? y[i] : y[i] + sign * error[i];
        }
        return ends;
    }
}
