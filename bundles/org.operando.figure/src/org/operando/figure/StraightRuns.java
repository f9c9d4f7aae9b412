// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.Arrays;

/**
 * Leaves out of a path the points that lie on a straight way, within a tolerance, from one kept point to the next:
 * smooth sweeps of 1e5 points become some hundred lines. A way that turns back ends there, so that no peak is lost by
 * more than the tolerance (sectors of Sklansky and Gonzalez 1980).
 */
final class StraightRuns {
    private final double tolerance;
    private double[] kept = new double[4096];
    private int count;
    private double fromX = Double.NaN;
    private double fromY;
    private double lastX;
    private double lastY;
    /** Square of the greatest distance from the kept point; 0 before there is a sector. */
    private double far;
    /** Directions that bound the sector seen from the kept point, of any length. */
    private double lowX;
    private double lowY;
    private double highX;
    private double highY;

    private StraightRuns(double tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * Thins a path.
     * @param path points, x and y in turn; NaN lifts the pen
     * @param tolerance how far a point may be from the path that is given back, in units of the path
     */
    static double[] of(double[] path, double tolerance) {
        StraightRuns runs = new StraightRuns(tolerance);
        for (int i = 0; i < path.length; i += 2) {
            if (Double.isNaN(path[i])) {
                runs.lift();
            } else {
                runs.point(path[i], path[i + 1]);
            }
        }
        runs.lift();
        return Arrays.copyOf(runs.kept, runs.count);
    }

    private void point(double x, double y) {
        if (Double.isNaN(fromX)) {
            keep(x, y);
            return;
        }
        double dx = x - fromX;
        double dy = y - fromY;
        double square = dx * dx + dy * dy;
        if (far > 0 && (square < far || lowX * dy < lowY * dx || dx * highY < dy * highX)) {
            keep(lastX, lastY);
            dx = x - fromX;
            dy = y - fromY;
            square = dx * dx + dy * dy;
        }
        lastX = x;
        lastY = y;
        if (square <= tolerance * tolerance) {
            return;
        }
        narrow(dx, dy, square);
        far = square;
    }

    /** Keeps of the sector what passes a point within the tolerance: its direction turned by the angle of that to and fro. */
    private void narrow(double dx, double dy, double square) {
        double sine = tolerance / Math.sqrt(square);
        double cosine = Math.sqrt(1 - sine * sine);
        double fromLowX = dx * cosine + dy * sine;
        double fromLowY = dy * cosine - dx * sine;
        double toHighX = dx * cosine - dy * sine;
        double toHighY = dy * cosine + dx * sine;
        if (far == 0 || lowX * fromLowY > lowY * fromLowX) {
            lowX = fromLowX;
            lowY = fromLowY;
        }
        if (far == 0 || toHighX * highY > toHighY * highX) {
            highX = toHighX;
            highY = toHighY;
        }
    }

    private void lift() {
        if (Double.isNaN(fromX)) {
            return;
        }
        if (lastX != fromX || lastY != fromY) {
            keep(lastX, lastY);
        }
        keep(Double.NaN, Double.NaN);
    }

    private void keep(double x, double y) {
        if (count + 2 > kept.length) {
            kept = Arrays.copyOf(kept, 2 * kept.length);
        }
        kept[count++] = x;
        kept[count++] = y;
        fromX = lastX = x;
        fromY = lastY = y;
        far = 0;
    }
}
