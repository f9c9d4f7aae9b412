// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;

/**
 * Areas of a polygon over bins of its x coordinate, exact: each edge adds its signed integral of y over each bin it
 * crosses, and the sum over the closed polygon is the area in the bin. Not for use by several threads.
 */
final class QuadrilateralBins {
    private double[] areas = new double[16];
    private int first;
    private int count;
    private double total;

    /**
     * Areas over the bins [k, k + 1], 0 <= k < bins; x is in bins.
     * @param x of the corners in their order, from {@code from} on
     * @param y of the corners
     * @param corners how many
     * @return whether any area lies inside
     */
    boolean share(double[] x, double[] y, int corners, int bins) {
        double least = x[0];
        double greatest = x[0];
        for (int k = 1; k < corners; k++) {
            least = Math.min(least, x[k]);
            greatest = Math.max(greatest, x[k]);
        }
        if (!(greatest > 0 && least < bins)) {
            count = 0;
            return false;
        }
        first = Math.max(0, (int) least);
        int last = Math.min(bins - 1, (int) greatest);
        count = last - first + 1;
        if (areas.length < count) {
            areas = new double[2 * count];
        }
        Arrays.fill(areas, 0, count, 0);
        total = 0;
        for (int k = 0; k < corners; k++) {
            int next = k + 1 == corners ? 0 : k + 1;
            edge(x[k], y[k] - y[0], x[next], y[next] - y[0], last);
        }
        return Math.abs(total) > 0 && Math.abs(total) < Double.POSITIVE_INFINITY;
    }

    private void edge(double xa, double ya, double xb, double yb, int last) {
        total += (xb - xa) * (ya + yb) / 2;
        if (xa == xb) {
            return;
        }
        double sign = xa < xb ? 1 : -1;
        double left = Math.max(Math.min(xa, xb), first);
        double right = Math.min(Math.max(xa, xb), last + 1);
        double slope = (yb - ya) / (xb - xa);
        for (int k = (int) left; k <= last && left < right; k++) {
            double end = Math.min(right, k + 1);
            areas[k - first] += sign * (end - left) * (ya + slope * ((left + end) / 2 - xa));
            left = end;
        }
    }

    /** The first bin with an area. */
    int first() {
        return first;
    }

    /** How many bins from it on. */
    int count() {
        return count;
    }

    /** Area in the bin {@code first() + k}, not negative. */
    double area(int k) {
        return Math.abs(areas[k]);
    }

    /** Area of the whole polygon, also outside the bins. */
    double total() {
        return Math.abs(total);
    }
}
