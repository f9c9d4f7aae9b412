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
    DOT,
    /** Open triangle. */
    OPEN_TRIANGLE;

    /** The open form of a filled symbol; an open one itself. */
    public Symbol open() {
        return switch (this) {
            case CIRCLE -> OPEN_CIRCLE;
            case FILLED_SQUARE -> SQUARE;
            case TRIANGLE -> OPEN_TRIANGLE;
            default -> this;
        };
    }

    /** The n-th symbol of a series, from 0. */
    public static Symbol series(int n) {
        return values()[Math.floorMod(n, 6)];
    }
}
