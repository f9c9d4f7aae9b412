// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

/** Background under a peak; its coefficients are refined with the peak. */
public sealed interface Background {
    /** The same everywhere in the window. */
    record Constant() implements Background {
    }

    /** A straight line about the middle of the window. */
    record Linear() implements Background {
    }

    /** Number of coefficients. */
    default int terms() {
        return switch (this) {
            case Constant c -> 1;
            case Linear l -> 2;
        };
    }
}
