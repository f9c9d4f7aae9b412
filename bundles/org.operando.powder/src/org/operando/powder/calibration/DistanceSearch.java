// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for the distance at which the rings of a calibrant fall on those of an image whose middle is known: the greatest
 * geometric mean of the radial profile at the first rings. The arithmetic mean would take the strong lines of something
 * else for a few of the calibrant's.
 */
final class DistanceSearch {
    /** Rings whose places count. */
    private static final int RINGS = 8;
    private static final int LEAST_RINGS = 3;
    /** What a ring that is not there counts. */
    private static final double NOTHING = 0.004;
    /** Candidates nearer than this are one, as a part. */
    private static final double APART = 0.02;
    /** Pixels beside the expected radius where a ring may be: tilts make circles of the plane into ellipses. */
    private static final double BESIDE = 2;

    /** A distance and how well it fits, 0 to 1. */
    record Candidate(double distance, double score) {
    }

    private final double[] profile;

    /**
     * @param clean values by rows, NaN for pixels of the mask
     * @param middle row and column of the rings' middle
     */
    DistanceSearch(float[] clean, int rows, int columns, double[] middle) {
        double far = Math.hypot(Math.max(middle[0], rows - middle[0]), Math.max(middle[1], columns - middle[1]));
        int bins = (int) Math.ceil(far) + 1;
        double[] sum = new double[bins];
        int[] count = new int[bins];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                float v = clean[i * columns + j];
                if (v == v) {
                    int bin = (int) Math.hypot(i + 0.5 - middle[0], j + 0.5 - middle[1]);
                    sum[bin] += v;
                    count[bin]++;
                }
            }
        }
        profile = new double[bins];
        for (int bin = 0; bin < bins; bin++) {
            // a few pixels in a corner of the image are no profile
            profile[bin] = count[bin] > 0.05 * 2 * Math.PI * bin && count[bin] > 8 ? sum[bin] / count[bin] : Double.NaN;
        }
    }

    /**
     * The distances that fit best, the best first.
     * @param angles 2theta of the rings, rad, ascending
     * @param pixel size of a pixel, m
     * @param from least distance, m; 0 for the least at which there is a first ring
     * @param to greatest distance, m
     */
    List<Candidate> find(double[] angles, double pixel, double from, double to) {
        if (angles.length < LEAST_RINGS) {
            return List.of();
        }
        double far = profile.length * pixel;
        double low = Math.max(from, 0.02 * far / Math.tan(angles[0]));
        double high = Math.min(to, far / Math.tan(angles[LEAST_RINGS - 1]));
        List<Candidate> all = new ArrayList<>();
        double ratio = 1 + 0.5 / profile.length;
        for (double distance = low; distance <= high; distance *= ratio) {
            all.add(new Candidate(distance, score(angles, distance / pixel)));
        }
        all.sort(Comparator.comparingDouble(Candidate::score).reversed());
        List<Candidate> best = new ArrayList<>();
        for (Candidate candidate : all) {
            if (best.size() < 5
                    && best.stream().allMatch(b -> Math.abs(Math.log(b.distance() / candidate.distance())) > APART)) {
                best.add(candidate);
            }
        }
        return best;
    }

    /** exp of the mean logarithm of the profile at the first rings on the image; 0 for fewer than three. */
    private double score(double[] angles, double distance) {
        double sum = 0;
        int rings = 0;
        for (int k = 0; k < angles.length && rings < RINGS; k++) {
            double radius = distance * Math.tan(angles[k]);
            if (radius >= profile.length - 1) {
                break;
            }
            double height = height(radius);
            if (height == height) {
                sum += Math.log(Math.max(NOTHING, height));
                rings++;
            }
        }
        return rings < LEAST_RINGS ? 0 : Math.exp(sum / rings);
    }

    private double height(double radius) {
        double most = Double.NaN;
        for (int bin = (int) (radius - BESIDE); bin <= radius + BESIDE; bin++) {
            if (bin >= 0 && bin < profile.length && !(profile[bin] <= most) && profile[bin] == profile[bin]) {
                most = profile[bin];
            }
        }
        return most;
    }
}
