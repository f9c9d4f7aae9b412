// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.electrode;

import java.util.List;
import java.util.stream.IntStream;
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

/** Part of the coating's volume that each component and the pores take. */
@Doc("Volume of the components and of the pores of an electrode, as parts of its coating.")
public final class ElectrodeFigure implements FigureBuilder<ElectrodeFigure.Inputs, ElectrodeFigure.Options> {
    private static final double HEIGHT_MM = 52;

    /**
     * What is shown.
     * @param electrode results of echem.electrode
     */
    public record Inputs(ElectrodeOperation.Outputs electrode) {
    }

    /** There is nothing to choose. */
    public record Options() {
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        Table volumes = inputs.electrode().volumes();
        return categories("Volumes of an electrode", volumes.texts("component"), "Volume (%)",
                volumes.doubles("volume"), volumes.column("volume").uncertainties())
                .withCaption("One electrode: porosity " + inputs.electrode().porosity() + ", loading "
                        + inputs.electrode().loading() + ", coating "
                        + inputs.electrode().coating().toString().replace("um", "\u03bcm")
                        + ". Error bars: " + volumes.column("volume").errorBar() + ".");
    }

    /** A bar a name. */
    static Page categories(String title, String[] names, String label, double[] heights, double[] errors) {
        int n = names.length;
        double top = IntStream.range(0, n)
                .mapToDouble(i -> heights[i] + (Double.isFinite(errors[i]) ? errors[i] : 0)).max().orElse(1);
        double low = Math.min(0, IntStream.range(0, n).mapToDouble(i -> heights[i]).min().orElse(0));
        double[] at = IntStream.rangeClosed(1, n).mapToDouble(i -> i).toArray();
        Panel panel = Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, HEIGHT_MM), AxisSpec.categories("", names),
                AxisSpec.of(label, 1.1 * low, 1.1 * top), List.of(Bars.around(at, 0.6, heights, errors, Ink.series(0))))
                .withLegend(Legend.NONE);
        return Page.of(title, Page.SINGLE_COLUMN, HEIGHT_MM, panel);
    }
}
