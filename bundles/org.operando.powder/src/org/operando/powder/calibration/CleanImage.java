// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

/**
 * An image in which rings stand out whatever their strength: log(1 + I) less its mean over 41 x 41 pixels, cut to -1..1.
 * Pixels of the mask are NaN.
 */
final class CleanImage {
    private static final int HALF = 20;

    private CleanImage() {
    }

    /** The values by rows. */
    static float[] of(CalibrantImage image) {
        int rows = image.rows();
        int columns = image.columns();
        int n = rows * columns;
        float[] logarithm = new float[n];
        for (int i = 0; i < n; i++) {
            logarithm[i] = image.masked()[i] ? Float.NaN : (float) Math.log1p(Math.max(0, image.values()[i]));
        }
        // sums over columns of 41 rows, moved down row by row; then over 41 of them
        double[] sum = new double[columns];
        int[] count = new int[columns];
        float[] clean = new float[n];
        for (int row = 0; row < Math.min(HALF, rows); row++) {
            add(logarithm, row, columns, sum, count, 1);
        }
        for (int row = 0; row < rows; row++) {
            if (row + HALF < rows) {
                add(logarithm, row + HALF, columns, sum, count, 1);
            }
            if (row - HALF - 1 >= 0) {
                add(logarithm, row - HALF - 1, columns, sum, count, -1);
            }
            lessMean(logarithm, clean, row * columns, sum, count);
        }
        return clean;
    }

    private static void add(float[] values, int row, int columns, double[] sum, int[] count, int sign) {
        for (int column = 0; column < columns; column++) {
            float v = values[row * columns + column];
            if (v == v) {
                sum[column] += sign * v;
                count[column] += sign;
            }
        }
    }

    private static void lessMean(float[] values, float[] clean, int first, double[] sum, int[] count) {
        int columns = sum.length;
        double inside = 0;
        int points = 0;
        for (int column = 0; column < Math.min(HALF, columns); column++) {
            inside += sum[column];
            points += count[column];
        }
        for (int column = 0; column < columns; column++) {
            if (column + HALF < columns) {
                inside += sum[column + HALF];
                points += count[column + HALF];
            }
            if (column - HALF - 1 >= 0) {
                inside -= sum[column - HALF - 1];
                points -= count[column - HALF - 1];
            }
            float v = values[first + column];
            clean[first + column] = (float) Math.max(-1, Math.min(1, v - inside / points));
        }
    }
}
