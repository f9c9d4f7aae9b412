// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.operando.math.Quantiles;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.geometry.PixelGrid;

/**
 * Rings of an image that no line of the calibrant explains: maxima of the cleaned image's profile in 2theta that are as
 * high as the calibrant's own.
 * @param own maxima at the calibrant's lines
 * @param foreign 2theta of the others, rad
 */
record ForeignRings(int own, List<Double> foreign) {
    /** Height of a maximum, as a part of the median height of the calibrant's. */
    private static final double AS_HIGH = 0.5;
    private static final double LEAST_HEIGHT = 0.1;
    /** Pixels on both sides that are lower. */
    private static final int ALONE = 3;
    /** Pixels between a maximum and its line. */
    private static final double NEAR = 3;
    /** Part of a ring that must be on the image. */
    private static final double LEAST_ARC = 0.1;

    /**
     * Looks for them.
     * @param clean values by rows, NaN for pixels of the mask
     * @param expected 2theta of all lines of the calibrant, rad
     */
    static ForeignRings of(float[] clean, int rows, int columns, DetectorGeometry geometry, double[] expected) {
        double step = Math.max(geometry.pixel1(), geometry.pixel2()) / geometry.distance();
        double[] profile = profile(clean, new PixelGrid(geometry, rows, columns), step);
        List<Double> heights = new ArrayList<>();
        List<int[]> maxima = new ArrayList<>();
        for (int k = ALONE; k < profile.length - ALONE; k++) {
            if (profile[k] >= LEAST_HEIGHT && isMaximum(profile, k)) {
                double at = (k + 0.5) * step;
                boolean explained = Arrays.stream(expected).anyMatch(e -> Math.abs(e - at) < NEAR * step);
                maxima.add(new int[] {k, explained ? 1 : 0});
                if (explained) {
                    heights.add(profile[k]);
                }
            }
        }
        double least = heights.isEmpty() ? LEAST_HEIGHT
                : AS_HIGH * Quantiles.median(heights.stream().mapToDouble(Double::doubleValue).toArray());
        List<Double> foreign = maxima.stream().filter(m -> m[1] == 0 && profile[m[0]] >= least)
                .map(m -> (m[0] + 0.5) * step).toList();
        return new ForeignRings(heights.size(), foreign);
    }

    private static double[] profile(float[] clean, PixelGrid grid, double step) {
        int bins = (int) (Math.PI / 2 / step) + 1;
        double[] sum = new double[bins];
        int[] count = new int[bins];
        double[] angles = new double[grid.columns()];
        double[] chi = new double[grid.columns()];
        for (int i = 0; i < grid.rows(); i++) {
            grid.line(i + 0.5, 0.5, angles, chi);
            for (int j = 0; j < grid.columns(); j++) {
                float v = clean[i * grid.columns() + j];
                int bin = (int) (angles[j] / step);
                if (v == v && bin < bins) {
                    sum[bin] += v;
                    count[bin]++;
                }
            }
        }
        double[] profile = new double[bins];
        for (int k = 0; k < bins; k++) {
            profile[k] = count[k] > LEAST_ARC * 2 * Math.PI * k ? sum[k] / count[k] : Double.NaN;
        }
        return profile;
    }

    private static boolean isMaximum(double[] profile, int k) {
        for (int i = 1; i <= ALONE; i++) {
            // also false beside NaN
            if (!(profile[k] >= profile[k - i] && profile[k] > profile[k + i])) {
                return false;
            }
        }
        return true;
    }
}
