// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.operando.math.Quantiles;

/**
 * Where a fit of many lines begins. The strong lines that stand alone are looked for within the tolerance; all lines are
 * then moved by z + s tan(theta), which holds a zero error and a wrong size of the cell. Widths between the half-maximum
 * crossings of the strong lines, for the others that of the nearest strong one.
 * @param position degrees
 * @param width FWHM, degrees
 */
record LinesStart(double[] position, double[] width) {
    static LinesStart of(double[] x, double[] y, double[] at, double tolerance) {
        int n = at.length;
        double step = (x[x.length - 1] - x[0]) / (x.length - 1);
        double[] net = new double[n];
        double[] shift = new double[n];
        for (int i = 0; i < n; i++) {
            int top = top(x, y, at[i], tolerance);
            net[i] = top < 0 || gap(at, i) < 2 * tolerance ? 0 : y[top] - base(x, y, at[i], 3 * tolerance);
            shift[i] = top < 0 ? 0 : x[top] - at[i];
        }
        double[] moved = moved(at, shift, net, tolerance, step);
        return new LinesStart(moved, widths(x, y, moved, step));
    }

    private static double gap(double[] at, int i) {
        return Math.min(i > 0 ? at[i] - at[i - 1] : Double.POSITIVE_INFINITY,
                i < at.length - 1 ? at[i + 1] - at[i] : Double.POSITIVE_INFINITY);
    }

    /** Index of the highest point; -1 when there is none in reach. */
    private static int top(double[] x, double[] y, double at, double reach) {
        int top = -1;
        for (int k = lower(x, at - reach); k < x.length && x[k] <= at + reach; k++) {
            top = top < 0 || y[k] > y[top] ? k : top;
        }
        return top;
    }

    private static double base(double[] x, double[] y, double at, double reach) {
        int from = lower(x, at - reach);
        int to = lower(x, at + reach);
        return to > from ? Quantiles.percentile(Arrays.copyOfRange(y, from, to), 10) : Double.NaN;
    }

    private static int lower(double[] x, double value) {
        int k = Arrays.binarySearch(x, value);
        return k < 0 ? -k - 1 : k;
    }

    private static double[] moved(double[] at, double[] shift, double[] net, double tolerance, double step) {
        int[] strong = IntStream.range(0, at.length).filter(i -> net[i] > 0).boxed()
                .sorted((i, j) -> Double.compare(net[j], net[i])).mapToInt(Integer::intValue).toArray();
        strong = Arrays.copyOf(strong, Math.max(Math.min(strong.length, 3), strong.length / 2));
        if (strong.length == 0) {
            return at.clone();
        }
        double middle = Quantiles.percentile(Arrays.stream(strong).mapToDouble(i -> shift[i]).toArray(), 50);
        double[] coefficients = {middle, 0};
        if (strong.length > 2) {
            int[] near = Arrays.stream(strong).filter(i -> Math.abs(shift[i] - middle) < tolerance / 2 + step)
                    .toArray();
            if (near.length > 2) {
                double[] t = Arrays.stream(near).mapToDouble(i -> Math.tan(Math.toRadians(at[i]) / 2)).toArray();
                double[] s = Arrays.stream(near).mapToDouble(i -> shift[i]).toArray();
                double[] sigma = new double[near.length];
                Arrays.fill(sigma, step);
                StraightLine line = StraightLine.through(t, s, sigma);
                coefficients = new double[] {line.intercept(), line.slope()};
            }
        }
        double[] moved = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            double by = coefficients[0] + coefficients[1] * Math.tan(Math.toRadians(at[i]) / 2);
            moved[i] = at[i] + Math.max(-tolerance, Math.min(tolerance, by));
        }
        Arrays.sort(moved);
        return moved;
    }

    private static double[] widths(double[] x, double[] y, double[] at, double step) {
        int n = at.length;
        double[] found = new double[n];
        double[] net = new double[n];
        for (int i = 0; i < n; i++) {
            double reach = Math.min(gap(at, i) / 2, 50 * step);
            int top = top(x, y, at[i], Math.min(reach, 3 * step));
            double base = base(x, y, at[i], 100 * step);
            if (top < 0 || !(y[top] > base)) {
                continue;
            }
            int a = top;
            while (a > 0 && y[a] - base > (y[top] - base) / 2) {
                a--;
            }
            int b = top;
            while (b < x.length - 1 && y[b] - base > (y[top] - base) / 2) {
                b++;
            }
            boolean alone = x[b] - at[i] < reach && at[i] - x[a] < reach;
            found[i] = alone ? Math.max(x[b] - x[a] - step, 1.5 * step) : 0;
            net[i] = y[top] - base;
        }
        double strong = Quantiles.percentile(net, 50);
        double[] widths = new double[n];
        for (int i = 0; i < n; i++) {
            int best = -1;
            for (int j = 0; j < n; j++) {
                boolean usable = found[j] > 0 && net[j] >= strong;
                best = usable && (best < 0 || Math.abs(at[j] - at[i]) < Math.abs(at[best] - at[i])) ? j : best;
            }
            widths[i] = best < 0 ? 5 * step : found[best];
        }
        return widths;
    }
}
