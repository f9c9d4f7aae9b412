// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.operando.math.Quantiles;

/**
 * How the points of each ring lie about it, and which rings are of use.
 * @param found points that were found, by ring
 * @param kept points with weight
 * @param mean mean residual of those, rad; NaN without any
 * @param deviation standard deviation of their residuals, rad; NaN for fewer than two
 * @param problems why a ring is not used, empty for one that is
 */
record RingStatistics(int[] found, int[] kept, double[] mean, double[] deviation, String[] problems) {
    /** A ring needs so many points, unless all rings are shorter. */
    private static final int LEAST_POINTS = 8;
    /** What is said of a ring that is hardly on the image. */
    static final String FEW_POINTS = "few points";
    /** Rings about which a foreign one can be told. */
    private static final int LEAST_RINGS = 5;
    private static final double NORMAL = 1.4826;
    private static final double FOREIGN = 4;
    /** Scatter of the rings' means that is too small to judge by, pixels. */
    private static final double FLOOR = 0.02;

    /**
     * @param points on rings
     * @param residuals of all points, rad
     * @param weights of all points, 0 for those that are left out
     * @param rings number of rings
     * @param pixel what a pixel is in 2theta, rad
     */
    static RingStatistics of(RingPoints points, double[] residuals, double[] weights, int rings, double pixel) {
        int[] found = new int[rings];
        int[] kept = new int[rings];
        double[] sum = new double[rings];
        double[] squares = new double[rings];
        for (int i = 0; i < points.size(); i++) {
            int k = points.ring(i);
            found[k]++;
            if (weights[i] > 0) {
                kept[k]++;
                sum[k] += residuals[i];
                squares[k] += residuals[i] * residuals[i];
            }
        }
        double[] mean = new double[rings];
        double[] deviation = new double[rings];
        for (int k = 0; k < rings; k++) {
            mean[k] = kept[k] > 0 ? sum[k] / kept[k] : Double.NaN;
            deviation[k] = kept[k] > 1
                    ? Math.sqrt(Math.max(0, (squares[k] - kept[k] * mean[k] * mean[k]) / (kept[k] - 1))) : Double.NaN;
        }
        RingStatistics all = new RingStatistics(found, kept, mean, deviation, new String[rings]);
        all.judge(points, residuals, pixel);
        return all;
    }

    private void judge(RingPoints points, double[] residuals, double pixel) {
        int most = Arrays.stream(kept).max().orElse(0);
        double[] medians = new double[found.length];
        List<Double> good = new ArrayList<>();
        for (int k = 0; k < found.length; k++) {
            medians[k] = median(points, residuals, k);
            boolean few = kept[k] < Math.min(LEAST_POINTS, most);
            boolean badly = found[k] >= LEAST_POINTS && 2 * kept[k] < found[k];
            problems[k] = found[k] == 0 ? "no points" : badly ? "most of its points fit badly" : few ? FEW_POINTS : "";
            if (problems[k].isEmpty()) {
                good.add(medians[k]);
            }
        }
        if (good.size() < LEAST_RINGS) {
            return;
        }
        double[] x = good.stream().mapToDouble(Double::doubleValue).toArray();
        double middle = Quantiles.median(x);
        double spread = Math.max(FLOOR * pixel, NORMAL * Quantiles.medianAbsoluteDeviation(x));
        for (int k = 0; k < found.length; k++) {
            if (problems[k].isEmpty() && Math.abs(medians[k] - middle) > FOREIGN * spread) {
                problems[k] = "lies beside the others: a line of something else";
            }
        }
    }

    private static double median(RingPoints points, double[] residuals, int ring) {
        double[] own = new double[points.size()];
        int n = 0;
        for (int i = 0; i < points.size(); i++) {
            if (points.ring(i) == ring) {
                own[n++] = residuals[i];
            }
        }
        return n == 0 ? Double.NaN : Quantiles.median(Arrays.copyOf(own, n));
    }

    /** Whether a ring is used. */
    boolean uses(int ring) {
        return problems[ring].isEmpty();
    }

    /** Rings that have points and are not used. */
    List<Integer> useless() {
        return IntStream.range(0, found.length).filter(k -> found[k] > 0 && !uses(k)).boxed().toList();
    }

    /** Says of rings that the user wants none of them. */
    void leaveOut(Set<Integer> rings) {
        for (int k : rings) {
            if (k >= 0 && k < problems.length) {
                problems[k] = "left out by 'exclude'";
            }
        }
    }

    /** Root of the mean squared mean residual of the rings that are used, rad: what ratios that do not fit leave. */
    double spread() {
        double sum = 0;
        int n = 0;
        for (int k = 0; k < kept.length; k++) {
            if (uses(k) && kept[k] > 0) {
                sum += kept[k] * mean[k] * mean[k];
                n += kept[k];
            }
        }
        return n == 0 ? 0 : Math.sqrt(sum / n);
    }

    /** Number of rings that are used. */
    int used() {
        return (int) Arrays.stream(problems).filter(String::isEmpty).count();
    }

    /** Points with weight on the rings that are used. */
    int keptOnUsed() {
        int n = 0;
        for (int k = 0; k < kept.length; k++) {
            n += uses(k) ? kept[k] : 0;
        }
        return n;
    }

    /** Points that were found on the rings that are used. */
    int foundOnUsed() {
        int n = 0;
        for (int k = 0; k < kept.length; k++) {
            n += uses(k) ? found[k] : 0;
        }
        return n;
    }
}
