// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/** Checks of coordinates. */
final class Points {
    private Points() {
    }

    static void requireEqual(double[] x, double[]... others) {
        for (double[] other : others) {
            if (other.length != x.length) {
                throw new IllegalArgumentException(x.length + " abscissae, " + other.length + " ordinates");
            }
        }
    }
}
