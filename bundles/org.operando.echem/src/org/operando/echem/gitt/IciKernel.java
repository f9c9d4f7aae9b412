// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Diffusion coefficients and resistances from short interruptions of a constant current (Chien et al., Nat. Commun. 14,
 * 2289 (2023)): after the current stops the potential goes as {@code E = E_I + dE_IR + k sqrt t}, and
 * {@code D = 4/(9 pi) (r (dE_OC/dt_I) / k)^2} with the slope of the pseudo-equilibrium potential against the time that
 * the current has flowed, pauses left out. In a sphere the next term, of t, makes that about
 * {@code 4 sqrt(pi D t_w)/r} too high and R too; a fit of sqrt t and t takes it off.
 */
final class IciKernel {
    private static final double FACTOR = 4 / (9 * Math.PI);
    private static final int LEAST_POINTS = 6;
    /** D t/r^2 from which on the concentration profile no longer changes: to 0.4 % of the slope. */
    private static final double STATIONARY = 0.25;
    private static final double STRAIGHT = 0.99;
    /** The first record of a pause this many times later than the next ones follow does not tell when it began. */
    private static final double LATE = 3;

    private final double[] time;
    private final double[] voltage;
    private final double radius;
    private final double from;
    private final double to;

    /**
     * One interruption. Coefficients in m2/s, without the uncertainty of the radius; NaN where there is nothing to go
     * by.
     * @param pulse current before it, and its rows
     * @param flowed time that current has flowed in this half cycle when it began, s
     * @param passed charge passed by then, C
     * @param loaded potential of the last record with current, V
     * @param plain fit of sqrt t
     * @param curved fit of sqrt t and t
     * @param potential mean potential of the window: the pseudo-equilibrium potential, V
     * @param potentialError its standard uncertainty from the scatter about the fit
     * @param slope of that potential against the time of the current, V/s
     * @param slopeError its standard uncertainty
     * @param diffusionPlain by the fit of sqrt t
     * @param diffusion by the fit of sqrt t and t
     * @param diffusionError standard uncertainty of the latter
     * @param marks what speaks against the results, in words
     */
    record Result(Pulse pulse, double flowed, double passed, double loaded, LineFit plain, LineFit curved,
            double potential, double potentialError, double slope, double slopeError, double diffusionPlain,
            double diffusion, double diffusionError, List<String> marks) {
        /** Change of the potential at once over the current, ohm: by the fit of sqrt t and t. */
        double resistance() {
            return (loaded - curved.intercept()) / pulse.current();
        }

        double resistanceError() {
            return curved.interceptError() / Math.abs(pulse.current());
        }

        /** The same by the fit of sqrt t. */
        double resistancePlain() {
            return (loaded - plain.intercept()) / pulse.current();
        }
    }

    /**
     * The records.
     * @param time s
     * @param voltage V
     * @param radius of the particles, m
     * @param from beginning of the window after the interruption, s
     * @param to its end
     */
    IciKernel(double[] time, double[] voltage, double radius, double from, double to) {
        this.time = time;
        this.voltage = voltage;
        this.radius = radius;
        this.from = from;
        this.to = to;
    }

    /**
     * The results of all interruptions.
     * @param pulses times with current, each with the pause after it
     * @param longest a pause longer than this is a rest, s
     */
    List<Result> results(List<Pulse> pulses, double longest) {
        List<Result> results = new ArrayList<>();
        int begin = 0;
        double flowed = 0;
        double passed = 0;
        for (int k = 0; k < pulses.size(); k++) {
            Pulse p = pulses.get(k);
            if (k > 0 && p.current() * pulses.get(k - 1).current() < 0) {
                slopes(results, begin);
                begin = results.size();
                flowed = 0;
                passed = 0;
            }
            flowed += p.duration();
            passed += p.charge();
            boolean rest = p.hasRest() && time[p.end() - 1] - p.stop() > longest;
            if (p.hasRest() && !rest) {
                results.add(fit(p, flowed, passed));
            }
            if (rest) {
                slopes(results, begin);
                begin = results.size();
                flowed = 0;
            }
        }
        slopes(results, begin);
        return results;
    }

    /** When the current stopped: as the pulse has it, but no longer before the first record than the next is after it. */
    static double off(Pulse p, double[] time) {
        int first = p.rest();
        double next = first + 1 < p.end() ? time[first + 1] - time[first] : 0;
        return next > 0 && time[first] - p.stop() > LATE * next ? time[first] - next : p.stop();
    }

