// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.operando.echem.gitt.GittKernel.Result;

/** What speaks against the results of a pulse: each is a mark in words, and none of them removes a number. */
final class Validity {
    /** D tau/r^2 above which the published equation is low by more than 30 %. */
    private static final double SHORT_PULSE = 0.05;
    private static final double STRAIGHT = 0.999;
    private static final double RELAXED = 0.01;
    /** Share of the median slope of the equilibrium potential below which it is flat: two phases side by side. */
    private static final double FLAT = 0.1;

    private final Result result;
    private final double radius;
    private final boolean windowIsValid;
    private final double rounding;

    /**
     * @param rounding standard uncertainty of a potential by its last digit, V
     */
    Validity(Result result, double radius, boolean windowIsValid, double rounding) {
        this.result = result;
        this.radius = radius;
        this.windowIsValid = windowIsValid;
        this.rounding = rounding;
    }

    /**
     * Whether nothing speaks against the fits of sqrt t and t and of the sphere: a pulse that is too long for the
     * published equation, or a window of that which is too short or not linear, does not.
     * @param marks of a pulse, as in the table
     */
    static boolean speaksOnlyAgainstPublished(String marks) {
        return marks.isEmpty() || Arrays.stream(marks.split("; "))
                .allMatch(m -> m.startsWith("pulse too long") || m.startsWith("not "));
    }

    /** Puts the marks into the result. */
    void mark(List<Pulse> pulses, List<RestEnd> rests, int k) {
        List<String> marks = result.marks();
        silences(marks);
        if (!result.pulse().hasRest()) {
            marks.add("no rest after the pulse");
            noRestBefore(pulses, k);
            return;
        }
        if (!result.pulse().isWhole()) {
            noRestBefore(pulses, k);
            return;
        }
        if (!windowIsValid) {
            marks.add(String.format(Locale.ROOT, "not valid: %d points over %.1f s^0.5 in the window",
                    result.classicLine().points(), result.classicLine().span()));
        } else if (result.classicLine().rSquared() < STRAIGHT) {
            marks.add(String.format(Locale.ROOT, "not linear in sqrt t (R2 %.4f)", result.classicLine().rSquared()));
        }
        SphereFit.Result sphere = result.sphere();
        if (sphere != null && sphere.converged()) {
            double theta = sphere.rate() * result.pulse().duration();
            if (theta > SHORT_PULSE) {
                marks.add(String.format(Locale.ROOT, "pulse too long for the published equation (D tau/r2 = %.2f)",
                        theta));
            }
        } else if (!result.isFlat()) {
            marks.add("fit of the sphere did not converge");
        }
        double noise = Math.max(rounding, Double.isNaN(result.after().noise()) ? 0 : result.after().noise());
        if (sphere != null && noise > 0 && sphere.rms() > 3 * noise && sphere.rms() > 0.01 * Math.abs(result.step())) {
            marks.add(String.format(Locale.ROOT, "fit misses the curve by %.2g mV rms", sphere.rms() * 1e3));
        }
        if (Math.abs(result.after().drift()) * result.pulse().duration() > RELAXED * Math.abs(result.step())) {
            marks.add("rest not relaxed");
        }
        if (Math.abs(result.step()) < 10 * noise) {
            marks.add("step of the potential below ten times the noise");
        }
        if (result.isFlat() || Math.abs(slope(pulses, rests, k)) < FLAT * medianSlope(pulses, rests)) {
            marks.add("flat potential: two phases, no diffusion coefficient");
        }
        noRestBefore(pulses, k);
        if (radius <= 0) {
            marks.add("no radius");
        }
    }

    /** Where the log is silent, or its clock jumped. */
    private void silences(List<String> marks) {
        Pulse.Silence silence = result.pulse().silence();
        if (silence.within() > 0) {
            marks.add(String.format(Locale.ROOT,
                    "gap of %.0f s in the log within the pulse, or its clock jumped: not valid", silence.within()));
        }
        if (silence.before() > 0) {
            marks.add(String.format(Locale.ROOT, "gap of %.0f s in the log before the pulse, or its clock jumped",
                    silence.before()));
        }
        if (silence.unsure() > 0) {
            marks.add(String.format(Locale.ROOT, "beginning of the pulse known to %.0f s only%s", silence.unsure(),
                    result.pulse().isWhole() ? "" : ": not valid"));
        }
        if (silence.after() > 0) {
            marks.add(String.format(Locale.ROOT, "gap of %.0f s in the log of the rest, or its clock jumped",
                    silence.after()));
        }
    }

    private void noRestBefore(List<Pulse> pulses, int k) {
        if (k > 0 && !pulses.get(k - 1).hasRest()) {
            result.marks().add("no rest before the pulse");
        }
    }

    private static double slope(List<Pulse> pulses, List<RestEnd> rests, int k) {
        return (rests.get(k + 1).potential() - rests.get(k).potential()) / pulses.get(k).charge();
    }

    private static double medianSlope(List<Pulse> pulses, List<RestEnd> rests) {
        double[] slopes = new double[pulses.size()];
        int n = 0;
        for (int k = 0; k < slopes.length; k++) {
            double slope = Math.abs(slope(pulses, rests, k));
            if (Double.isFinite(slope)) {
                slopes[n++] = slope;
            }
        }
        double[] sorted = Arrays.copyOf(slopes, n);
        Arrays.sort(sorted);
        return n == 0 ? 0 : sorted[n / 2];
    }
}
