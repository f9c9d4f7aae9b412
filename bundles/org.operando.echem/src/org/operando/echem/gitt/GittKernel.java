// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Diffusion coefficients of each pulse of a galvanostatic intermittent titration by three methods (Weppner and Huggins,
 * J. Electrochem. Soc. 124, 1569 (1977); the sphere: Carslaw and Jaeger 1959, 9.7):
 * <ul>
 * <li>as published: {@code D = 4/(9 pi) ((r/tau) dE_s / (dE/d sqrt t))^2} with a line over a window of sqrt t. It is
 * low by a part that depends on {@code theta = D tau/r^2} and the window alone: 30 % at theta = 0.05;</li>
 * <li>the same with the slope at t = 0 of a fit of sqrt t and t over early times, which takes off the next term;</li>
 * <li>the exact solution fitted to pulse and rest, with the equilibrium potential as a cubic through its neighbours.</li>
 * </ul>
 */
final class GittKernel {
    /** Window of sqrt t of the fit of sqrt t and t, s^0.5. */
    static final double EARLY = 1;
    /** Its end. */
    static final double EARLY_END = 10;
    private static final double FACTOR = 4 / (9 * Math.PI);
    private static final int LEAST_POINTS = 10;
    private static final double LEAST_SPAN = 3;

    private final double[] time;
    private final double[] current;
    private final double[] voltage;
    private final double radius;
    private final double from;
    private final double to;
    /** Standard uncertainty of a potential by the last digit that is logged, V. */
    private final double rounding;

    /** A potential by row. */
    interface Model {
        /** V, at a row of the record. */
        double at(int row);
    }

    /**
     * What came of one pulse. Coefficients in m2/s; NaN where a method has nothing to go by. Errors are standard
     * uncertainties without that of the radius.
     * @param pulse the pulse
     * @param before equilibrium potential before it
     * @param after equilibrium potential after it; NaN potential without a rest
     * @param classicLine line over the window of sqrt t
     * @param windowFrom beginning of that window as it was used, s^0.5; NaN where the pulse ends before it
     * @param windowTo its end
     * @param classic coefficient as published
     * @param classicError its uncertainty
     * @param earlyLine fit of sqrt t and t
     * @param early coefficient by it
     * @param earlyError its uncertainty
     * @param sphere fit of the exact solution; null without a rest
     * @param model potential of that fit at a row; null likewise
     * @param marks what speaks against the results, in words
     */
    record Result(Pulse pulse, RestEnd before, RestEnd after, LineFit classicLine, double windowFrom, double windowTo,
            double classic, double classicError, LineFit earlyLine, double early, double earlyError,
            SphereFit.Result sphere, Model model, List<String> marks) {
        double step() {
            return after.potential() - before.potential();
        }

        /** Whether the potential does not move at all, as where two phases lie side by side and the digits are few. */
        boolean isFlat() {
            return step() == 0 || classicLine.slope() == 0 || earlyLine.slope() == 0;
        }
    }

    /**
     * The records of a titration.
     * @param time s
     * @param current A
     * @param voltage V
     * @param radius of the particles, m
     * @param from beginning of the window of sqrt t, s^0.5
     * @param to its end
     */
    GittKernel(double[] time, double[] current, double[] voltage, double radius, double from, double to) {
        this.time = time;
        this.current = current;
        this.voltage = voltage;
        this.radius = radius;
        this.from = from;
        this.to = to;
        rounding = rounding(voltage);
    }

    /** All pulses that follow a rest, in order. */
    List<Pulse> pulses() {
        return PulseFinder.find(time, current);
    }

