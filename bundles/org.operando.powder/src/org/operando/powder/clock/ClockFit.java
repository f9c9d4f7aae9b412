// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.clock;

import java.util.Arrays;
import java.util.List;
import org.operando.api.Context;

/**
 * Period and offset from the evidence of events over all that is allowed: p(period, offset) is the product over the
 * curves of 0.9 p_d + 0.1 / cells (a curve that follows none of the events then decides nothing), mean and
 * covariance are
 * taken over the grid. Patterns may lag behind single events: the uncertainty is that of the mixture of the fits
 * that leave out each
 * event in turn, about the mean of the fit with all.
 */
final class ClockFit {
    private static final int CELLS = 33;
    private static final double STRAY = 0.1;
    private static final double FORGET = 1e-5;

    private final EventEvidence evidence;
    private final double[] at;
    private final double[] number;
    private final ClockLimits limits;
    private final Context context;

    /**
     * A clock.
     * @param period s
     * @param offset s
     * @param periodError standard uncertainty, s
     * @param offsetError standard uncertainty, s
     * @param covariance of both, s^2
     * @param periodGain standard deviation of the period over what the limits allow, over that found; infinite when
     * given
     * @param offsetGain that of the offset
     * @param probability that the curves know of the events at all, against a smooth change
     */
    record Clock(double period, double offset, double periodError, double offsetError, double covariance,
            double periodGain, double offsetGain, double probability) {
        double time(double pattern) {
            return (pattern - 0.5) * period + offset;
        }

        double timeError(double pattern) {
            double x = pattern - 0.5;
            return Math.sqrt(Math.max(0, x * x * periodError * periodError + 2 * x * covariance
                    + offsetError * offsetError));
        }
    }

    /** Grid of both, with the logarithms of evidence {@code [cell][left out][curve]}, null where not allowed. */
    private record Grid(double[] periods, double[] offsets, double[][][] cells) {
    }

    /** Means, variances and covariance. */
    private record Moments(double period, double offset, double pp, double oo, double po) {
    }

    ClockFit(KinkCurves curves, List<CellEvents.Event> events, ClockLimits limits, Context context) {
        evidence = new EventEvidence(curves.number(), curves.values());
        at = events.stream().mapToDouble(CellEvents.Event::time).toArray();
        number = curves.number();
        this.limits = limits;
        this.context = context;
    }

    /** The clock; NaN where nothing is allowed. */
    Clock find() {
        double[] p = limits.periods();
        double[] low = limits.offsets(p[0]);
        double[] high = limits.offsets(p[1]);
        Grid coarse = grid(p[0], p[1], Math.min(low[0], high[0]), Math.max(low[1], high[1]), true);
        double[] weights = weights(coarse, 0);
        if (weights == null) {
            return new Clock(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, 0, 0);
        }
        Moments prior = moments(coarse, allowed(coarse));
        Grid fine = around(coarse, weights);
        double[] w = weights(fine, 0);
        Moments found = w == null ? moments(coarse, weights) : moments(fine, w);
        Moments spread = at.length < 2 ? found : without(coarse, found);
        double pp = Math.max(found.pp, spread.pp) + Math.pow(step(fine.periods), 2) / 12;
        double oo = Math.max(found.oo, spread.oo) + Math.pow(step(fine.offsets), 2) / 12;
        double gain = limits.free() ? Math.sqrt(prior.pp / pp) : Double.POSITIVE_INFINITY;
        return new Clock(found.period, found.offset, Math.sqrt(pp), Math.sqrt(oo), spread.po, gain,
                Math.sqrt(prior.oo / oo), probability(coarse));
    }

    private Grid grid(double p0, double p1, double o0, double o1, boolean each) {
        double[] periods = limits.free() ? range(p0, p1) : new double[] {limits.given()};
        double[] offsets = range(o0, o1);
        double[][][] cells = new double[periods.length * offsets.length][][];
        for (int i = 0; i < periods.length; i++) {
            context.check();
            for (int j = 0; j < offsets.length; j++) {
                if (limits.allow(periods[i], offsets[j])) {
                    double period = periods[i];
                    double offset = offsets[j];
                    cells[i * offsets.length + j] = evidence
                            .of(Arrays.stream(at).map(t -> (t - offset) / period + 0.5).toArray(), each);
                }
            }
        }
        return new Grid(periods, offsets, cells);
    }

    private static double[] range(double from, double to) {
        double[] values = new double[CELLS];
        Arrays.setAll(values, i -> from + (to - from) * (i + 0.5) / CELLS);
        return values;
    }

    private static double step(double[] v) {
        return v.length < 2 ? 0 : v[1] - v[0];
    }

