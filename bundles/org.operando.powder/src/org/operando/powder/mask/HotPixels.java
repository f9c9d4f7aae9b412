// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.mask;

import java.util.Arrays;
import java.util.Optional;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.geometry.PixelGrid;

/**
 * Finds hot pixels. One counts, in each of the frames, more than the median of its ring of 2theta by some median absolute
 * deviations, and some times as much as the brightest of the eight pixels around it, which are no brighter than their ring
 * lets expect: the spot of a crystal raises them too. Where a line of the sample runs a spot of one pixel looks the same;
 * there, and where rings are not known, a hot pixel must be brighter by far than any spot is beside its neighbours.
 */
final class HotPixels {
    /** On the Pilatus frame of a powder of coarse grains no spot is 28 times as bright as the pixels around it. */
    private static final double NO_SPOT = 100;
    /** Deviations up to which eight neighbours are not raised. */
    private static final double RAISED = 5;
    /** Rings to both sides, and the part of them that is taken for background. */
    private static final int AROUND = 12;
    private static final double BACKGROUND = 0.25;
    /** A ring is one of a line when its median is above the background by this part. */
    private static final double OF_LINE = 0.1;

    private final ReferenceFrame frame;
    private final byte[] codes;
    private final Neighbourhood around;
    private int[] ring = new int[0];
    private float[] medians = new float[0];
    private float[] deviations = new float[0];
    private float[] background = new float[0];

    /** @param codes numbers of causes by pixels; where one stands the pixel is out already */
    HotPixels(ReferenceFrame frame, byte[] codes, Optional<DetectorGeometry> geometry) {
        this.frame = frame;
        this.codes = codes;
        around = new Neighbourhood(frame, codes);
        geometry.ifPresent(this::measure);
    }

    /**
     * What hot pixels hold of a line.
     * @param part of its counts above the background
     * @param ring number of its brightest ring
     */
    record Held(double part, int ring) {
    }

    /**
     * Marks hot pixels.
     * @param limit deviations above the median
     * @param times the brightest neighbour
     * @return what they hold of the line that they hold most of
     */
    Held find(double limit, double times) {
        boolean[] hot = new boolean[codes.length];
        for (int i = 0; i < codes.length; i++) {
            float v = frame.least()[i];
            if (codes[i] == 0 && v > limit && (ring.length == 0 || v > limit(medians[ring[i]], deviations[ring[i]],
                    limit))) {
                float beside = around.brightest(i, 1);
                hot[i] = v > times * beside && isAlone(i, v, beside) && (ring.length > 0 || v > limit(
                        around.median(i, 2), 0, limit));
            }
        }
        Held held = held(hot);
        for (int i = 0; i < hot.length; i++) {
            codes[i] = hot[i] ? (byte) MaskCause.HOT.code() : codes[i];
        }
        return held;
    }

    /** Whether no spot is so narrow; the brightest of its neighbours is known. */
    private boolean isAlone(int i, float v, float beside) {
        if (v > NO_SPOT * beside) {
            return true;
        }
        return ring.length > 0 && !isOfLine(ring[i]) && beside <= limit(medians[ring[i]], deviations[ring[i]], RAISED);
    }

    private boolean isOfLine(int k) {
        return medians[k] > (1 + OF_LINE) * background[k] + 1;
    }

    /** Counts above which a pixel is outlying; the deviation is at least that of counting. */
    private float limit(double median, double deviation, double times) {
        return (float) (median + times * Math.max(deviation, Math.sqrt(Math.max(median, 1) / frame.frames())));
    }

    /** Medians and deviations of the rings, each one pixel wide. */
    private void measure(DetectorGeometry geometry) {
        ring = rings(geometry);
        int most = Arrays.stream(ring).max().orElse(0);
        int[] start = new int[most + 2];
        for (int i = 0; i < ring.length; i++) {
            start[ring[i] + 1] += codes[i] == 0 ? 1 : 0;
        }
        Arrays.parallelPrefix(start, Integer::sum);
        float[] sorted = new float[start[most + 1]];
        int[] next = start.clone();
        for (int i = 0; i < ring.length; i++) {
            if (codes[i] == 0) {
                sorted[next[ring[i]]++] = frame.mean()[i];
            }
        }
        medians = new float[most + 1];
        deviations = new float[most + 1];
        for (int k = 0; k <= most; k++) {
            measure(k, Arrays.copyOfRange(sorted, start[k], start[k + 1]));
        }
        background = new float[most + 1];
        for (int k = 0; k <= most; k++) {
            float[] beside = Arrays.copyOfRange(medians, Math.max(0, k - AROUND), Math.min(most, k + AROUND) + 1);
            Arrays.sort(beside);
            background[k] = beside[(int) (BACKGROUND * (beside.length - 1))];
        }
    }

    private void measure(int k, float[] values) {
        if (values.length == 0) {
            medians[k] = Float.POSITIVE_INFINITY;
            return;
        }
        Arrays.sort(values);
        medians[k] = values[values.length / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i] - medians[k]);
        }
        Arrays.sort(values);
        deviations[k] = values[values.length / 2];
    }

    /** Number of the ring of each pixel, from the beam outwards. */
    private int[] rings(DetectorGeometry g) {
        PixelGrid grid = new PixelGrid(g, frame.rows(), frame.columns());
        double step = Math.atan(Math.max(g.pixel1(), g.pixel2()) / g.distance());
        int[] ring = new int[codes.length];
        double[] twoTheta = new double[frame.columns()];
        double[] chi = new double[frame.columns()];
        for (int i = 0; i < frame.rows(); i++) {
            grid.line(i + 0.5, 0.5, twoTheta, chi);
            for (int j = 0; j < twoTheta.length; j++) {
                // of a detector of tiny pixels rings get wider than a pixel: there are at most as many as rows and columns
                ring[i * frame.columns() + j] = (int) Math.min(twoTheta[j] / step, 4.0
                        * (frame.rows() + frame.columns()));
            }
        }
        return ring;
    }

    /** What hot pixels hold of each line: neighbouring rings above the background. */
    private Held held(boolean[] hot) {
        double[] all = new double[medians.length];
        double[] taken = new double[medians.length];
        for (int i = 0; i < ring.length; i++) {
            if (codes[i] == 0 && isOfLine(ring[i])) {
                double above = frame.mean()[i] - background[ring[i]];
                all[ring[i]] += above;
                taken[ring[i]] += hot[i] ? above : 0;
            }
        }
        Held most = new Held(0, 0);
        for (int k = 0; k < all.length; k++) {
            double line = 0;
            double lost = 0;
            int brightest = k;
            for (; k < all.length && isOfLine(k); k++) {
                line += all[k];
                lost += taken[k];
                brightest = medians[k] > medians[brightest] ? k : brightest;
            }
            most = lost > most.part() * line ? new Held(lost / line, brightest) : most;
        }
        return most;
    }
}