    /** The smallest difference of two records over sqrt 12, as of an even distribution over it; 0 for one potential. */
    private static double rounding(double[] voltage) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < voltage.length; i++) {
            double difference = Math.abs(voltage[i] - voltage[i - 1]);
            least = difference > 0 && difference < least ? difference : least;
        }
        return Double.isInfinite(least) ? 0 : least / Math.sqrt(12);
    }

    /** Equilibrium potentials: before the first pulse and after each that has a rest. */
    List<RestEnd> rests(List<Pulse> pulses) {
        List<RestEnd> rests = new ArrayList<>();
        for (int k = 0; k < pulses.size(); k++) {
            if (k == 0) {
                int begin = pulses.getFirst().first();
                while (begin > 0 && current[begin - 1] == current[pulses.getFirst().first() - 1]) {
                    begin--;
                }
                rests.add(RestEnd.of(time, voltage, begin, pulses.getFirst().first()));
            }
            Pulse p = pulses.get(k);
            rests.add(p.hasRest() ? RestEnd.of(time, voltage, p.rest(), p.end())
                    : new RestEnd(Double.NaN, Double.NaN, Double.NaN, 0, 0));
        }
        return rests;
    }

    /** The result of one pulse; pulses do not depend on each other, so they may be computed side by side. */
    Result result(List<Pulse> pulses, List<RestEnd> rests, int k) {
        Pulse pulse = pulses.get(k);
        RestEnd before = rests.get(k);
        RestEnd after = rests.get(k + 1);
        int n = pulse.rest() - pulse.first();
        double[] root = new double[n];
        for (int i = 0; i < n; i++) {
            root[i] = Math.sqrt(time[pulse.first() + i] - pulse.start());
        }
        double[] potential = Arrays.copyOfRange(voltage, pulse.first(), pulse.rest());
        double end = Math.min(to, Math.sqrt(pulse.duration()));
        LineFit line = LineFit.line(root, potential, from, end);
        LineFit parabola = LineFit.parabola(root, potential, EARLY, EARLY_END);
        double step = after.potential() - before.potential();
        double stepError = stepError(before, after);
        double classic = coefficient(pulse, step, line.slope());
        boolean valid = line.points() >= LEAST_POINTS && line.span() >= LEAST_SPAN && pulse.isWhole();
        double early = pulse.isWhole() ? coefficient(pulse, step, parabola.slope()) : Double.NaN;
        SphereFit fit = pulse.hasRest() && pulse.isWhole() && Double.isFinite(step) ? sphere(pulses, rests, k) : null;
        double guess = (Double.isFinite(early) && early > 0 ? early : classic) / (radius * radius);
        SphereFit.Result sphere = fit == null || !(guess > 0) ? null
                : fit.fit(Arrays.copyOfRange(voltage, pulse.first(), pulse.end()), guess);
        Result result = new Result(pulse, before, after, line, line.points() > 0 ? from : Double.NaN,
                line.points() > 0 ? end : Double.NaN, valid ? classic : Double.NaN,
                error(classic, stepError / step, line.slopeError() / line.slope()), parabola, early,
                error(early, stepError / step, parabola.slopeError() / parabola.slope()), sphere,
                sphere == null ? null : row -> fit.at(sphere, row - pulse.first()), new ArrayList<>());
        new Validity(result, radius, valid, rounding).mark(pulses, rests, k);
        return result;
    }

    private double coefficient(Pulse pulse, double step, double slope) {
        double ratio = radius / pulse.duration() * step / slope;
        double coefficient = FACTOR * ratio * ratio;
        // a potential that does not move says nothing of how fast lithium does
        return coefficient > 0 && Double.isFinite(coefficient) ? coefficient : Double.NaN;
    }

    private static double error(double coefficient, double step, double slope) {
        return 2 * Math.abs(coefficient) * Math.hypot(step, slope);
    }

    /** Noise of both means, and what the potential still drifted over half of the window that was averaged. */
    private double stepError(RestEnd before, RestEnd after) {
        double noise = Math.hypot(Math.hypot(finite(before.error()), finite(after.error())),
                Math.sqrt(2) * rounding);
        return noise + Math.abs(after.drift()) * after.window() / 2;
    }

    private static double finite(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private SphereFit sphere(List<Pulse> pulses, List<RestEnd> rests, int k) {
        // equilibrium points up to the first pulse without a rest or with a charge that is not known, and from the last
        int low = k;
        while (low > 0 && pulses.get(low - 1).isWhole() && Double.isFinite(rests.get(low - 1).potential())
                && pulses.get(low - 1).current() * pulses.get(k).current() > 0) {
            low--;
        }
        int high = k + 1;
        while (high + 1 < rests.size() && pulses.get(high).isWhole() && Double.isFinite(rests.get(high + 1).potential())
                && pulses.get(high).current() * pulses.get(k).current() > 0) {
            high++;
        }
        double[] charge = new double[high - low + 1];
        double[] potential = new double[high - low + 1];
        for (int i = low; i <= high; i++) {
            charge[i - low] = i == low ? 0 : charge[i - low - 1] + pulses.get(i - 1).charge();
            potential[i - low] = rests.get(i).potential();
        }
        Pulse pulse = pulses.get(k);
        double[] since = new double[pulse.end() - pulse.first()];
        for (int i = 0; i < since.length; i++) {
            since[i] = time[pulse.first() + i] - pulse.start();
        }
        return new SphereFit(since, Arrays.copyOfRange(current, pulse.first(), pulse.end()),
                pulse.duration(), charge[k - low], pulse.charge(), new EquilibriumCurve(charge, potential, k - low));
    }
}
