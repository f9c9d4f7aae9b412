// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

/**
 * Where a line lies across a short arc of a ring: the centroid of what is above a linear background, in a window that is
 * moved until it is centred on the line.
 */
final class Arc {
    private static final int MOST_ROUNDS = 30;
    /** Part of the window's half width that is line; beyond it is background. */
    private static final double INNER = 0.6;
    private static final double STILL = 0.005;
    /** Part of the net intensity that one pixel may have: beyond it is a spot. */
    private static final double SPOT = 0.6;
    private static final double LEAST_SIGNAL = 3;

    private final double window;
    /** Distance of the line from the middle of the arc, pixels. */
    private double centre;
    /** Net intensity in the window. */
    private double net;
    /** Mean azimuth of the net intensity. */
    private double azimuth;
    private double level;
    private double slope;
    private double scatter;

    /** @param window half width, pixels */
    Arc(double window) {
        this.window = window;
    }

    double centre() {
        return centre;
    }

    double azimuth() {
        return azimuth;
    }

    double net() {
        return net;
    }

    /** The background's value at a place. */
    double background(double x) {
        return level + slope * (x - centre);
    }

    /**
     * Looks for the line.
     * @param n number of pixels
     * @param x their distances from where the ring is expected, pixels; ascending not needed
     * @param chi their azimuths
     * @param intensity NaN for pixels of the mask
     * @return whether there is one: whole, above the noise, and no spot
     */
    boolean find(int n, double[] x, double[] chi, double[] intensity) {
        centre = 0;
        double before = Double.NaN;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!background(n, x, intensity)) {
                return false;
            }
            double next = centroid(n, x, chi, intensity);
            if (Double.isNaN(next) || Math.abs(next) > window) {
                return false;
            }
            double moved = next - centre;
            // pixels that go in and out at the ends of the window can make it swing: then the middle
            centre = round > 8 && Math.abs(next - before) < STILL ? 0.5 * (next + centre) : next;
            if (Math.abs(moved) < STILL) {
                return significant(n, x, intensity);
            }
            before = centre - moved;
        }
        return significant(n, x, intensity);
    }

    /** A line through the outer pixels; false for a hole or too few of them. */
    private boolean background(int n, double[] x, double[] intensity) {
        double s = 0;
        double sx = 0;
        double sxx = 0;
        double sy = 0;
        double sxy = 0;
        double syy = 0;
        for (int i = 0; i < n; i++) {
            double u = x[i] - centre;
            double away = Math.abs(u);
            if (away >= window) {
                continue;
            }
            if (Double.isNaN(intensity[i])) {
                return false;
            }
            if (away > INNER * window) {
                s++;
                sx += u;
                sxx += u * u;
                sy += intensity[i];
                sxy += u * intensity[i];
                syy += intensity[i] * intensity[i];
            }
        }
        double det = s * sxx - sx * sx;
        if (s < 4 || det <= 0) {
            return false;
        }
        slope = (s * sxy - sx * sy) / det;
        level = (sy - slope * sx) / s;
        scatter = Math.sqrt(Math.max(0, (syy - level * sy - slope * sxy) / (s - 2)));
        return true;
    }

    private double centroid(int n, double[] x, double[] chi, double[] intensity) {
        double sum = 0;
        double first = 0;
        double angle = 0;
        for (int i = 0; i < n; i++) {
            double u = x[i] - centre;
            if (Math.abs(u) <= INNER * window) {
                double above = intensity[i] - level - slope * u;
                sum += above;
                first += above * u;
                angle += above * chi[i];
            }
        }
        net = sum;
        azimuth = angle / sum;
        return sum > 0 ? centre + first / sum : Double.NaN;
    }

    private boolean significant(int n, double[] x, double[] intensity) {
        double gross = 0;
        double most = 0;
        int inner = 0;
        for (int i = 0; i < n; i++) {
            double u = x[i] - centre;
            if (Math.abs(u) <= INNER * window) {
                inner++;
                gross += intensity[i];
                most = Math.max(most, intensity[i] - level - slope * u);
            }
        }
        double noise = Math.sqrt(Math.max(Math.abs(gross), inner * scatter * scatter));
        return inner >= 3 && net > LEAST_SIGNAL * noise && most <= SPOT * net;
    }
}
