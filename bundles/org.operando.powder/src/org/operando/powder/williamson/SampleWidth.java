// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import org.operando.math.ThompsonCoxHastings;

/**
 * Width that the sample gives a line, and why the line counts or not.
 * @param observed width that was taken of the fitted line, degrees FWHM
 * @param observedError one standard uncertainty
 * @param instrument the instrument's part, degrees FWHM
 * @param beta breadth of the sample by the chosen measure, degrees
 * @param betaError one standard uncertainty
 * @param dropped why the line does not count; empty when it does
 */
record SampleWidth(double observed, double observedError, double instrument, double beta, double betaError,
        String dropped) {
    /** Of a line that was not fitted. */
    static SampleWidth none(String why) {
        return new SampleWidth(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, why);
    }

    /**
     * Of a fitted line. Lorentz widths subtract linearly, Gauss widths in squares; of a pseudo-Voigt line and of TCH the
     * Lorentz part is taken.
     * @param significance below so many uncertainties a breadth is dropped
     */
    static SampleWidth of(FittedLines fit, int i, InstrumentWidths instrument, Breadth breadth, double significance) {
        double at = fit.position(i);
        double w = fit.width(i);
        double error = fit.widthError(i);
        double own = instrument.lorentz(at);
        double beta = w - own;
        double betaError = error;
        switch (fit.model().shape()) {
            case PSEUDO_VOIGT -> {
                double eta = fit.eta(i);
                double part = ThompsonCoxHastings.lorentzPart(eta);
                double byEta = w * ThompsonCoxHastings.lorentzSlope(eta) * fit.etaError(i);
                double byWidth = part * error;
                w *= part;
                error = Math.sqrt(byEta * byEta + byWidth * byWidth + 2 * byEta * byWidth * fit.widthEta(i));
                beta = w - own;
                betaError = error;
            }
            case GAUSS -> {
                own = instrument.gauss(at);
                beta = Math.sqrt(Math.max(0, w * w - own * own));
                betaError = beta > 0 ? w * error / beta : Double.NaN;
            }
            case LORENTZ, TCH -> {
                // widths are those of the Lorentz part already
            }
        }
        double factor = factor(fit.model().shape(), breadth);
        return new SampleWidth(w, error, own, factor * beta, factor * betaError,
                dropped(fit, i, beta, betaError, significance));
    }

    private static double factor(LineShape shape, Breadth breadth) {
        if (breadth == Breadth.FWHM) {
            return 1;
        }
        return shape == LineShape.GAUSS ? Math.sqrt(Math.PI / Math.log(2)) / 2 : Math.PI / 2;
    }

    private static String dropped(FittedLines fit, int i, double beta, double error, double significance) {
        if (fit.model().position()[i] < 0) {
            return fit.lost()[fit.index()[i]];
        }
        if (!(beta > 0)) {
            return "not wider than the instrument";
        }
        if (fit.widthAtBound(i) || !Double.isFinite(error)) {
            return "width at its bound";
        }
        return beta < significance * error ? "breadth below " + significance + " uncertainties" : "";
    }

    /** The same, not counted unless it was not before either. */
    SampleWidth without(String why) {
        return new SampleWidth(observed, observedError, instrument, beta, betaError, dropped.isEmpty() ? why : dropped);
    }
}
