// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.clock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.operando.api.Column;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;
import org.operando.api.figure.Symbol;
import org.operando.powder.series.CellPanel;

/** The searched curves with their kinks on the fitted clock, and the voltage with its events below. */
@Doc("Kinks of the patterns on the clock found, above the cell's voltage with its events.")
public final class ClockKinksFigure implements FigureBuilder<ClockKinksFigure.Inputs, ClockKinksFigure.Options> {
    private static final double UPPER_MM = 56;
    private static final double LOWER_MM = 42;
    private static final int FIRST_CURVE = 2;

    /**
     * What is shown.
     * @param clock the result
     */
    public record Inputs(ClockOperation.Outputs clock) {
    }

    /** Nothing to choose. */
    public record Options() {
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        ClockOperation.Outputs result = inputs.clock();
        Table curves = result.curves();
        double[] hours = hours(curves.doubles("time"));
        CellPanel cell = CellPanel.of(result.cell());
        AxisSpec time = AxisSpec.around("Time (h)", hours, cell.hours());
        List<Mark> upper = new ArrayList<>();
        addKinks(upper, result.kinks());
        List<Column> shown = curves.columns().subList(FIRST_CURVE, curves.columns().size());
        boolean centroid = shown.getFirst().name().equals("centroid");
        List<double[]> ys = new ArrayList<>();
        for (int c = 0; c < shown.size(); c++) {
            double[] y = centroid ? shown.get(c).doubles() : moved(shown.get(c).doubles(), c);
            ys.add(y);
            upper.add(Markers.of(hours, y, Symbol.series(c), Ink.series(c)).withSize(2));
        }
        AxisSpec score = AxisSpec.around(centroid ? "Centroid, 2*\u03b8* (\u00b0)" : "Component score (offset)",
                ys.toArray(new double[0][]));
        List<Mark> lower = new ArrayList<>();
        for (double t : hours(result.events().doubles("time"))) {
            lower.add(Rule.atX(t, Ink.GREY.withDash(Ink.Dash.DASHED)));
        }
        addKinks(lower, result.kinks());
        lower.add(Line.of(cell.hours(), cell.voltage(), Ink.BLACK));
        List<Panel> panels = List.of(
                Panel.of("a", new Box(0, 0, Page.SINGLE_COLUMN, UPPER_MM), time.bare(),
                        centroid ? score : score.unnumbered(), upper).withLegend(Legend.NONE),
                Panel.of("b", new Box(0, UPPER_MM, Page.SINGLE_COLUMN, LOWER_MM), time,
                        AxisSpec.around("Voltage (V)", cell.voltage()), lower).withLegend(Legend.NONE));
        return new Page("Clock of the patterns", Page.SINGLE_COLUMN, UPPER_MM + LOWER_MM, panels,
                caption(result, centroid, shown.size()));
    }

    private static double[] hours(double[] seconds) {
        return Arrays.stream(seconds).map(s -> s / 3600).toArray();
    }

    /** Each curve to the range from 0 to 1, the first on top. */
    private static double[] moved(double[] y, int curve) {
        double low = Arrays.stream(y).min().orElse(0);
        double high = Arrays.stream(y).max().orElse(1);
        return Arrays.stream(y).map(v -> (v - low) / Math.max(1e-300, high - low) - 1.1 * curve).toArray();
    }

    private static void addKinks(List<Mark> marks, Table kinks) {
        double[] at = hours(kinks.doubles("time"));
        double[] event = kinks.doubles("event_time");
        for (int k = 0; k < at.length; k++) {
            Ink ink = Double.isFinite(event[k]) ? Ink.rgb(0xc9553b) : Ink.rgb(0xc9553b).withDash(Ink.Dash.DOTTED);
            marks.add(Rule.atX(at[k], ink.withWidth(0.8)));
        }
    }

    private static String caption(ClockOperation.Outputs result, boolean centroid, int curves) {
        double[] event = result.kinks().doubles("event_time");
        long matched = Arrays.stream(event).filter(Double::isFinite).count();
        return String.format(Locale.ROOT,
                "Period %s, offset %s (one standard uncertainty). n = %d patterns; %s. Vertical lines: kinks "
                        + "with an event"
                        + " of the cell (%d, solid) and without (%d, dotted); dashed: events of the cell.",
                result.period(),
                result.offset(), result.curves().rows(), centroid ? "centroid of one region"
                        : curves + " principal components, the first on top, each scaled to its range",
                matched, event.length - matched);
    }
}
