// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetUtils;
import org.eclipse.january.dataset.DoubleDataset;
import org.eclipse.january.dataset.IntegerDataset;

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

    /**
     * Whole numbers of which those from {@code low} to {@code high} are measurements.
     * @param values of the pixels
     * @param low the least
     * @param high the greatest
     */
    record Counts(int[] values, int low, int high) {
    }

    /** Takes over a frame, whose array is not written into. */
    static FramePixels of(Dataset frame, Valid valid) {
        int n = frame.getSize();
        if (frame instanceof IntegerDataset integers && integers.getData().length == n) {
            return new FramePixels(integers.getData(), null, valid);
        }
        if (frame.hasFloatingPointElements()) {
            return new FramePixels(null, DatasetUtils.cast(DoubleDataset.class, frame.getSlice()).getData(), valid);
        }
        int[] whole = new int[n];
        for (int i = 0; i < n; i++) {
            long value = frame.getElementLongAbs(i);
            if (value != (int) value) {
                return new FramePixels(null, DatasetUtils.cast(DoubleDataset.class, frame.getSlice()).getData(), valid);
            }
            whole[i] = (int) value;
        }
        return new FramePixels(whole, null, valid);
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

    /** The whole numbers, where a single range of them is valid; null otherwise. */
    Counts counts() {
        double low = Math.max(Integer.MIN_VALUE, Math.ceil(valid.lowest()));
        double high = Math.min(Integer.MAX_VALUE, Math.ceil(valid.saturation()) - 1);
        double dummyLow = valid.dummy() - valid.tolerance();
        double dummyHigh = valid.dummy() + valid.tolerance();
        if (dummyHigh >= low && dummyLow <= high) {
            if (dummyLow <= low) {
                low = Math.floor(dummyHigh) + 1;
            } else if (dummyHigh >= high) {
                high = Math.ceil(dummyLow) - 1;
            } else {
                return null;
            }
        }
        return whole == null || low > high ? null : new Counts(whole, (int) low, (int) high);
    }
}
