// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import org.operando.api.Column;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.Range;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Symbol;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.series.SeriesOperation;

/** Lattice spacing against the cell's voltage, charge and discharge apart. Patterns without a fit or a voltage have no point. */
@Doc("Lattice spacing of a peak against the cell's voltage.")
public final class SpacingFigure implements FigureBuilder<SpacingFigure.Inputs, SpacingFigure.Options> {
    private static final double HEIGHT_MM = 66;
    /** Below this part of the largest current the cell rests, as in the cell's panel of other figures. */
    private static final double REST = 1e-3;

    /**
     * What is shown.
     * @param peaks the fits
     * @param series the series on the cell's clock, for voltage and current
     */
    public record Inputs(PeakOperation.Outputs peaks, SeriesOperation.Outputs series) {
    }

    /**
     * How it is shown.
     * @param multiple what the spacing is multiplied by
     * @param symbol name of the product
     */
    public record Options(
            @Label("Multiple") @Doc("The spacing is multiplied by it, e.g. by 3 for c from (003).") @Default("1") @Range(
                    min = 1,
                    max = 100) int multiple,
            @Label("Symbol") @Doc("Name of the product, e.g. c.") @Default("d") String symbol) {
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        Table peaks = inputs.peaks().peaks();
        Table frames = inputs.series().series().frames();
        if (peaks.find("d_spacing").isEmpty()) {
            throw new OperationException("no wavelength in the study or in the files", "",
                    "give the measurement its wavelength: 0.4520 angstrom (your value)");
        }
        if (frames.find(Columns.VOLTAGE).isEmpty()) {
            throw new OperationException("the patterns have no voltage", "",
                    "name the measurement that logged the cell, as cell:, under the measurement");
        }
        Column spacing = peaks.column("d_spacing");
        double[] d = times(spacing.doubles(), options.multiple());
        double[] error = times(spacing.uncertainties(), options.multiple());
        double[] voltage = frames.doubles(Columns.VOLTAGE);
        double[] current = frames.doubles(Columns.CURRENT);
        double rest = REST * Arrays.stream(current).filter(Double::isFinite).map(Math::abs).max().orElse(0);
        List<Mark> marks = new ArrayList<>();
        Points points = new Points(voltage, d, error, current);
        points.add(marks, i -> Math.abs(i) <= rest, "rest", Symbol.DIAMOND, Ink.GREY);
        points.add(marks, i -> i > rest, "charge", Symbol.OPEN_CIRCLE, Ink.series(1));
        points.add(marks, i -> i < -rest, "discharge", Symbol.CIRCLE, Ink.series(0));
        if (marks.isEmpty()) {
            throw new OperationException("no pattern has both a fit and a voltage");
        }
        Panel panel = Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, HEIGHT_MM),
                AxisSpec.around("Voltage (V)", voltage),
                AxisSpec.around("*" + options.symbol() + "* (\u00c5)", points.ends(-1), points.ends(1)), marks);
        String product = options.multiple() == 1 ? "" : ", times " + options.multiple();
        return Page.of("Lattice spacing of " + inputs.peaks().line() + product + " against voltage", Page.SINGLE_COLUMN,
                HEIGHT_MM, panel).withCaption(PeakTrackFigure.caption(spacing));
    }

    private static double[] times(double[] values, int factor) {
        return Arrays.stream(values).map(v -> v * factor).toArray();
    }

    /** All patterns. */
    private record Points(double[] voltage, double[] d, double[] error, double[] current) {
        /** Adds those of one direction of current, if there are any. */
        void add(List<Mark> marks, DoublePredicate direction, String label, Symbol symbol, Ink ink) {
            double[] y = d.clone();
            double[] bars = error.clone();
            boolean any = false;
            for (int i = 0; i < y.length; i++) {
                boolean shown = direction.test(current[i]) && Double.isFinite(voltage[i]) && Double.isFinite(y[i]);
                any |= shown;
                y[i] = shown ? y[i] : Double.NaN;
                bars[i] = shown ? bars[i] : Double.NaN;
            }
            if (any) {
                marks.add(ErrorBars.of(voltage, y, bars, ink));
                marks.add(Markers.of(voltage, y, symbol, ink).withSize(3).labelled(label));
            }
        }

        /** Ends of the bars; the value itself where it has none. */
        double[] ends(int sign) {
            double[] ends = new double[d.length];
            for (int i = 0; i < ends.length; i++) {
                ends[i] = Double.isNaN(voltage[i]) ? Double.NaN : d[i] + (Double.isNaN(error[i]) ? 0 : sign * error[i]);
            }
            return ends;
        }
    }
}
