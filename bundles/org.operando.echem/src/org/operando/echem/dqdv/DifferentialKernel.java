// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.dqdv;

import java.util.Arrays;

/**
 * Differential capacity of one half cycle by two methods and its inverse, each in one pass over the records. Voltages
 * in V, charges in Ah. Records that lack a number are passed over.
 */
final class DifferentialKernel {
    /** FWHM of a Gaussian over its standard deviation. */
    static final double FWHM = 2 * Math.sqrt(2 * Math.log(2));
    /** FWHM of the response of a cubic Savitzky-Golay derivative to a step in Q, over the window. */
    static final double CUBIC = 0.417;
    /** Standard deviations at which the Gaussian is cut. */
    private static final double CUT = 4;

    private final double[] voltage;
    private final double[] charge;
    private final int[] from;
    private final int[] end;
    private final double low;
    private final double high;

    /**
     * A curve on equal steps.
     * @param x middles of the bins
     * @param y values there
     * @param total charge of all bins before smoothing, Ah; that of the half cycle for the other methods
     */
    record Curve(double[] x, double[] y, double total) {
        double step() {
            return x.length < 2 ? Double.NaN : x[1] - x[0];
        }
    }

    /**
     * The records of a half cycle.
     * @param voltage of the whole log
     * @param charge of the whole log, monotonic in each part
     * @param from first row of each part at constant current
     * @param end row after its last
     */
    DifferentialKernel(double[] voltage, double[] charge, int[] from, int[] end) {
        this.voltage = voltage;
        this.charge = charge;
        this.from = from;
        this.end = end;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int p = 0; p < from.length; p++) {
            for (int i = from[p]; i < end[p]; i++) {
                double v = voltage[i];
                least = v < least ? v : least;
                most = v > most ? v : most;
            }
        }
        low = least;
        high = most;
    }

    /** Whether the voltage moves by some bins: else there is nothing to differentiate. */
    boolean spans(double bin, int bins) {
        return high - low >= bins * bin;
    }

    /** FWHM of a Gaussian after bins: the variance of a bin is b^2/12. */
    static double effectiveWidth(double bin, double fwhm) {
        return Math.sqrt(fwhm * fwhm + bin * bin * FWHM * FWHM / 12);
    }

    /** Odd window of the Savitzky-Golay filter whose effective width comes next to this. */
    static int window(double cell, double width) {
        return Math.max(5, 2 * (int) Math.rint((width / cell / CUBIC - 1) / 2) + 1);
    }

    /**
     * dQ/dV in charge-conserving bins: the charge of each interval is shared over the bins between its two voltages,
     * then a Gaussian. Noise of the voltage makes neither negative nor infinite values.
     * @param bin width of a bin, V
     * @param fwhm of the Gaussian, V
     */
    Curve conserving(double bin, double fwhm) {
        double origin = Math.floor(low / bin) * bin;
        int n = Math.max(1, (int) Math.ceil((high - origin) / bin - 1e-9));
        double[] sums = new double[n];
        for (int p = 0; p < from.length; p++) {
            int last = -1;
            for (int i = from[p]; i < end[p]; i++) {
                if (Double.isNaN(voltage[i]) || Double.isNaN(charge[i])) {
                    continue;
                }
                if (last >= 0) {
                    double a = (Math.min(voltage[i], voltage[last]) - origin) / bin;
                    double b = (Math.max(voltage[i], voltage[last]) - origin) / bin;
                    share(sums, a, b, Math.abs(charge[i] - charge[last]));
                }
                last = i;
            }
        }
        double total = 0;
        double[] x = new double[n];
        for (int k = 0; k < n; k++) {
            total += sums[k];
            sums[k] /= bin;
            x[k] = origin + bin * (k + 0.5);
        }
        return new Curve(x, smoothed(sums, fwhm / bin), total);
    }

    /** Shares a charge over the bins between two places, in units of bins. */
    private static void share(double[] sums, double a, double b, double charge) {
        int first = Math.min((int) a, sums.length - 1);
        int last = Math.min((int) b, sums.length - 1);
        if (first == last) {
            sums[first] += charge;
            return;
        }
        double density = charge / (b - a);
        double left = charge;
        for (int k = first; k < last; k++) {
            double part = density * (Math.min(b, k + 1) - Math.max(a, k));
            sums[k] += part;
            left -= part;
        }
        // what is left over, so that rounding loses nothing
        sums[last] += left;
    }

    /** Convolved with a Gaussian cut at four standard deviations, over the same of ones. */
    private static double[] smoothed(double[] y, double fwhm) {
        double sigma = fwhm / FWHM;
        int reach = (int) Math.ceil(CUT * sigma);
        if (!(sigma > 0)) {
            return y;
        }
        double[] kernel = new double[reach + 1];
        for (int j = 0; j <= reach; j++) {
            kernel[j] = Math.exp(-0.5 * (j / sigma) * (j / sigma));
        }
        double[] smooth = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double sum = 0;
            double weight = 0;
            int to = Math.min(y.length - 1, i + reach);
            for (int k = Math.max(0, i - reach); k <= to; k++) {
                double g = kernel[Math.abs(k - i)];
                sum += g * y[k];
                weight += g;
            }
            smooth[i] = sum / weight;
        }
        return smooth;
    }

    /**
     * dQ/dV by the mean charge of the records in each cell of voltage (cells without records by linear interpolation)
     * and the first derivative of a cubic Savitzky-Golay filter.
     * @param cell width of a cell, V
     * @param window cells of the filter, odd
     */
    Curve filtered(double cell, int window) {
        double origin = Math.floor(low / cell) * cell;
        int n = (int) ((high - origin) / cell) + 1;
        double[] q = new double[n];
        double[] v = new double[n];
        int[] count = new int[n];
        double base = 0;
        double direction = 0;
        for (int p = 0; p < from.length; p++) {
            double begin = Double.NaN;
            double reached = base;
            for (int i = from[p]; i < end[p]; i++) {
                if (Double.isNaN(voltage[i]) || Double.isNaN(charge[i])) {
                    continue;
                }
                begin = Double.isNaN(begin) ? charge[i] : begin;
                int k = (int) ((voltage[i] - origin) / cell);
                reached = base + Math.abs(charge[i] - begin);
                direction += charge[i] - begin;
                q[k] += reached;
                v[k] += voltage[i];
                count[k]++;
            }
            base = reached;
        }
        double[] x = new double[n];
        Arrays.setAll(x, k -> origin + cell * (k + 0.5));
        double[] y = CubicFilter.derivative(meanCharges(q, v, count, x), window, cell);
        for (int k = 0; k < n; k++) {
            // charge grows while the voltage falls in a discharge
            y[k] *= direction < 0 ? -1 : 1;
        }
        return new Curve(x, y, base);
    }

    /** Mean charge at the middle of each cell; sums are turned into means in place. */
    private static double[] meanCharges(double[] q, double[] v, int[] count, double[] middles) {
        int known = 0;
        for (int k = 0; k < q.length; k++) {
            if (count[k] > 0) {
                q[known] = q[k] / count[k];
                v[known++] = v[k] / count[k];
            }
        }
        return interpolated(v, q, known, middles);
    }

    /** Linear between points of rising x; the end values beyond. */
    private static double[] interpolated(double[] x, double[] y, int points, double[] at) {
        double[] values = new double[at.length];
        int k = 0;
        for (int i = 0; i < at.length; i++) {
            while (k + 2 < points && x[k + 1] <= at[i]) {
                k++;
            }
            double part = points < 2 ? 0 : (at[i] - x[k]) / (x[k + 1] - x[k]);
            values[i] = points < 2 ? y[0] : y[k] + Math.max(0, Math.min(1, part)) * (y[k + 1] - y[k]);
        }
        return values;
    }

    /**
     * dV/dQ on equal steps of charge; below 0 where the voltage falls.
     * @param points number of steps
     * @param share FWHM of the Gaussian as a share of the whole charge
     */
    Curve inverse(int points, double share) {
        double total = 0;
        for (int p = 0; p < from.length; p++) {
            total += end[p] > from[p] ? Math.abs(charge[end[p] - 1] - charge[from[p]]) : 0;
        }
        double step = total / points;
        double[] nodes = nodes(points, step);
        double[] x = new double[points];
        double[] y = new double[points];
        for (int k = 0; k < points; k++) {
            x[k] = step * (k + 0.5);
            y[k] = (nodes[k + 1] - nodes[k]) / step;
        }
        return new Curve(x, smoothed(y, share * points), total);
    }

    /** Voltage at equal steps of charge, linear between records. */
    private double[] nodes(int points, double step) {
        double[] nodes = new double[points + 1];
        int node = 0;
        double base = 0;
        double lastQ = 0;
        double lastV = Double.NaN;
        for (int p = 0; p < from.length; p++) {
            for (int i = from[p]; i < end[p]; i++) {
                double q = base + Math.abs(charge[i] - charge[from[p]]);
                if (Double.isNaN(voltage[i]) || !(q >= lastQ)) {
                    continue;
                }
                while (node <= points && node * step <= q) {
                    double part = q > lastQ ? (node * step - lastQ) / (q - lastQ) : 1;
                    nodes[node++] = Double.isNaN(lastV) ? voltage[i] : lastV + part * (voltage[i] - lastV);
                }
                lastQ = q;
                lastV = voltage[i];
            }
            base = lastQ;
        }
        Arrays.fill(nodes, node, points + 1, lastV);
        return nodes;
    }
}
