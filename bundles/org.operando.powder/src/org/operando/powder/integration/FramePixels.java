// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

/**
 * The pixels of one frame, row by row: whole numbers where it has them, else real ones.
 * @param whole values; null for real ones
 * @param real values; null for whole ones
 * @param valid which values are measurements
 */
record FramePixels(int[] whole, double[] real, Valid valid) {
    /**
     * Which values are measurements; NaN never is.
     * @param lowest the least that is
     * @param saturation the least above that is none
     * @param dummy a value that is none; NaN for no such value
     * @param tolerance how far from {@code dummy} a value still is one
     */
    record Valid(double lowest, double saturation, double dummy, double tolerance) {
        /** All finite values. */
        static final Valid ALL = new Valid(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN, 0);

        boolean has(double value) {
            return value >= lowest && value < saturation && !(Math.abs(value - dummy) <= tolerance);
        }
    }

    int size() {
        return whole != null ? whole.length : real.length;
    }

    double at(int pixel) {
        return whole != null ? whole[pixel] : real[pixel];
    }

    boolean isValid(int pixel) {
        return valid.has(at(pixel));
    }
}
