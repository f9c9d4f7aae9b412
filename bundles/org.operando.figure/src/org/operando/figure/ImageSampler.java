// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Samples a grid of values at the pixels of a target, for any edges. 4096 x 4096 cells take some 15 ms on 1200 x 800
 * pixels ({@code releng/bench/paint-times.sh}).
 */
final class ImageSampler {
    /** Overlap of each pixel of one direction with the cells: cells first..last, lengths of the overlap. */
    private record Overlap(int[] first, int[] last, double[] firstLength, double[] lastLength, double[] cells,
            double[] pixels, double[] covered) {
    }

    /** Cells that are worth a second thread. */
    private static final int LARGE = 1_000_000;

    private final float[] values;
    private final int stride;
    private final Overlap across;
    private final Overlap down;

    private ImageSampler(float[] values, double[] xEdges, double[] yEdges, double[] xPixels, double[] yPixels) {
        this.values = values;
        this.stride = xEdges.length - 1;
        this.across = overlap(xEdges, xPixels);
        this.down = overlap(yEdges, yPixels);
    }

    /**
     * Means of a grid at pixels, weighted by the overlap of pixel and cell; NaN when at least half of a pixel lies
     * outside the grid or on blank cells.
     * @param values cells, row by row
     * @param xEdges edges of the columns, ascending or descending
     * @param yEdges edges of the rows, ascending or descending
     * @param xPixels edges of the pixels' columns in the same units, ascending or descending
     * @param yPixels edges of the pixels' rows
     * @return means, row by row in the order of the pixels
     */
    static float[] mean(float[] values, double[] xEdges, double[] yEdges, double[] xPixels, double[] yPixels) {
        return new ImageSampler(values, xEdges, yEdges, xPixels, yPixels).means();
    }

    /**
     * Greatest values of a grid at pixels, of all cells that a pixel shares area with; NaN where there is none.
     * @see #mean(float[], double[], double[], double[], double[])
     */
    static float[] maximum(float[] values, double[] xEdges, double[] yEdges, double[] xPixels, double[] yPixels) {
        return new ImageSampler(values, xEdges, yEdges, xPixels, yPixels).maxima();
    }

    /** Rows of cells are summed up into one row first, which vectorises; a NaN shows in the sum and is gone after. */
    private float[] means() {
        return inHalves(this::means);
    }

    private void means(int from, int to, float[] means) {
        int columns = across.first.length;
        double[] sums = new double[stride];
        for (int row = from; row < to; row++) {
            Arrays.fill(sums, 0);
            double height = 0;
            for (int j = down.first[row]; j <= down.last[row]; j++) {
                double h = length(down, row, j);
                height += h;
                addRow(values, j * stride, h, sums);
            }
            for (int column = 0; column < columns; column++) {
                double sum = rowSum(sums, column);
                double weight = height * across.covered[column];
                means[row * columns + column] = sum == sum ? mean(sum, weight, row, column) : careful(row, column);
            }
        }
    }

    /** Fills the pixels of some rows. */
    private interface Rows {
        void fill(int from, int to, float[] pixels);
    }

    /** Large grids on two threads: what a pixel gets does not depend on the other rows. */
    private float[] inHalves(Rows work) {
        int rows = down.first.length;
        float[] pixels = new float[rows * across.first.length];
        if (values.length < LARGE) {
            work.fill(0, rows, pixels);
            return pixels;
        }
        FutureTask<Void> lower = new FutureTask<>(() -> work.fill(rows / 2, rows, pixels), null);
        Thread thread = new Thread(lower, "image sampler");
        thread.setDaemon(true);
        thread.start();
        work.fill(0, rows / 2, pixels);
        try {
            lower.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("sampling an image", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            // the caller is stopping; what it asked for is made all the same
            work.fill(rows / 2, rows, pixels);
        }
        return pixels;
    }

    /** Runs over all cells, so without calls and branches inside. */
    private static void addRow(float[] values, int offset, double height, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += height * values[offset + i];
        }
    }

