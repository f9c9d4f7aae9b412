// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.unexplained;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Peaks of a pattern: where the second derivative of a quadratic through 2 m + 1 points (Savitzky &amp; Golay 1964, Anal.
 * Chem. 36, 1627) is below zero by some of its uncertainties (Mariscotti 1967, Nucl. Instrum. Meth. 50, 309), with the m
 * of 2, 3, 4, 6, 8, ... that shows it best.
 */
final class PeakSearch {
    private static final int[] REACHES = {2, 3, 4, 6, 8, 12, 16, 24, 32};

    /** Maxima with less between them are one: noise of z is one, and a part of the second derivative itself. */
    private static final double DIP = 4;

    private PeakSearch() {
    }

    /**
     * A peak.
     * @param position abscissa of the vertex of the quadratic
     * @param error one standard uncertainty
     * @param height of the vertex above the points 2 m to either side
     * @param significance second derivative over its uncertainty
     * @param reach m, points
     * @param index nearest point
     * @param width m steps of the grid: about half the width at half height
     */
    record Peak(double position, double error, double height, double significance, int reach, int index,
            double width) {
    }

    /**
     * The peaks, ascending. The smallest m first, so that peaks close together stay apart; a larger m adds what it alone
     * shows and replaces the one peak that it shows better.
     */
    static List<Peak> of(double[] x, double[] y, double[] sigma, double significance) {
        List<Peak> found = new ArrayList<>();
        for (int m : REACHES) {
            double[] z = new double[x.length];
            for (int i = m; i < x.length - m; i++) {
                z[i] = significance(y, sigma, i, m);
            }
            List<Peak> before = List.copyOf(found);
            for (int i = m + 1; i < x.length - m - 1; i++) {
                if (z[i] > significance && z[i] >= z[i - 1] && z[i] > z[i + 1] && standsOut(z, i)) {
                    Peak each = peak(x, y, sigma, i, m, z[i]);
                    if (each.height() > 0) {
                        take(found, before, each);
                    }
                }
            }
        }
        found.sort(Comparator.comparingDouble(Peak::position));
        return found;
    }

    private static void take(List<Peak> found, List<Peak> before, Peak each) {
        List<Peak> near = before.stream()
                .filter(p -> Math.abs(p.index() - each.index()) <= Math.max(p.reach(), each.reach())).toList();
        if (near.isEmpty()) {
            found.add(each);
        } else if (near.size() == 1 && each.significance() > near.getFirst().significance()
                && Math.abs(near.getFirst().index() - each.index()) <= Math.max(2, each.reach() / 2)) {
            found.remove(near.getFirst());
            found.add(each);
        }
    }

    /** Whether z falls by more than chance would on both sides before it rises above this maximum. */
    private static boolean standsOut(double[] z, int top) {
        return falls(z, top, 1) && falls(z, top, -1);
    }

    private static boolean falls(double[] z, int top, int step) {
        for (int i = top + step; i >= 0 && i < z.length && z[i] <= z[top]; i += step) {
            if (z[i] < z[top] - DIP) {
                return true;
            }
        }
        return false;
    }

    private static double significance(double[] y, double[] sigma, int i, int m) {
        double sum = 0;
        double variance = 0;
        for (int j = -m; j <= m; j++) {
            double c = 3.0 * j * j - m * (m + 1.0);
            sum -= c * y[i + j];
            variance += c * c * sigma[i + j] * sigma[i + j];
        }
        return sum / Math.sqrt(variance);
    }

    private static Peak peak(double[] x, double[] y, double[] sigma, int i, int m, double z) {
        double first = 0;
        double second = 0;
        double variance = 0;
        double squares = 0;
        double norm = 0;
        for (int j = -m; j <= m; j++) {
            double c = 3.0 * j * j - m * (m + 1.0);
            first += j * y[i + j];
            variance += j * j * sigma[i + j] * sigma[i + j];
            squares += j * j;
            second += c * y[i + j];
            norm += c * j * j;
        }
        double slope = first / squares;
        double curvature = 2 * second / norm;
        double step = (x[i + 1] - x[i - 1]) / 2;
        double move = Math.max(-m, Math.min(m, -slope / curvature));
        double left = y[Math.max(0, i - 2 * m)];
        double right = y[Math.min(y.length - 1, i + 2 * m)];
        return new Peak(x[i] + move * step, Math.sqrt(variance) / squares / Math.abs(curvature) * step,
                y[i] - (left + right) / 2, z, m, i, m * step);
    }
}
