// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.Arrays;

/**
 * Samples a grid of values at the pixels of a target: the mean over the area that a pixel covers, weighted by the
 * overlap of pixel and cell, for any edges.
 *
 * <p>A pixel is blank (NaN) when at least half of it lies outside the grid or on blank cells. 4096 x 4096 cells take
 * some 30 ms on 800 x 800 pixels.
 */
final class ImageSampler {
    /** Overlap of each pixel of one direction with the cells: cells first..last, lengths of the overlap. */
    private record Overlap(int[] first, int[] last, double[] firstLength, double[] lastLength, double[] cells,
            double[] pixels) {
    }

    private ImageSampler() {
    }

    /**
     * Means of a grid at pixels.
     * @param values cells, row by row
     * @param xEdges edges of the columns, ascending or descending
     * @param yEdges edges of the rows, ascending or descending
     * @param xPixels edges of the pixels' columns in the same units, ascending or descending
     * @param yPixels edges of the pixels' rows
     * @return means, row by row in the order of the pixels
     */
    static float[] mean(float[] values, double[] xEdges, double[] yEdges, double[] xPixels, double[] yPixels) {
        int columns = xPixels.length - 1;
        int rows = yPixels.length - 1;
        int stride = xEdges.length - 1;
        Overlap across = overlap(xEdges, xPixels);
        Overlap down = overlap(yEdges, yPixels);
        float[] means = new float[rows * columns];
        double[] sum = new double[columns];
        double[] weight = new double[columns];
        for (int row = 0; row < rows; row++) {
            Arrays.fill(sum, 0);
            Arrays.fill(weight, 0);
            for (int j = down.first[row]; j <= down.last[row]; j++) {
                addRow(values, j * stride, across, length(down, row, j), sum, weight);
            }
            double height = down.pixels[row];
            for (int column = 0; column < columns; column++) {
                boolean blank = weight[column] < 0.5 * height * across.pixels[column] * (1 + 1e-9);
                means[row * columns + column] = blank ? Float.NaN : (float) (sum[column] / weight[column]);
            }
        }
        return means;
    }

    private static double length(Overlap overlap, int pixel, int cell) {
        if (cell == overlap.first[pixel]) {
            return overlap.firstLength[pixel];
        }
        return cell == overlap.last[pixel] ? overlap.lastLength[pixel] : overlap.cells[cell];
    }

    /** Adds one row of cells to the pixels' sums: runs over all cells, so without calls inside. */
    private static void addRow(float[] values, int offset, Overlap across, double height, double[] sum,
            double[] weight) {
        double[] cells = across.cells;
        for (int column = 0; column < sum.length; column++) {
            int first = across.first[column];
            int last = across.last[column];
            double s = 0;
            double w = 0;
            if (first <= last) {
                float v = values[offset + first];
                if (v == v) {
                    w = across.firstLength[column];
                    s = w * v;
                }
            }
            for (int i = first + 1; i < last; i++) {
                float v = values[offset + i];
                if (v == v) {
                    w += cells[i];
                    s += cells[i] * v;
                }
            }
            if (first < last) {
                float v = values[offset + last];
                if (v == v) {
                    w += across.lastLength[column];
                    s += across.lastLength[column] * v;
                }
            }
            sum[column] += s * height;
            weight[column] += w * height;
        }
    }

    private static Overlap overlap(double[] edges, double[] pixels) {
        int n = edges.length - 1;
        boolean ascending = edges[n] >= edges[0];
        int count = pixels.length - 1;
        Overlap overlap = new Overlap(new int[count], new int[count], new double[count], new double[count],
                new double[n], new double[count]);
        for (int i = 0; i < n; i++) {
            overlap.cells[i] = Math.abs(edges[i + 1] - edges[i]);
        }
        for (int p = 0; p < count; p++) {
            double low = Math.min(pixels[p], pixels[p + 1]);
            double high = Math.max(pixels[p], pixels[p + 1]);
            overlap.pixels[p] = high - low;
            int a = cell(edges, ascending, ascending ? low : high);
            int b = cell(edges, ascending, ascending ? high : low);
            overlap.first[p] = Math.max(0, a);
            overlap.last[p] = Math.min(n - 1, b);
            if (overlap.first[p] <= overlap.last[p]) {
                overlap.firstLength[p] = shared(edges, overlap.first[p], low, high);
                overlap.lastLength[p] = shared(edges, overlap.last[p], low, high);
            }
        }
        return overlap;
    }

    /** Length that a cell shares with a stretch. */
    private static double shared(double[] edges, int cell, double low, double high) {
        double cellLow = Math.min(edges[cell], edges[cell + 1]);
        double cellHigh = Math.max(edges[cell], edges[cell + 1]);
        return Math.max(0, Math.min(high, cellHigh) - Math.max(low, cellLow));
    }

    /** The cell in which a value lies; -1 before the first, the number of cells behind the last. */
    private static int cell(double[] edges, boolean ascending, double value) {
        int low = 0;
        int high = edges.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending ? edges[middle] <= value : edges[middle] >= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