    private double rowSum(double[] sums, int column) {
        int first = across.first[column];
        int last = across.last[column];
        if (first > last) {
            return 0;
        }
        double sum = across.firstLength[column] == 0 ? 0 : sums[first] * across.firstLength[column];
        for (int i = first + 1; i < last; i++) {
            sum += sums[i] * across.cells[i];
        }
        return first < last && across.lastLength[column] > 0 ? sum + sums[last] * across.lastLength[column] : sum;
    }

    private float mean(double sum, double weight, int row, int column) {
        boolean blank = weight < 0.5 * down.pixels[row] * across.pixels[column] * (1 + 1e-9);
        return blank ? Float.NaN : (float) (sum / weight);
    }

    /** The mean of the cells that are no NaN, one by one. */
    private float careful(int row, int column) {
        double sum = 0;
        double weight = 0;
        for (int j = down.first[row]; j <= down.last[row]; j++) {
            double height = length(down, row, j);
            for (int i = across.first[column]; i <= across.last[column]; i++) {
                float v = values[j * stride + i];
                if (v == v) {
                    double area = height * length(across, column, i);
                    weight += area;
                    sum += area * v;
                }
            }
        }
        return mean(sum, weight, row, column);
    }

    private float[] maxima() {
        return inHalves(this::maxima);
    }

    private void maxima(int from, int to, float[] maxima) {
        int columns = across.first.length;
        float[] most = new float[stride];
        int[] ordered = new int[stride];
        for (int row = from; row < to; row++) {
            Arrays.fill(most, Float.NEGATIVE_INFINITY);
            for (int j = down.first[row]; j <= down.last[row]; j++) {
                if (length(down, row, j) > 0) {
                    raiseRow(values, j * stride, most);
                }
            }
            for (int i = 0; i < stride; i++) {
                ordered[i] = ordered(Float.floatToIntBits(most[i]));
            }
            for (int column = 0; column < columns; column++) {
                // a cell that shares an edge only shares no area
                int begin = across.first[column] + (across.firstLength[column] > 0 ? 0 : 1);
                int end = across.last[column] - (across.lastLength[column] > 0 ? 0 : 1);
                int key = ordered(Float.floatToIntBits(Float.NEGATIVE_INFINITY));
                for (int i = begin; i <= end; i++) {
                    key = Math.max(key, ordered[i]);
                }
                float greatest = Float.intBitsToFloat(ordered(key));
                maxima[row * columns + column] = greatest > Float.NEGATIVE_INFINITY ? greatest
                        : carefulMaximum(row, column);
            }
        }
    }

    /** Runs over all cells, so without calls and branches inside; a NaN stays. */
    private static void raiseRow(float[] values, int offset, float[] most) {
        for (int i = 0; i < most.length; i++) {
            most[i] = Math.max(most[i], values[offset + i]);
        }
    }

    /**
     * Turns the bits of floats into integers of the same order, NaN above all, and back: the greatest of a few integers
     * is found five times faster than that of floats.
     */
    private static int ordered(int bits) {
        return bits ^ bits >> 31 & 0x7fffffff;
    }

    /** The greatest of the cells that are no NaN, one by one. */
    private float carefulMaximum(int row, int column) {
        float greatest = Float.NaN;
        for (int j = down.first[row]; j <= down.last[row]; j++) {
            for (int i = across.first[column]; i <= across.last[column]; i++) {
                float v = values[j * stride + i];
                if (!(v <= greatest) && v == v && length(down, row, j) > 0 && length(across, column, i) > 0) {
                    greatest = v;
                }
            }
        }
        return greatest;
    }

    private static double length(Overlap overlap, int pixel, int cell) {
        if (cell == overlap.first[pixel]) {
            return overlap.firstLength[pixel];
        }
        return cell == overlap.last[pixel] ? overlap.lastLength[pixel] : overlap.cells[cell];
    }

    private static Overlap overlap(double[] edges, double[] pixels) {
        int n = edges.length - 1;
        boolean ascending = edges[n] >= edges[0];
        int count = pixels.length - 1;
        Overlap overlap = new Overlap(new int[count], new int[count], new double[count], new double[count],
                new double[n], new double[count], new double[count]);
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
                for (int i = overlap.first[p]; i <= overlap.last[p]; i++) {
                    overlap.covered[p] += length(overlap, p, i);
                }
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
