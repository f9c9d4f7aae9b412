// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

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
import org.operando.api.Range;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Image;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.math.Quantiles;
import org.operando.powder.frames.FrameSeries;

/**
 * The cake of one frame: intensity in colours against azimuth and radius. Rings of a detector whose place is known are
 * straight; waves tell of a wrong centre or tilt.
 */
@Doc("Cake of one frame in colours: rings are straight where the calibration holds.")
public final class CakeFigure implements FigureBuilder<CakeFigure.Inputs, CakeFigure.Options> {
    private static final double HEIGHT_MM = 80;
    private static final int QUARTER = 90;

    /**
     * What is shown.
     * @param cakes frames after integration
     */
    public record Inputs(CakeOperation.Outputs cakes) {
    }

    /**
     * How it is shown.
     * @param frame number of the frame; absent: the first with a cake
     * @param logarithmic whether colours go with the logarithm of the intensity
     * @param darkest percentile of the intensity that gets the first colour
     * @param brightest percentile of the intensity that gets the last colour
     * @param from lowest value shown, in the unit of the axis
     * @param to highest value shown
     */
    public record Options(
            @Label("Frame") @Doc("Number of the frame. Left out: the first with a cake.") Optional<Long> frame,
            @Label("Logarithmic") @Doc("Whether colours go with the logarithm of the "
                    + "intensity.") @Default("true") boolean logarithmic,
            @Label("Darkest percentile") @Doc("Percentile of the intensity that gets the first "
                    + "colour.") @Default("1") @Range(
                            min = 0, max = 100) double darkest,
            @Label("Brightest percentile") @Doc("Percentile of the intensity that gets the last "
                    + "colour.") @Default("99.8") @Range(
                            min = 0, max = 100) double brightest,
            @Label("From") @Doc("Lowest value shown, in the unit of the radial axis.") Optional<Double> from,
            @Label("To") @Doc("Highest value shown, likewise.") Optional<Double> to) {
        public Options {
            if (brightest <= darkest) {
                throw new InvalidParameter("brightest", "must be above 'darkest' = " + darkest);
            }
            if (from.isPresent() && to.isPresent() && to.get() <= from.get()) {
                throw new InvalidParameter("to", "must be above 'from' = " + from.get());
            }
        }

        /** All defaults. */
        public static Options defaults() {
            return new Options(Optional.empty(), true, 1, 99.8, Optional.empty(), Optional.empty());
        }
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        CakeOperation.Outputs o = inputs.cakes();
        int row = IntegratedAxes.row(o.frames(), options.frame(), o.frames().texts(FrameSeries.Columns.PROBLEM));
        Axis radial = o.cakes().axes().getLast();
        Axis azimuth = o.cakes().axes().get(1);
        int[] window = IntegratedAxes.window(radial.values(), options.from(), options.to());
        double[] x = edges(Arrays.copyOfRange(radial.values(), window[0], window[1]));
        double[] y = edges(azimuth.values());
        Image image = image(PatternRows.cake(o.cakes().data(), row, window), x, y, options);
        double pixels = Arrays.stream(PatternRows.cake(o.counts().data(), row, window)).sum();
        Panel panel = Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, HEIGHT_MM),
                IntegratedAxes.across(radial, x), around(y), List.of(image)).withLegend(Legend.NONE);
        return Page.of("Cake of " + o.frames().texts("name")[row], Page.SINGLE_COLUMN, HEIGHT_MM, panel)
                .withCaption(String.format(Locale.ROOT, "n = %.0f pixels in %d x %d bins; white: no pixels. Intensity:"
                        + " %s. Colours from percentile %s to %s. No error bars.", pixels,
                        y.length - 1, x.length - 1, o.corrections(), options.darkest(), options.brightest()));
    }

    /** Edges of equal bins from their centres. */
    private static double[] edges(double[] centres) {
        double step = centres.length < 2 ? 1 : (centres[centres.length - 1] - centres[0]) / (centres.length - 1);
        return IntStream.rangeClosed(0, centres.length).mapToDouble(k -> centres[0] + (k - 0.5) * step).toArray();
    }

    /** The axis of the azimuth, with quarters where there are some. */
    private static AxisSpec around(double[] edges) {
        double from = edges[0];
        double to = edges[edges.length - 1];
        AxisSpec axis = AxisSpec.of("Azimuth (\u00b0)", from, to);
        // half a thousandth: edges come from centres
        int first = (int) Math.ceil((from - 5e-4) / QUARTER);
        int last = (int) Math.floor((to + 5e-4) / QUARTER);
        return last - first < 2 ? axis : axis.named(IntStream.rangeClosed(first, last)
                .mapToObj(k -> new AxisSpec.Name(Math.clamp(k * (double) QUARTER, from, to),
                        String.valueOf(QUARTER * k).replace('-', '\u2212')))
                .toList());
    }

    private static Image image(double[] cake, double[] x, double[] y, Options options) {
        double[] known = Arrays.stream(cake).filter(v -> Double.isFinite(v) && (v > 0 || !options.logarithmic()))
                .toArray();
        double[] limits = known.length == 0 ? new double[] {1, 10}
                : Quantiles.percentiles(known, options.darkest(), options.brightest());
        float[] values = new float[cake.length];
        for (int i = 0; i < values.length; i++) {
            // without counts is not without pixels: it gets the first colour
            values[i] = (float) (options.logarithmic() ? Math.log10(Math.max(cake[i], limits[0])) : cake[i]);
        }
        double low = options.logarithmic() ? Math.log10(limits[0]) : limits[0];
        double high = options.logarithmic() ? Math.log10(limits[1]) : limits[1];
        String label = options.logarithmic() ? "log_{10} intensity (arb. units)" : "Intensity (arb. units)";
        return new Image(x, y, values, new Image.Colours("viridis", low, high > low ? high : low + 1, label));
    }
}
