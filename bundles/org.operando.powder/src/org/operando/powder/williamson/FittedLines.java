// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import org.operando.math.Minimum;
import org.operando.math.ThompsonCoxHastings;

/**
 * Lines of one pattern as fitted.
 * @param index which of the expected lines each is
 * @param model with the places of the parameters
 * @param minimum parameters and covariance
 * @param scaling what uncertainties are multiplied by
 * @param lost by expected line: why it was not fitted, or empty
 */
record FittedLines(int[] index, LinesModel model, Minimum minimum, Minimum.Scaling scaling, String[] lost) {
    double area(int i) {
        return minimum.parameters()[model.area()[i]];
    }

    double areaError(int i) {
        return minimum.uncertainty(model.area()[i], scaling);
    }

    double position(int i) {
        return model.position(minimum.parameters(), i);
    }

    double positionError(int i) {
        int at = model.position()[i];
        return at < 0 ? Double.NaN : minimum.uncertainty(at, scaling);
    }

    /** Parameter of the width: Lorentz FWHM of TCH, else the FWHM. */
    double width(int i) {
        return model.width(minimum.parameters(), i, position(i));
    }

    double widthError(int i) {
        return minimum.uncertainty(model.width()[i], scaling);
    }

    boolean widthAtBound(int i) {
        return minimum.atBound()[model.width()[i]];
    }

    /** Mixing of a pseudo-Voigt line. */
    double eta(int i) {
        return minimum.parameters()[model.eta()[i]];
    }

    double etaError(int i) {
        return minimum.uncertainty(model.eta()[i], scaling);
    }

    /** Correlation of width and mixing. */
    double widthEta(int i) {
        return minimum.correlation(model.width()[i], model.eta()[i]);
    }

    /** Gauss FWHM of TCH. */
    double gauss(int i) {
        return model.gauss(minimum.parameters(), i, position(i));
    }

    /** FWHM of the whole line. */
    double fullWidth(int i) {
        if (model.shape() != LineShape.TCH) {
            return width(i);
        }
        double[] out = new double[6];
        ThompsonCoxHastings.profileOf(gauss(i), width(i), out);
        return out[0];
    }

    /** Number of lines inside the pattern. */
    int inside() {
        int n = 0;
        for (int at : model.position()) {
            n += at >= 0 ? 1 : 0;
        }
        return n;
    }
}
