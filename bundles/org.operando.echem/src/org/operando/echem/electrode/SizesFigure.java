// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.electrode;

import java.util.Arrays;
import java.util.List;
import org.operando.api.Column;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Bars;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;

/** Histograms of diameters by number and by volume, with their means. */
@Doc("Histograms of particle diameters by number and by volume with the mean diameters.")
public final class SizesFigure implements FigureBuilder<SizesFigure.Inputs, SizesFigure.Options> {
    private static final double PANEL_MM = 36;

    /**
     * What is shown.
     * @param sizes results of echem.sizes
     */
    public record Inputs(SizesOperation.Outputs sizes) {
    }

    /** There is nothing to choose. */
    public record Options() {
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        Table histogram = inputs.sizes().histogram();
        double[] from = histogram.doubles("from");
        double[] to = histogram.doubles("to");
        double first = Math.max(0, from[0] - 0.05 * (to[to.length - 1] - from[0]));
        AxisSpec x = AxisSpec.of("Diameter (\u03bcm)", first, to[to.length - 1] + (from[0] - first));
        Table statistics = inputs.sizes().statistics();
        return Page.of("Diameters of particles", Page.SINGLE_COLUMN, 2 * PANEL_MM,
                panel("a", 0, x.bare(), "Number (%)", histogram, "number", statistics),
                panel("b", 1, x, "Volume (%)", histogram, "volume", statistics))
                .withCaption("n = " + inputs.sizes().count() + " particles. " + said(statistics, 0) + "; "
                        + said(statistics, 1)
                        + " (one standard uncertainty from particles drawn again, and of the scale). "
                        + "Dashed: means.");
    }

    private static String said(Table statistics, int row) {
        StringBuilder text = new StringBuilder(row == 0 ? "By number: " : "by volume: ");
        String[] names = {"mean ", ", SD ", ", D10 ", ", D50 ", ", D90 "};
        List<Column> columns = statistics.columns().subList(1, 6);
        for (int q = 0; q < names.length; q++) {
            text.append(names[q]).append(columns.get(q).quantity(row).toString().replace(" um", ""));
        }
        return text.append(" \u03bcm").toString();
    }

    private static Panel panel(String letter, int row, AxisSpec x, String label, Table histogram, String column,
            Table statistics) {
        double[] heights = histogram.doubles(column);
        double[] none = new double[heights.length];
        Arrays.fill(none, Double.NaN);
        double top = 1.12 * Arrays.stream(heights).max().orElse(1);
        Bars bars = new Bars(histogram.doubles("from"), histogram.doubles("to"), heights, none,
                Ink.series(row), "");
        Rule mean = Rule.atX(statistics.doubles("mean")[row], Ink.BLACK.withWidth(0.7).withDash(Ink.Dash.DASHED));
        return Panel.of(letter, new Box(0, row * PANEL_MM, Page.SINGLE_COLUMN, PANEL_MM), x,
                AxisSpec.of(label, 0, top), List.of(bars, mean)).withLegend(Legend.NONE);
    }
}
