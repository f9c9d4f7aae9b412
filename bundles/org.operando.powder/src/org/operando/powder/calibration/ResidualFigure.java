// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.Label;
import org.operando.api.Range;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;
import org.operando.api.figure.Symbol;
import org.operando.math.Quantiles;

/**
 * What a calibration leaves: residuals of 2theta by azimuth and ring in colours, their mean and scatter by ring, and by
 * azimuth. Waves along the azimuth are a wrong centre or tilt, a slope along the rings a wrong distance.
 */
@Doc("Residuals of a calibration against azimuth and ring.")
public final class ResidualFigure implements FigureBuilder<ResidualFigure.Inputs, ResidualFigure.Options> {
    private static final double MAP_MM = 62;
    private static final double LOWER_MM = 50;
    private static final double MILLI = 1e3;
    private static final int CURVE = 181;

    /**
     * What is shown.
     * @param calibration a calibration
     */
    public record Inputs(CalibrateOperation.Outputs calibration) {
    }

    /**
     * How it is shown.
     * @param bins sectors of the azimuth
     */
    public record Options(
            @Label("Sectors") @Doc("Sectors of the azimuth in the map.") @Default("72") @Range(min = 4,
                    max = 360) int bins) {
    }

    @Override
    public Page build(Inputs inputs, Options options) {
        CalibrateOperation.Outputs o = inputs.calibration();
        int[] used = IntStream.range(0, o.rings().rows()).filter(k -> o.rings().texts("problem")[k].isEmpty())
                .toArray();
        double width = Page.DOUBLE_COLUMN;
        AxisSpec azimuth = AxisSpec.of("Azimuth (\u00b0)", -180, 180).named(IntStream.rangeClosed(-2, 2)
                .mapToObj(i -> new AxisSpec.Name(90 * i, String.valueOf(90 * i).replace('-', '\u2212'))).toList());
        Panel map = Panel.of("a", new Box(0, 0, width, MAP_MM), azimuth,
                AxisSpec.of("Ring", -0.5, used.length - 0.5).named(names(o, used)),
                List.of(map(o, used, options.bins())))
                .withLegend(Legend.NONE);
        Panel rings = rings(o, used, new Box(0, MAP_MM, width / 2, LOWER_MM));
        Panel around = around(o, azimuth, new Box(width / 2, MAP_MM, width / 2, LOWER_MM));
        return Page
                .of("Residuals of the calibration: " + o.calibration().source(), width, MAP_MM + LOWER_MM, map, rings,
                        around)
                .withCaption(String.format(Locale.ROOT,
                        "(a) Mean of 2\u03b8 measured minus calculated in sectors of %.3g\u00b0;"
                                + " white: no points. (b) Mean by ring; error bars: one standard deviation of the points, not of the"
                                + " mean. (c) n = %d points; line: first three harmonics.",
                        360.0 / options.bins(),
                        Arrays.stream(o.points().longs("kept")).sum()));
    }

    private static List<AxisSpec.Name> names(CalibrateOperation.Outputs o, int[] used) {
        String[] indices = o.rings().texts("indices");
        long[] rings = o.rings().longs("ring");
        List<AxisSpec.Name> names = new ArrayList<>();
        for (int i = 0; i < used.length; i++) {
            String hkl = indices[used[i]];
            names.add(new AxisSpec.Name(i, hkl.isEmpty() ? String.valueOf(rings[used[i]])
                    : hkl.matches("(\\d ?)+") && hkl.replace(" ", "").length() == 3 ? hkl.replace(" ", "") : hkl));
        }
        return names;
    }