    /** Where the log is silent about the pause's beginning. */
    private static List<String> silences(Pulse p, double off) {
        List<String> marks = new ArrayList<>();
        if (off > p.stop()) {
            marks.add(String.format(Locale.ROOT, "beginning of the pause known to %.2g s only", off - p.stop()));
        }
        if (p.silence().within() > 0) {
            marks.add(String.format(Locale.ROOT, "gap of %.0f s in the log before the pause, or its clock jumped",
                    p.silence().within()));
        }
        return marks;
    }

    private Result fit(Pulse p, double flowed, double passed) {
        double off = off(p, time);
        int n = p.end() - p.rest();
        double[] root = new double[n];
        for (int i = 0; i < n; i++) {
            root[i] = Math.sqrt(time[p.rest() + i] - off);
        }
        double[] potential = Arrays.copyOfRange(voltage, p.rest(), p.end());
        // a record that lies on the window's end by its printed time belongs to it
        double low = Math.sqrt(from) * (1 - 1e-6);
        double high = Math.sqrt(to) * (1 + 1e-6);
        LineFit plain = LineFit.line(root, potential, low, high);
        LineFit curved = LineFit.parabola(root, potential, low, high);
        double mean = 0;
        double square = 0;
        int count = 0;
        for (int i = 0; i < n; i++) {
            if (root[i] >= low && root[i] <= high && Double.isFinite(potential[i])) {
                count++;
                mean += (potential[i] - mean) / count;
                double miss = potential[i] - curved.intercept() - curved.slope() * root[i]
                        - curved.curvature() * root[i] * root[i];
                square += miss * miss;
            }
        }
        List<String> marks = silences(p, off);
        if (count < LEAST_POINTS) {
            marks.add("not valid: " + count + " points in the window");
        } else if (curved.slope() == 0 || Double.isNaN(curved.rSquared())) {
            marks.add("flat potential: no relaxation is seen, no diffusion coefficient");
        } else if (curved.rSquared() < STRAIGHT) {
            marks.add("noise hides the relaxation");
        }
        double error = count > 3 ? Math.sqrt(square / (count - 3) / count) : Double.NaN;
        return new Result(p, flowed, passed, voltage[p.rest() - 1], plain, curved, count == 0 ? Double.NaN : mean,
                error, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, marks);
    }

    /** Slopes of the potential of a run of interruptions, from the neighbours on both sides, and what follows. */
    private void slopes(List<Result> results, int begin) {
        Result[] run = results.subList(begin, results.size()).toArray(Result[]::new);
        for (int k = 0; k < run.length; k++) {
            int a = Math.max(0, k - 1);
            int b = Math.min(run.length - 1, k + 1);
            double seconds = run[b].flowed() - run[a].flowed();
            double slope = (run[b].potential() - run[a].potential()) / seconds;
            double slopeError = Math.hypot(run[b].potentialError(), run[a].potentialError()) / seconds;
            Result r = run[k];
            boolean valid = r.marks().stream().noneMatch(m -> m.startsWith("not valid"));
            double d = valid ? coefficient(slope, r.curved().slope()) : Double.NaN;
            double relative = 2 * Math.hypot(slopeError / slope, r.curved().slopeError() / r.curved().slope());
            if (run.length == 1) {
                r.marks().add("not valid: no other interruption beside it");
            } else if (d * r.flowed() / (radius * radius) < STATIONARY) {
                r.marks().add("current has not flowed long enough for a steady profile");
            }
            if (run.length > 1 && slope == 0) {
                r.marks().add("flat potential: no change from pause to pause, no diffusion coefficient");
            }
            if (a == k || b == k) {
                r.marks().add("slope from one side");
            }
            results.set(begin + k, new Result(r.pulse(), r.flowed(), r.passed(), r.loaded(), r.plain(), r.curved(),
                    r.potential(), r.potentialError(), slope, slopeError,
                    valid ? coefficient(slope, r.plain().slope()) : Double.NaN, d, Math.abs(d * relative),
                    r.marks()));
        }
    }

    private double coefficient(double slope, double root) {
        double ratio = radius * slope / root;
        double coefficient = FACTOR * ratio * ratio;
        // a potential that does not move says nothing of how fast lithium does
        return coefficient > 0 && Double.isFinite(coefficient) ? coefficient : Double.NaN;
    }
}
