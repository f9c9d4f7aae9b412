// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.dqdv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.operando.echem.dqdv.DifferentialKernel.Curve;
import org.operando.echem.dqdv.PeakFit.Peak;

/** A peak followed through the half cycles of one direction. */
final class PeakTrack {
    /** Half the width of a window about a peak that was found by itself, in widths of the peak. */
    private static final double REACH = 1.25;
    /** The least and the most of it, V. */
    private static final double[] REACHES = {0.03, 0.15};
    /** Share of the curve's height by which a peak must stand out on both sides to be found by itself. */
    private static final double PROMINENCE = 0.04;
    /** The largest that are followed. */
    private static final int MOST = 6;

    /**
     * One peak in one half cycle.
     * @param half place of the half cycle
     * @param name of the peak
     * @param from lower end of its window, V
     * @param to upper end
     * @param peak by the method that was chosen
     * @param other by the other method
     */
    record Found(int half, String name, double from, double to, Peak peak, Peak other) {
    }

    private final String name;
    private final double from;
    private final double to;
    private final boolean moves;

    private PeakTrack(String name, double from, double to, boolean moves) {
        this.name = name;
        this.from = from;
        this.to = to;
        this.moves = moves;
    }

    /** A window that stays where it is. */
    static PeakTrack of(PeakWindow window) {
        return new PeakTrack(window.name(), window.from(), window.to(), false);
    }

    /** The most prominent peaks of a curve, by rising voltage; their windows move with them. */
    static List<PeakTrack> automatic(Curve curve) {
        double[] y = curve.y();
        double highest = 0;
        for (double v : y) {
            highest = Math.max(highest, v);
        }
        List<int[]> found = new ArrayList<>();
        for (int i = 1; i < y.length - 1; i++) {
            if (y[i] > y[i - 1] && y[i] >= y[i + 1]) {
                double prominence = y[i] - Math.max(y[valley(y, i, -1)], y[valley(y, i, 1)]);
                if (prominence > PROMINENCE * highest) {
                    found.add(new int[] {i, (int) Math.round(prominence / highest * 1e6)});
                }
            }
        }
        found.sort((a, b) -> Integer.compare(b[1], a[1]));
        int[] peaks = found.stream().limit(MOST).mapToInt(f -> f[0]).sorted().toArray();
        List<PeakTrack> tracks = new ArrayList<>();
        for (int k = 0; k < peaks.length; k++) {
            double at = curve.x()[peaks[k]];
            int left = k == 0 ? 0 : lowest(y, peaks[k - 1], peaks[k]);
            int right = k + 1 == peaks.length ? y.length - 1 : lowest(y, peaks[k], peaks[k + 1]);
            double reach = Math.clamp(REACH * width(curve, peaks[k], left, right), REACHES[0], REACHES[1]);
            tracks.add(new PeakTrack(String.format(Locale.ROOT, "%.2f V", at), Math.max(curve.x()[left], at - reach),
                    Math.min(curve.x()[right], at + reach), true));
        }
        return tracks;
    }

    /** Width at half the height above the higher of the two valleys. */
    private static double width(Curve curve, int peak, int left, int right) {
        double[] y = curve.y();
        double half = (y[peak] + Math.max(y[left], y[right])) / 2;
        int from = peak;
        while (from > left && y[from] > half) {
            from--;
        }
        int to = peak;
        while (to < right && y[to] > half) {
            to++;
        }
        return curve.x()[to] - curve.x()[from];
    }

    private static int lowest(double[] y, int from, int to) {
        int lowest = from;
        for (int i = from; i <= to; i++) {
            lowest = y[i] < y[lowest] ? i : lowest;
        }
        return lowest;
    }

    /** The lowest point between a peak and the next higher one, or the end. */
    private static int valley(double[] y, int peak, int step) {
        int lowest = peak;
        for (int i = peak + step; i >= 0 && i < y.length && y[i] <= y[peak]; i += step) {
            lowest = y[i] < y[lowest] ? i : lowest;
        }
        return lowest;
    }

    /**
     * Fits the peak in each of these half cycles.
     * @param halves their places
     * @param curves by the chosen method, by place
     * @param others by the other method, by place
     * @param correlation points of a curve of the chosen method that are worth one
     */
    List<Found> follow(int[] halves, Curve[] curves, Curve[] others, double correlation) {
        List<Found> found = new ArrayList<>();
        double shift = 0;
        double home = Double.NaN;
        Peak near = Peak.NONE;
        for (int half : halves) {
            if (curves[half] == null) {
                continue;
            }
            Peak peak = PeakFit.fit(curves[half], from + shift, to + shift, correlation, near);
            near = peak.found() ? peak : near;
            Peak other = PeakFit.fit(others[half], from + shift, to + shift, correlation, near);
            found.add(new Found(half, name, from + shift, to + shift, peak, other));
            if (moves && peak.found()) {
                home = Double.isNaN(home) ? peak.position() : home;
                shift = peak.position() - home;
            }
        }
        return found;
    }
}
