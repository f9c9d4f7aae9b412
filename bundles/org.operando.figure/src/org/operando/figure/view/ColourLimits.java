// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

/** Between which values the colours of an image run. */
public sealed interface ColourLimits {
    /**
     * Between two values.
     * @param from value of the first colour
     * @param to value of the last colour
     */
    record Values(double from, double to) implements ColourLimits {
        public Values {
            if (!(from < to)) {
                throw new IllegalArgumentException("colours from " + from + " to " + to);
            }
        }
    }

    /**
     * Between two percentiles of the values of all images that are shown alike.
     * @param low per cent of the values below the first colour
     * @param high per cent of the values below the last colour
     */
    record Percentiles(double low, double high) implements ColourLimits {
        public Percentiles {
            if (!(low >= 0 && low < high && high <= 100)) {
                throw new IllegalArgumentException("percentiles " + low + " and " + high);
            }
        }
    }
}
