// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.util.Arrays;

/**
 * Cells of an image along one axis. Where values are missing in an otherwise even axis, a blank cell is put in: a gap stays
 * a gap.
 * @param edges of the cells, one more than cells
 * @param from which row or column of the data a cell shows; -1 for a blank one
 */
record GridAxis(double[] edges, int[] from) {
    /** A step this much larger than the others is a gap. */
    private static final double GAP = 1.5;
    /** Part of the steps that must be alike for an axis to be even. */
    private static final double EVEN = 0.8;

    /** Cells around indices, the last one cut at the end of the data. */
    static GridAxis ofIndices(int step, int n, int length) {
        double[] edges = new double[n + 1];
        Arrays.setAll(edges, i -> Math.min((double) i * step, length) - 0.5);
        return new GridAxis(edges, range(n));
    }

    /** Cells around ascending or descending values, at least two. */
    static GridAxis of(double[] x) {
        int n = x.length;
        double[] steps = new double[n - 1];
        Arrays.setAll(steps, i -> Math.abs(x[i + 1] - x[i]));
        double[] sorted = steps.clone();
        Arrays.sort(sorted);
        double usual = sorted[sorted.length / 2];
        long alike = Arrays.stream(steps).filter(s -> Math.abs(s - usual) <= 0.1 * usual).count();
        boolean even = alike >= EVEN * steps.length;
        double half = Math.signum(x[n - 1] - x[0]) * 0.5 * usual;
        double[] edges = new double[2 * n + 1];
        int[] from = new int[2 * n];
        int cells = 0;
        edges[0] = x[0] - 0.5 * (x[1] - x[0]);
        for (int i = 0; i < n; i++) {
            from[cells] = i;
            boolean gap = i < n - 1 && even && steps[i] > GAP * usual;
            edges[++cells] = i == n - 1 ? x[i] + 0.5 * (x[i] - x[i - 1]) : gap ? x[i] + half
                    : 0.5 * (x[i] + x[i + 1]);
            if (gap) {
                from[cells] = -1;
                edges[++cells] = x[i + 1] - half;
            }
        }
        return new GridAxis(Arrays.copyOf(edges, cells + 1), Arrays.copyOf(from, cells));
    }

    private static int[] range(int n) {
        int[] from = new int[n];
        Arrays.setAll(from, i -> i);
        return from;
    }

    double low() {
        return Math.min(edges[0], edges[edges.length - 1]);
    }

    double high() {
        return Math.max(edges[0], edges[edges.length - 1]);
    }

    /** Values of the data in these cells. */
    static float[] values(Plane plane, GridAxis down, GridAxis across) {
        int width = across.from.length;
        float[] values = new float[down.from.length * width];
        for (int r = 0; r < down.from.length; r++) {
            for (int c = 0; c < width; c++) {
                boolean blank = down.from[r] < 0 || across.from[c] < 0;
                values[r * width + c] = blank ? Float.NaN
                        : (float) plane.values()[down.from[r] * plane.width() + across.from[c]];
            }
        }
        return values;
    }
}