    /** A grid over the cells that matter, one cell wider to each side. */
    private Grid around(Grid g, double[] weights) {
        double most = Arrays.stream(weights).max().orElse(1);
        double[] box = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY};
        for (int c = 0; c < weights.length; c++) {
            if (weights[c] > FORGET * most) {
                double p = g.periods[c / g.offsets.length];
                double o = g.offsets[c % g.offsets.length];
                box[0] = Math.min(box[0], p - step(g.periods));
                box[1] = Math.max(box[1], p + step(g.periods));
                box[2] = Math.min(box[2], o - step(g.offsets));
                box[3] = Math.max(box[3], o + step(g.offsets));
            }
        }
        return grid(box[0], box[1], box[2], box[3], false);
    }

    private static double[] allowed(Grid g) {
        double[] w = Arrays.stream(g.cells).mapToDouble(c -> c == null ? 0 : 1).toArray();
        double sum = Arrays.stream(w).sum();
        return Arrays.stream(w).map(v -> v / sum).toArray();
    }

    /** Probability of each cell, {@code null} when none is allowed. */
    private static double[] weights(Grid g, int out) {
        int cells = (int) Arrays.stream(g.cells).filter(c -> c != null).count();
        if (cells == 0) {
            return null;
        }
        int curves = Arrays.stream(g.cells).filter(c -> c != null).findFirst().orElseThrow()[0].length;
        double[] logs = new double[g.cells.length];
        for (int d = 0; d < curves; d++) {
            double[] p = normalised(g, out, d);
            for (int c = 0; c < logs.length; c++) {
                logs[c] += Math.log((1 - STRAY) * p[c] + STRAY / cells);
            }
        }
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < logs.length; c++) {
            most = g.cells[c] == null ? most : Math.max(most, logs[c]);
        }
        double sum = 0;
        for (int c = 0; c < logs.length; c++) {
            logs[c] = g.cells[c] == null ? 0 : Math.exp(logs[c] - most);
            sum += logs[c];
        }
        double all = sum;
        return Arrays.stream(logs).map(v -> v / all).toArray();
    }

    private static double[] normalised(Grid g, int out, int curve) {
        double most = Double.NEGATIVE_INFINITY;
        for (double[][] c : g.cells) {
            most = c == null ? most : Math.max(most, c[out][curve]);
        }
        double[] p = new double[g.cells.length];
        double sum = 0;
        for (int c = 0; c < p.length; c++) {
            p[c] = g.cells[c] == null ? 0 : Math.exp(g.cells[c][out][curve] - most);
            sum += p[c];
        }
        for (int c = 0; c < p.length; c++) {
            p[c] /= sum;
        }
        return p;
    }

    private static Moments moments(Grid g, double[] weights) {
        double[] s = new double[5];
        for (int c = 0; c < weights.length; c++) {
            double p = g.periods[c / g.offsets.length] - g.periods[0];
            double o = g.offsets[c % g.offsets.length] - g.offsets[0];
            s[0] += weights[c] * p;
            s[1] += weights[c] * o;
            s[2] += weights[c] * p * p;
            s[3] += weights[c] * o * o;
            s[4] += weights[c] * p * o;
        }
        return new Moments(g.periods[0] + s[0], g.offsets[0] + s[1], Math.max(0, s[2] - s[0] * s[0]),
                Math.max(0, s[3] - s[1] * s[1]), s[4] - s[0] * s[1]);
    }

    /** Variances about the mean, averaged over the fits that leave out each event in turn. */
    private Moments without(Grid g, Moments all) {
        double[] s = new double[3];
        for (int e = 0; e < at.length; e++) {
            Moments m = moments(g, weights(g, e + 1));
            s[0] += m.pp + (m.period - all.period) * (m.period - all.period);
            s[1] += m.oo + (m.offset - all.offset) * (m.offset - all.offset);
            s[2] += m.po + (m.period - all.period) * (m.offset - all.offset);
        }
        int n = at.length;
        return new Moments(all.period, all.offset, s[0] / n, s[1] / n, s[2] / n);
    }

    private double probability(Grid g) {
        double[] none = evidence.none();
        double log = 0;
        for (int d = 0; d < none.length; d++) {
            double sum = 0;
            int cells = 0;
            for (double[][] c : g.cells) {
                if (c != null) {
                    sum += Math.exp(Math.min(600, c[0][d] - none[d]));
                    cells++;
                }
            }
            log += Math.log(Math.max(1e-300, sum / cells));
        }
        return 1 / (1 + Math.exp(-log));
    }

    /** Pattern number at which the clock is known best. */
    double best(Clock clock) {
        double n = 0.5 - clock.covariance() / Math.max(1e-300, clock.periodError() * clock.periodError());
        return Math.clamp(n, number[0], number[number.length - 1]);
    }
}
