// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.Arrays;

/**
 * Thins a long line to what the pixels can show: of each run of points in one pixel column (or row, for lines that run
 * up the page) the first, least, greatest and last are kept, so that no peak is lost; a run that goes up and down over
 * more than two pixels, or that is steep, becomes a bar, for such runs are what makes antialiased lines slow. 1e6 points
 * take some 5 ms.
 */
final class LineDecimator {
    /** Runs of so many points are kept as they are. */
    private static final int KEPT = 4;
    /** A run is a zigzag when it goes up and down by more than so many times its span; one peak does so twice. */
    private static final double ZIGZAG = 3;
    /** A run that spans more pixels is as good as upright. */
    private static final double STEEP = 12;
    /** Pairs of points that decide whether a line runs up the page. */
    private static final int PAIRS = 20_000;

    private final AxisScale xScale;
    private final AxisScale yScale;
    private final double resolution;
    private final boolean upward;

    private double[] path = new double[1024];
    private int pathCount;
    private double[] bars = new double[256];
    private int barCount;

    private final double[] runA = new double[KEPT];
    private final double[] runB = new double[KEPT];
    private int runCount;
    private double column;
    private double lastA;
    private double lastB;
    private double leastA;
    private double least;
    private double greatestA;
    private double greatest;
    private boolean leastFirst;
    private double variation;
    private double reached = Double.NaN;
    private double barEnd;

    private LineDecimator(AxisScale xScale, AxisScale yScale, double resolution, boolean upward) {
        this.xScale = xScale;
        this.yScale = yScale;
        this.resolution = resolution;
        this.upward = upward;
    }

    /**
     * Thins a line.
     * @param x abscissae, data units
     * @param y ordinates
     * @param resolution pixels per point
     */
    static LineDecimator thin(double[] x, double[] y, AxisScale xScale, AxisScale yScale, double resolution) {
        LineDecimator line = new LineDecimator(xScale, yScale, resolution,
                changes(y, yScale, resolution) < changes(x, xScale, resolution));
        line.run(x, y);
        return line;
    }

    /** How often consecutive points change the pixel in one direction, of a sample of pairs from the whole line. */
    private static int changes(double[] values, AxisScale scale, double resolution) {
        int count = 0;
        int stride = 1 + values.length / PAIRS;
        for (int i = 0; i + 1 < values.length; i += stride) {
            double a = Math.floor(scale.position(values[i]) * resolution);
            if (a != Math.floor(scale.position(values[i + 1]) * resolution)) {
                count++;
            }
        }
        return count;
    }

    private void run(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            double px = xScale.position(x[i]);
            double py = yScale.position(y[i]);
            if (Double.isNaN(px) || Double.isNaN(py)) {
                flush();
                lift();
                continue;
            }
            double a = upward ? py : px;
            double b = upward ? px : py;
            double pixel = Math.floor(a * resolution);
            if (runCount > 0 && pixel == column) {
                extend(a, b);
            } else {
                flush();
                column = pixel;
                begin(a, b);
            }
        }
        flush();
        lift();
    }

    private void begin(double a, double b) {
        runCount = 1;
        runA[0] = a;
        runB[0] = b;
        lastA = leastA = greatestA = a;
        lastB = least = greatest = b;
        leastFirst = true;
        variation = 0;
    }

    private void extend(double a, double b) {
        if (runCount < KEPT) {
            runA[runCount] = a;
            runB[runCount] = b;
        }
        runCount++;
        variation += Math.abs(b - lastB);
        lastA = a;
        lastB = b;
        if (b < least) {
            least = b;
            leastA = a;
            leastFirst = false;
        } else if (b > greatest) {
            greatest = b;
            greatestA = a;
            leastFirst = true;
        }
    }

    private void flush() {
        if (runCount == 0) {
            return;
        }
        if (runCount <= KEPT) {
            connect();
            for (int i = 0; i < runCount; i++) {
                point(runA[i], runB[i]);
            }
        } else if ((greatest - least) * resolution > STEEP
                || (greatest - least) * resolution > 2 && variation > ZIGZAG * (greatest - least)) {
            bar();
        } else {
            connect();
            point(runA[0], runB[0]);
            point(leastFirst ? leastA : greatestA, leastFirst ? least : greatest);
            point(leastFirst ? greatestA : leastA, leastFirst ? greatest : least);
            point(lastA, lastB);
        }
        runCount = 0;
    }

    /** A path that goes on after a bar begins where the bar's last point was. */
    private void connect() {
        if (!Double.isNaN(reached)) {
            point(barEnd, reached);
            reached = Double.NaN;
        }
    }

    private void bar() {
        double low = least;
        double high = greatest;
        if (!Double.isNaN(reached)) {
            low = Math.min(low, reached);
            high = Math.max(high, reached);
        } else if (pathCount > 0 && !Double.isNaN(path[pathCount - 1])) {
            point(runA[0], runB[0]);
            separate();
        }
        if (barCount + 3 > bars.length) {
            bars = Arrays.copyOf(bars, 2 * bars.length);
        }
        bars[barCount++] = (column + 0.5) / resolution;
        bars[barCount++] = low;
        bars[barCount++] = high;
        reached = lastB;
        barEnd = lastA;
    }

    private void lift() {
        reached = Double.NaN;
        separate();
    }

    private void separate() {
        if (pathCount > 0 && !Double.isNaN(path[pathCount - 1])) {
            point(Double.NaN, Double.NaN);
        }
    }

    private void point(double a, double b) {
        double x = upward ? b : a;
        double y = upward ? a : b;
        if (pathCount > 0 && path[pathCount - 2] == x && path[pathCount - 1] == y) {
            return;
        }
        if (pathCount + 2 > path.length) {
            path = Arrays.copyOf(path, 2 * path.length);
        }
        path[pathCount++] = x;
        path[pathCount++] = y;
    }

    /** Points of the thinned line, x and y in turn, points of the page; NaN lifts the pen. */
    double[] path() {
        return Arrays.copyOf(path, pathCount);
    }

    /** Bars: position of the middle, lower and upper end, three numbers each. */
    double[] bars() {
        return Arrays.copyOf(bars, barCount);
    }

    /** Whether bars lie along x (they stand in rows), not along y (columns). */
    boolean upward() {
        return upward;
    }
}
