// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/** Shape of a marker; open ones are filled with white. */
public enum Symbol {
    /** Filled circle. */
    CIRCLE,
    /** Open square. */
    SQUARE,
    /** Filled triangle. */
    TRIANGLE,
    /** Open diamond. */
    DIAMOND,
    /** Filled square. */
    FILLED_SQUARE,
    /** Open circle. */
    OPEN_CIRCLE,
    /** Dot as wide as a line. */
    DOT;

    /** The n-th symbol of a series, from 0. */
    public static Symbol series(int n) {
        return values()[Math.floorMod(n, 6)];
    }
}
