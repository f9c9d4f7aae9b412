// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Line;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;
import org.operando.api.figure.Symbol;

/** Voltage against current with the line, and the residuals below. */
@Doc("Voltage against current of a four-point probe with the line that gives the resistance, and the residuals.")
public final class ProbeFigure implements FigureBuilder<ProbeFigure.Inputs, ProbeFigure.Options> {
    private static final double UPPER_MM = 46;
    private static final double LOWER_MM = 28;

    /**
     * What is shown.
     * @param probe results of echem.fourPointProbe
     */
    public record Inputs(FourPointProbeOperation.Outputs probe) {
    }

    /** There is nothing to choose. */
    public record Options() {
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        FourPointProbeOperation.Outputs probe = inputs.probe();
        double[] ampere = probe.points().doubles(IvTable.CURRENT);
        double[] volt = probe.points().doubles(IvTable.VOLTAGE);
        Scale current = Scale.of(ampere, "A");
        Scale voltage = Scale.of(volt, "V");
        Scale small = Scale.of(probe.points().doubles("residual"), "V");
        double[] x = current.times(ampere);
        AxisSpec across = AxisSpec.around("Current (" + current.unit() + ")", x);
        double[] ends = {across.from(), across.to()};
        double[] line = Arrays.stream(ends)
                .map(i -> (probe.offset().value() + probe.resistance().value() * i / current.factor())
                        * voltage.factor())
                .toArray();
        double[] y = voltage.times(volt);
        double[] residual = small.times(probe.points().doubles("residual"));
        double reach = 1.25 * Math.max(1e-12, Arrays.stream(residual).map(Math::abs).max().orElse(1));
        String slope = "slope " + probe.resistance().toString().replace("ohm", "\u03a9");
        Panel upper = Panel.of("a", new Box(0, 0, Page.SINGLE_COLUMN, UPPER_MM), across.bare(),
                AxisSpec.around("Voltage (" + voltage.unit() + ")", y, line),
                List.of(Rule.atX(0, Ink.GREY), Rule.atY(0, Ink.GREY),
                        Line.of(ends, line, Ink.series(1)).labelled(slope),
                        Markers.of(x, y, Symbol.CIRCLE, Ink.series(0)).labelled("measured")));
        Panel lower = Panel.of("b", new Box(0, UPPER_MM, Page.SINGLE_COLUMN, LOWER_MM), across,
                AxisSpec.of("Residual (" + small.unit() + ")", -reach, reach),
                List.of(Rule.atY(0, Ink.series(1)), Markers.of(x, residual, Symbol.CIRCLE, Ink.series(0))))
                .withLegend(Legend.NONE);
        return Page.of("Voltage against current of a four-point probe", Page.SINGLE_COLUMN, UPPER_MM + LOWER_MM,
                upper, lower).withCaption(caption(probe));
    }

    private static String caption(FourPointProbeOperation.Outputs probe) {
        Quantity sigma = probe.conductivity();
        return "n = " + probe.points().rows() + " points of one specimen, without error bars: their scatter gives the "
                + "uncertainty of the slope. Resistivity " + probe.resistivity() + ", conductivity " + sigma
                + (Double.isNaN(sigma.uncertainty()) ? "." : " (one standard uncertainty in parentheses).");
    }

    /** A prefix that makes numbers of a column readable. */
    private record Scale(double factor, String unit) {
        private static final String[] PREFIXES = {"", "m", "\u03bc", "n", "p"};

        static Scale of(double[] values, String unit) {
            double largest = Arrays.stream(values).map(Math::abs).max().orElse(1);
            int k = 0;
            double factor = 1;
            while (k < PREFIXES.length - 1 && largest * factor < 0.9995 && largest > 0) {
                k++;
                factor *= 1000;
            }
            return new Scale(factor, String.format(Locale.ROOT, "%s%s", PREFIXES[k], unit));
        }

        double[] times(double[] values) {
            return Arrays.stream(values).map(v -> v * factor).toArray();
        }
    }
}
