// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.Axis;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.Signal;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Band;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.powder.frames.FrameSeries;

/**
 * The pattern of one frame with its uncertainties, and how large these are beside the intensity: the band of a good
 * pattern is narrower than its line.
 */
@Doc("Pattern of one frame with its uncertainties.")
public final class PatternFigure implements FigureBuilder<PatternFigure.Inputs, PatternFigure.Options> {
    private static final double HEIGHT_MM = 66;
    private static final double LOWER_MM = 28;
    /** Below this part of the greatest intensity a logarithmic axis shows nothing. */
    private static final double LEAST = 1e-6;

    /**
     * What is shown.
     * @param integrated frames after integration
     */
    public record Inputs(IntegrateOperation.Outputs integrated) {
    }

    /**
     * How it is shown.
     * @param frame number of the frame; absent: the first with a pattern
     * @param angle shows it against 2theta, whatever its bins are equal in
     * @param from lowest value shown, in the unit of the axis
     * @param to highest value shown
     * @param logarithmic whether the axis of the intensity is logarithmic
     */
    public record Options(
            @Label("Frame") @Doc("Number of the frame. Left out: the first with a pattern.") Optional<Long> frame,
            @Label("Against 2theta") @Doc("Shows it against 2theta, whatever its bins are equal "
                    + "in.") @Default("false") boolean angle,
            @Label("From") @Doc("Lowest value shown, in the unit of the axis.") Optional<Double> from,
            @Label("To") @Doc("Highest value shown, in the unit of the axis.") Optional<Double> to,
            @Label("Logarithmic") @Doc("Whether the axis of the intensity is "
                    + "logarithmic.") @Default("false") boolean logarithmic) {
        public Options {
            if (from.isPresent() && to.isPresent() && to.get() <= from.get()) {
                throw new InvalidParameter("to", "must be above 'from' = " + from.get());
            }
        }

        /** All defaults. */
        public static Options defaults() {
            return new Options(Optional.empty(), false, Optional.empty(), Optional.empty(), false);
        }
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        IntegrateOperation.Outputs o = inputs.integrated();
        int row = IntegratedAxes.row(o.frames(), options.frame(), o.frames().texts(FrameSeries.Columns.PROBLEM));
        Signal signal = options.angle() ? o.patterns().intensity() : o.binned().orElse(o.patterns().intensity());
        Axis axis = signal.axes().getLast();
        int[] window = IntegratedAxes.window(axis.values(), options.from(), options.to());
        double[] x = Arrays.copyOfRange(axis.values(), window[0], window[1]);
        double[] y = PatternRows.of(signal.data(), row, window);
        Optional<double[]> sigma = signal.errors().isPresent()
                ? Optional.of(PatternRows.of(signal.errors().get(), row, window)) : Optional.empty();
        double width = Page.SINGLE_COLUMN;
        AxisSpec across = IntegratedAxes.across(axis, x);
        String unit = o.patterns().isCounts() ? "counts" : "arb. units";
        List<Panel> panels = new ArrayList<>();
        panels.add(Panel.of(sigma.isPresent() ? "a" : "", new Box(0, 0, width, HEIGHT_MM),
                sigma.isPresent() ? across.bare() : across, up(y, sigma, unit, options.logarithmic()),
                marks(x, y, sigma))
                .withLegend(Legend.NONE));
        if (sigma.isPresent()) {
            panels.add(relative(x, y, sigma.get(), across, new Box(0, HEIGHT_MM, width, LOWER_MM)));
        }
        return Page.of("Pattern of " + o.patterns().frames().texts("name")[row], width,
                sigma.isPresent() ? HEIGHT_MM + LOWER_MM : HEIGHT_MM, panels.toArray(new Panel[0]))
                .withCaption(
                        caption(o, row, PatternRows.of(o.counts().data(), row, new int[] {0, axis.values().length})));
    }

    private static AxisSpec up(double[] y, Optional<double[]> sigma, String unit, boolean logarithmic) {
        String label = "Intensity (" + unit + ")";
        double high = IntStream.range(0, y.length).mapToDouble(k -> y[k] + sigma.map(s -> s[k]).orElse(0.0))
                .filter(Double::isFinite).max().orElse(1);
        if (logarithmic && high > 0) {
            double low = Arrays.stream(y).filter(v -> v > LEAST * high).min().orElse(high / 10);
            return AxisSpec.of(label, low / 1.3, Math.max(2 * low, high * 1.5)).logarithmic();
        }
        double low = Math.min(0, Arrays.stream(y).filter(Double::isFinite).min().orElse(0));
        return AxisSpec.of(label, low - 0.02 * (high - low), high + 0.05 * (high - low) + 1e-12);
    }

    private static List<Mark> marks(double[] x, double[] y, Optional<double[]> sigma) {
        List<Mark> marks = new ArrayList<>();
        if (sigma.isPresent()) {
            double[] low = new double[y.length];
            double[] high = new double[y.length];
            for (int k = 0; k < y.length; k++) {
                low[k] = y[k] - sigma.get()[k];
                high[k] = y[k] + sigma.get()[k];
            }
            marks.add(Band.of(x, low, high, Ink.series(0).withOpacity(0.35)));
        }
        marks.add(Line.of(x, y, Ink.series(0).withWidth(0.6)));
        return marks;
    }

    private static Panel relative(double[] x, double[] y, double[] sigma, AxisSpec across, Box box) {
        double[] part = new double[y.length];
        for (int k = 0; k < part.length; k++) {
            part[k] = y[k] > 0 && sigma[k] > 0 ? 100 * sigma[k] / y[k] : Double.NaN;
        }
        double[] known = Arrays.stream(part).filter(Double::isFinite).sorted().toArray();
        // bins of a pixel or two at the ends would squeeze all others together
        double high = known.length == 0 ? 1 : known[(int) (0.99 * (known.length - 1))] * 1.15;
        return Panel.of("b", box, across, AxisSpec.of("*\u03c3*(*I*)/*I* (%)", 0, high),
                List.of(Line.of(x, part, Ink.series(1).withWidth(0.5)))).withLegend(Legend.NONE);
    }

    private static String caption(IntegrateOperation.Outputs o, int row, double[] pixels) {
        String band = switch (o.errors()) {
            case POISSON -> "Band and (b): one standard uncertainty from counting statistics. ";
            case AZIMUTHAL -> "Band and (b): one standard uncertainty of the mean, from the scatter of the pixels along"
                    + " the rings. ";
            default -> "No error bars. ";
        };
        double graininess = o.frames().doubles("graininess")[row];
        return String.format(Locale.ROOT, "n = %.0f pixels. %sNeighbouring points share pixels. Intensity: %s. Variance"
                + " along the rings over that of counting: %s.", Arrays.stream(pixels).filter(Double::isFinite).sum(),
                band, o.patterns().corrections(),
                String.format(Locale.ROOT, graininess < 10 ? "%.2f" : "%.0f", graininess));
    }
}
