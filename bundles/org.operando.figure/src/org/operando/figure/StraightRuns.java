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
    private double far;
    /** The middle of the sector seen from the kept point, and its bounds about it, radian. */
    private double middle;
    private double low;
    private double high;

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
        double distance = Math.hypot(x - fromX, y - fromY);
        double angle = Math.atan2(y - fromY, x - fromX);
        if (far > 0 && (distance < far || outside(turned(angle)))) {
            keep(lastX, lastY);
            distance = Math.hypot(x - fromX, y - fromY);
            angle = Math.atan2(y - fromY, x - fromX);
        }
        lastX = x;
        lastY = y;
        if (distance <= tolerance) {
            return;
        }
        double width = Math.asin(tolerance / distance);
        if (far == 0) {
            middle = angle;
            low = -width;
            high = width;
        } else {
            double turned = turned(angle);
            low = Math.max(low, turned - width);
            high = Math.min(high, turned + width);
        }
        far = distance;
    }

    private boolean outside(double turned) {
        return turned < low || turned > high;
    }

    private double turned(double angle) {
        return Math.IEEEremainder(angle - middle, 2 * Math.PI);
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
