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

    Validity(Result result, double radius, boolean windowIsValid) {
        this.result = result;
        this.radius = radius;
        this.windowIsValid = windowIsValid;
    }

    /** Puts the marks into the result. */
    void mark(List<Pulse> pulses, List<RestEnd> rests, int k) {
        List<String> marks = result.marks();
        if (!result.pulse().isWhole()) {
            marks.add(String.format(Locale.ROOT,
                    "gap of %.0f s in the log within the pulse, or its clock jumped: not valid", result.pulse().gap()));
        }
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
        } else {
            marks.add("fit of the sphere did not converge");
        }
        double noise = Double.isNaN(result.after().noise()) ? 0 : result.after().noise();
        if (sphere != null && noise > 0 && sphere.rms() > 3 * noise && sphere.rms() > 0.01 * Math.abs(result.step())) {
            marks.add(String.format(Locale.ROOT, "fit misses the curve by %.2g mV rms", sphere.rms() * 1e3));
        }
        if (Math.abs(result.after().drift()) * result.pulse().duration() > RELAXED * Math.abs(result.step())) {
            marks.add("rest not relaxed");
        }
        if (Math.abs(result.step()) < 10 * noise) {
            marks.add("step of the potential below ten times the noise");
        }
        if (Math.abs(slope(pulses, rests, k)) < FLAT * medianSlope(pulses, rests)) {
            marks.add("flat potential: two phases, no diffusion coefficient");
        }
        noRestBefore(pulses, k);
        if (radius <= 0) {
            marks.add("no radius");
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