    private static Image map(CalibrateOperation.Outputs o, int[] used, int bins) {
        Table points = o.points();
        double[] azimuth = points.doubles("azimuth");
        double[] residual = points.doubles("residual");
        long[] ring = points.longs("ring");
        long[] kept = points.longs("kept");
        long[] rings = o.rings().longs("ring");
        double[] sum = new double[used.length * bins];
        int[] count = new int[sum.length];
        for (int i = 0; i < residual.length; i++) {
            long own = ring[i];
            int row = IntStream.range(0, used.length).filter(k -> rings[used[k]] == own).findFirst().orElse(-1);
            if (row >= 0 && kept[i] == 1) {
                int bin = Math.min(bins - 1, (int) ((azimuth[i] + 180) / 360 * bins));
                sum[row * bins + bin] += MILLI * residual[i];
                count[row * bins + bin]++;
            }
        }
        float[] values = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            values[i] = count[i] == 0 ? Float.NaN : (float) (sum[i] / count[i]);
        }
        double[] x = IntStream.rangeClosed(0, bins).mapToDouble(i -> -180 + 360.0 * i / bins).toArray();
        double[] y = IntStream.rangeClosed(0, used.length).mapToDouble(i -> i - 0.5).toArray();
        double[] sizes = IntStream.range(0, values.length).filter(i -> values[i] == values[i])
                .mapToDouble(i -> Math.abs(values[i])).toArray();
        double limit = sizes.length == 0 ? 1 : Math.max(1e-3, Quantiles.percentile(sizes, 98));
        return new Image(x, y, values, Image.Colours.diverging(limit, "\u0394 2*\u03b8* (10^{\u22123} \u00b0)"));
    }

    private static Panel rings(CalibrateOperation.Outputs o, int[] used, Box box) {
        double[] angle = pick(used, o.rings().doubles("two_theta"), 1);
        double[] mean = pick(used, o.rings().doubles("mean_residual"), MILLI);
        double[] scatter = pick(used, o.rings().doubles("standard_deviation"), MILLI);
        double[] low = IntStream.range(0, mean.length).mapToDouble(i -> mean[i] - finite(scatter[i])).toArray();
        double[] high = IntStream.range(0, mean.length).mapToDouble(i -> mean[i] + finite(scatter[i])).toArray();
        List<Mark> marks = List.of(Rule.atY(0, Ink.GREY), ErrorBars.of(angle, mean, scatter, Ink.series(0)),
                Markers.of(angle, mean, Symbol.CIRCLE, Ink.series(0)).withSize(3));
        return Panel.of("b", box, AxisSpec.around("2*\u03b8* (\u00b0)", angle),
                AxisSpec.around("\u0394 2*\u03b8* (10^{\u22123} \u00b0)", low, high), marks).withLegend(Legend.NONE);
    }

    private static double finite(double x) {
        return Double.isNaN(x) ? 0 : x;
    }

    private static Panel around(CalibrateOperation.Outputs o, AxisSpec azimuth, Box box) {
        long[] kept = o.points().longs("kept");
        int[] chosen = IntStream.range(0, kept.length).filter(i -> kept[i] == 1).toArray();
        double[] x = pick(chosen, o.points().doubles("azimuth"), 1);
        double[] y = pick(chosen, o.points().doubles("residual"), MILLI);
        double[] at = IntStream.range(0, CURVE).mapToDouble(i -> -180 + 2.0 * i).toArray();
        double[] curve = new double[CURVE];
        double[] cosine = o.harmonics().doubles("cosine");
        double[] sine = o.harmonics().doubles("sine");
        for (int m = 1; m <= cosine.length; m++) {
            for (int i = 0; i < CURVE; i++) {
                double phase = Math.toRadians(m * at[i]);
                curve[i] += MILLI * (cosine[m - 1] * Math.cos(phase) + sine[m - 1] * Math.sin(phase));
            }
        }
        List<Mark> marks = List.of(
                Markers.of(x, y, Symbol.CIRCLE, Ink.series(0).withOpacity(0.35)).withSize(1),
                Rule.atY(0, Ink.GREY), Line.of(at, curve, Ink.series(1).withWidth(1.2)));
        return Panel.of("c", box, azimuth, AxisSpec.around("\u0394 2*\u03b8* (10^{\u22123} \u00b0)", y), marks)
                .withLegend(Legend.NONE);
    }

    private static double[] pick(int[] rows, double[] values, double factor) {
        return Arrays.stream(rows).mapToDouble(k -> factor * values[k]).toArray();
    }
}
