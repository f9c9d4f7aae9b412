// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.util.Arrays;
import org.operando.api.Context;

/**
 * Looks for the middle of the rings: the point around which a cleaned image varies least along circles. A grid of 10 % of
 * the image's size around its middle in steps of 1 %, moved on while the best is at its border, then by ever smaller
 * steps.
 */
final class CentreSearch {
    private static final int MOST_PIXELS = 250_000;
    private static final int COARSE = 150;
    private static final int FINE = 400;
    private static final int STEPS = 10;
    private static final int MOST_MOVES = 6;
    private static final double LAST_STEP = 0.05;

    private final float[] row;
    private final float[] column;
    private final float[] value;
    private final int rows;
    private final int columns;
    private final double[] sum;
    private final int[] count;
    private final double[] at = new double[2];

    /**
     * @param clean values by rows, NaN for pixels of the mask
     */
    CentreSearch(float[] clean, int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        int step = (int) Math.max(1, Math.ceil(Math.sqrt((double) clean.length / MOST_PIXELS)));
        int most = ((rows + step - 1) / step) * ((columns + step - 1) / step);
        float[] y = new float[most];
        float[] x = new float[most];
        float[] v = new float[most];
        int n = 0;
        for (int i = 0; i < rows; i += step) {
            for (int j = 0; j < columns; j += step) {
                float c = clean[i * columns + j];
                if (c == c) {
                    y[n] = i + 0.5f;
                    x[n] = j + 0.5f;
                    v[n++] = c;
                }
            }
        }
        row = Arrays.copyOf(y, n);
        column = Arrays.copyOf(x, n);
        value = Arrays.copyOf(v, n);
        sum = new double[FINE];
        count = new int[FINE];
    }

    /** Row and column of the middle, from the corner of the first pixel. */
    double[] find(Context context) {
        double step = 0.01 * Math.max(rows, columns);
        double[] best = {0.5 * rows, 0.5 * columns};
        for (int move = 0; move < MOST_MOVES; move++) {
            double[] before = best.clone();
            best = grid(best, step, context);
            boolean border = Math.abs(best[0] - before[0]) > (STEPS - 0.5) * step
                    || Math.abs(best[1] - before[1]) > (STEPS - 0.5) * step;
            if (!border) {
                break;
            }
        }
        return descend(best, step, context);
    }

    private double[] grid(double[] middle, double step, Context context) {
        double[] best = middle.clone();
        double most = Double.NEGATIVE_INFINITY;
        for (int i = -STEPS; i <= STEPS; i++) {
            context.check();
            for (int j = -STEPS; j <= STEPS; j++) {
                double y = middle[0] + i * step;
                double x = middle[1] + j * step;
                double sharp = sharpness(y, x, COARSE);
                if (sharp > most) {
                    most = sharp;
                    best = new double[] {y, x};
                }
            }
        }
        return best;
    }

    private double[] descend(double[] start, double first, Context context) {
        double[] best = start.clone();
        double most = sharpness(best[0], best[1], FINE);
        for (double step = 0.5 * first; step > LAST_STEP; step *= 0.5) {
            boolean moved = true;
            while (moved) {
                context.check();
                moved = false;
                for (int direction = 0; direction < 8; direction++) {
                    double angle = Math.PI / 4 * direction;
                    double y = best[0] + step * Math.sin(angle);
                    double x = best[1] + step * Math.cos(angle);
                    double sharp = sharpness(y, x, FINE);
                    if (sharp > most * (1 + 1e-12)) {
                        most = sharp;
                        best = new double[] {y, x};
                        moved = true;
                    }
                }
            }
        }
        return best;
    }

    /**
     * Sum of (sum of the values in a bin of radius)^2/number: the greater, the less is left of the variance within bins.
     */
    private double sharpness(double y, double x, int bins) {
        Arrays.fill(sum, 0);
        Arrays.fill(count, 0);
        at[0] = Math.max(y, rows - y);
        at[1] = Math.max(x, columns - x);
        double scale = bins / (Math.sqrt(at[0] * at[0] + at[1] * at[1]) + 1);
        for (int i = 0; i < value.length; i++) {
            double dy = row[i] - y;
            double dx = column[i] - x;
            int bin = (int) (Math.sqrt(dy * dy + dx * dx) * scale);
            sum[bin] += value[i];
            count[bin]++;
        }
        double sharp = 0;
        for (int bin = 0; bin < bins; bin++) {
            if (count[bin] > 0) {
                sharp += sum[bin] * sum[bin] / count[bin];
            }
        }
        return sharp;
    }
}
