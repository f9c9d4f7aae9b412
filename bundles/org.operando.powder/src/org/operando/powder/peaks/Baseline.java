// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.Label;
import org.operando.api.Range;

/** Background under the peaks of a window; its coefficients are refined with the peaks. */
public sealed interface Baseline {
    /** The same everywhere in the window. */
    record Constant() implements Baseline {
    }

    /** A straight line about the middle of the window. */
    record Linear() implements Baseline {
    }

    /**
     * A sum of Chebyshev polynomials of the place in the window, from -1 to 1.
     * @param terms coefficients; the degree is one less
     */
    record Chebyshev(
            @Label("Terms") @Doc("Number of coefficients; the degree of the polynomial is one less.") @Default("4") @Range(
                    min = 3,
                    max = 12) int terms)
            implements Baseline {
    }

    /** Number of coefficients. */
    default int coefficients() {
        return switch (this) {
            case Constant c -> 1;
            case Linear l -> 2;
            case Chebyshev c -> c.terms();
        };
    }

    /**
     * The functions that the coefficients multiply, at these angles: {@code [coefficient][point]}. Chebyshev
     * polynomials of u, which runs from -1 to 1 in the window: 1, u, 2u^2 - 1, ...
     */
    default double[][] functions(double[] x, double from, double to) {
        double[][] functions = new double[coefficients()][x.length];
        double middle = (from + to) / 2;
        double half = (to - from) / 2;
        for (int i = 0; i < x.length; i++) {
            double u = (x[i] - middle) / half;
            functions[0][i] = 1;
            for (int k = 1; k < functions.length; k++) {
                functions[k][i] = k == 1 ? u : 2 * u * functions[k - 1][i] - functions[k - 2][i];
            }
        }
        return functions;
    }
}
