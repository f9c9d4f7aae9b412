// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.operando.api.Context;
import org.operando.math.Minimum;

/**
 * What a user has to know of widths of the instrument before they are taken off others.
 * @param fit the lines of the standard
 * @param points its pattern
 * @param widths what came out
 */
record InstrumentChecks(FittedLines fit, LinesFit.Points points, InstrumentWidths widths) {
    private static final double SIGNIFICANT = 2;

    /** Above this chi^2 the profile is what limits the fit, not the noise. */
    private static final double GOOD = 4;

    /** Fewer steps in a width than this, and the mean over a step widens lines by more than two parts in a hundred. */
    private static final double STEPS = 4;

    void warn(Context context) {
        Minimum minimum = fit.minimum();
        if (!minimum.converged()) {
            context.warn("fit", "not converged");
        }
        undetermined(context);
        misfit(context);
        double first = fit.position(0);
        double last = fit.position(fit.index().length - 1);
        double narrowest = Double.POSITIVE_INFINITY;
        boolean negative = false;
        for (int i = 0; i < fit.index().length; i++) {
            narrowest = Math.min(narrowest, fit.fullWidth(i));
            double at = fit.position(i);
            double t = Math.tan(Math.toRadians(at) / 2);
            negative |= (widths.u() * t + widths.v()) * t + widths.w() < 0 || widths.lorentz(at) < 0;
        }
        if (negative) {
            context.warn("widths", String.format(Locale.ROOT,
                    "a width is below 0 between %.2f and %.2f deg and counts as 0 there", first, last));
        }
        double[] x = points.x();
        double step = (x[x.length - 1] - x[0]) / (x.length - 1);
        if (narrowest < STEPS * step) {
            context.warn("step", String.format(Locale.ROOT,
                    "the narrowest line is %.1f steps wide: the step of the pattern is part of the width;"
                            + " integrate with more bins",
                    narrowest / step));
        }
    }

    private void undetermined(Context context) {
        Minimum minimum = fit.minimum();
        double[] p = minimum.parameters();
        int g = fit.model().gauss();
        int l = fit.model().lorentz();
        int[] places = {g, g + 1, g + 2, l, l + 1};
        String[] names = {"U", "V", "W", "X", "Y"};
        List<String> loose = new ArrayList<>();
        for (int k = 0; k < places.length; k++) {
            double error = minimum.uncertainty(places[k], fit.scaling());
            if (!(Math.abs(p[places[k]]) > SIGNIFICANT * error)) {
                loose.add(String.format(Locale.ROOT, "%s = %.2g (uncertainty %.2g)", names[k], p[places[k]], error));
            }
        }
        if (!loose.isEmpty()) {
            context.warn("widths", String.format(Locale.ROOT,
                    "%s: not determined by lines between %.2f and %.2f deg; use the widths between these angles only",
                    String.join(", ", loose), fit.position(0), fit.position(fit.index().length - 1)));
        }
    }

    private void misfit(Context context) {
        double reduced = fit.minimum().reducedChiSquared();
        if (fit.scaling() == Minimum.Scaling.ALWAYS || !(reduced > GOOD)) {
            return;
        }
        double[] model = new double[points.x().length];
        fit.model().values(fit.minimum().parameters(), model);
        int worst = 0;
        int top = 0;
        for (int i = 0; i < model.length; i++) {
            worst = Math.abs(points.y()[i] - model[i]) > Math.abs(points.y()[worst] - model[worst]) ? i : worst;
            top = points.y()[i] > points.y()[top] ? i : top;
        }
        context.warn("fit", String.format(Locale.ROOT,
                "chi2_r = %.1f: the profile misses the pattern by up to %.1f %% of the strongest line (at %.3f deg),"
                        + " uncertainties of the pattern there are %.2g %%; mean intensities of many pixels have"
                        + " counting errors below what coarse grains, bins and the background leave; uncertainties are"
                        + " multiplied by the root of chi2_r",
                reduced, 100 * Math.abs(points.y()[worst] - model[worst]) / points.y()[top], points.x()[worst],
                100 / Math.sqrt(points.weights()[worst]) / points.y()[top]));
    }
}
