// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.clock;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;

/**
 * Curves of a series that are searched for kinks: scores of principal components, or the centroid of one region.
 * @param number of the patterns that could be used, ascending
 * @param values {@code [curve][pattern]}
 * @param unit of the values
 */
record KinkCurves(double[] number, double[][] values, String unit) {
    static KinkCurves of(PatternSeries patterns, ClockOperation.Parameters p, Context context)
            throws OperationException {
        int[] window = patterns.window(p.from().orElse(Double.NEGATIVE_INFINITY),
                p.to().orElse(Double.POSITIVE_INFINITY));
        int points = window[1] - window[0];
        if (points < 5) {
            throw new OperationException("only " + points + " points lie in the region", "",
                    "widen it: from, to");
        }
        double[] all = patterns.intensities(0, patterns.size(), window[0], window[1]);
        int[] rows = usable(all, points, patterns.frames().column(Columns.NUMBER).doubles());
        double[] number = Arrays.stream(rows).mapToDouble(i -> patterns.frames().column(Columns.NUMBER).doubles()[i])
                .toArray();
        if (p.centroid()) {
            double[] x = Arrays.copyOfRange(patterns.twoThetaDegrees(), window[0], window[1]);
            double[] centroid = Arrays.stream(rows).mapToDouble(i -> centroid(all, i * points, x)).toArray();
            int[] kept = IntStream.range(0, rows.length).filter(i -> Double.isFinite(centroid[i])).toArray();
            return new KinkCurves(Arrays.stream(kept).mapToDouble(i -> number[i]).toArray(),
                    new double[][] {Arrays.stream(kept).mapToDouble(i -> centroid[i]).toArray()}, "deg");
        }
        if (rows.length <= p.components()) {
            return new KinkCurves(number, new double[0][], "1");
        }
        double[][] scores = Components.of(dense(all, rows, points), rows.length, p.components(), context);
        boolean[] stray = strays(scores);
        int[] kept = IntStream.range(0, rows.length).filter(i -> !stray[i]).toArray();
        if (kept.length < rows.length) {
            context.warn("patterns", "left out, far from their neighbours: " + IntStream.range(0, rows.length)
                    .filter(i -> stray[i]).mapToObj(i -> String.valueOf((long) number[i]))
                    .collect(Collectors.joining(", ")));
            scores = Components.of(dense(all, Arrays.stream(kept).map(i -> rows[i]).toArray(), points), kept.length,
                    p.components(), context);
        }
        return new KinkCurves(Arrays.stream(kept).mapToDouble(i -> number[i]).toArray(), scores, "1");
    }

    /**
     * Patterns with a score further from the median of five (at the ends also from the line through the next two) than
     * ten standard deviations of that, and a quarter of the range.
     */
    private static boolean[] strays(double[][] scores) {
        int n = scores[0].length;
        boolean[] stray = new boolean[n];
        if (n < 5) {
            return stray;
        }
        for (double[] y : scores) {
            double[] apart = new double[n];
            for (int i = 0; i < n; i++) {
                int from = Math.clamp(i - 2, 0, n - 5);
                double[] near = Arrays.copyOfRange(y, from, from + 5);
                Arrays.sort(near);
                apart[i] = Math.abs(y[i] - near[2]);
                // a steep but even change at an end is none
                if (i < 2) {
                    apart[i] = Math.min(apart[i], Math.abs(y[i] - 2 * y[i + 1] + y[i + 2]));
                } else if (i > n - 3) {
                    apart[i] = Math.min(apart[i], Math.abs(y[i] - 2 * y[i - 1] + y[i - 2]));
                }
            }
            double[] sorted = apart.clone();
            Arrays.sort(sorted);
            double[] ranked = y.clone();
            Arrays.sort(ranked);
            double range = ranked[n - 1 - n / 20] - ranked[n / 20];
            double most = Math.max(10 * 1.4826 * sorted[n / 2], 0.25 * range);
            for (int i = 0; i < n; i++) {
                stray[i] |= apart[i] > most;
            }
        }
        return stray;
    }

    String name(int curve) {
        return unit.equals("deg") ? "centroid" : "component_" + (curve + 1);
    }

    /** Rows of patterns that hold something, by number, each number once. */
    private static int[] usable(double[] all, int points, double[] number) {
        int[] rows = IntStream.range(0, number.length).filter(i -> {
            double sum = 0;
            for (int j = 0; j < points; j++) {
                double v = all[i * points + j];
                sum += Double.isFinite(v) ? v : 0;
            }
            return sum > 0;
        }).boxed().sorted((a, b) -> Double.compare(number[a], number[b])).mapToInt(Integer::intValue).toArray();
        return IntStream.range(0, rows.length).filter(k -> k == 0 || number[rows[k]] > number[rows[k - 1]])
                .map(k -> rows[k]).toArray();
    }

    /** Those patterns at the angles where all of them have a value. */
    private static double[] dense(double[] all, int[] rows, int points) throws OperationException {
        int[] angles = IntStream.range(0, points)
                .filter(j -> Arrays.stream(rows).allMatch(i -> Double.isFinite(all[i * points + j]))).toArray();
        if (angles.length < 5) {
            throw new OperationException("at no angle have all patterns a value", "",
                    "leave out the patterns with gaps, or choose a region: from, to");
        }
        double[] y = new double[rows.length * angles.length];
        for (int k = 0; k < rows.length; k++) {
            for (int j = 0; j < angles.length; j++) {
                y[k * angles.length + j] = all[rows[k] * points + angles[j]];
            }
        }
        return y;
    }

    /** Mean angle, weighted with the intensity above the straight line through the means of the outer tenths. */
    private static double centroid(double[] all, int from, double[] x) {
        int n = x.length;
        int part = Math.max(1, n / 10);
        double left = IntStream.range(0, part).mapToDouble(j -> all[from + j]).average().orElse(0);
        double right = IntStream.range(n - part, n).mapToDouble(j -> all[from + j]).average().orElse(0);
        double weight = 0;
        double sum = 0;
        for (int j = 0; j < n; j++) {
            double above = all[from + j] - left - (right - left) * j / (n - 1.0);
            weight += above;
            sum += above * x[j];
        }
        double at = sum / weight;
        return weight > 0 && at > x[0] && at < x[n - 1] ? at : Double.NaN;
    }
}
