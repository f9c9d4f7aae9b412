// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A substance whose lattice spacings are known.
 * @param name as a reader knows it
 * @param spacings angstrom, descending; ring 0 has the largest
 * @param indices hkl of each spacing, e.g. {@code 1 1 1}; empty texts where they are not known
 * @param multiplicities reflections that share each spacing; 0 where that is not known
 * @param source where the spacings come from
 */
record Calibrant(String name, double[] spacings, String[] indices, int[] multiplicities, String source) {
    /** Rings that are listed at most. */
    static final int MOST_RINGS = 60;
    /** Smallest spacing that is listed, angstrom. */
    private static final double SMALLEST = 0.25;
    /** Reflections that are looked at, at most: conditions that leave almost none would never end. */
    private static final double MOST_REFLECTIONS = 3e6;
    /** Spacings nearer than this are one ring, as a part. */
    private static final double EQUAL = 1e-7;

    /** A reflection with 1/d^2. */
    private record Reflection(double inverseSquare, int h, int k, int l) {
    }

    /** Spacings from the cell and the reflections that are there. */
    static Calibrant of(String name, CrystalCell cell, ReflectionCondition condition, String source) {
        double[] g = cell.reciprocal();
        double smallest = Math.max(cell.a(), Math.max(cell.b(), cell.c()));
        List<Reflection> found = List.of();
        Calibrant made = of(name, found, source);
        double volume = cell.a() * cell.b() * cell.c();
        while (made.spacings().length < MOST_RINGS && smallest > SMALLEST) {
            smallest = Math.max(SMALLEST, 0.75 * smallest);
            if (8 * volume / Math.pow(smallest, 3) > MOST_REFLECTIONS) {
                break;
            }
            found = reflections(cell, g, condition, 1 / (smallest * smallest));
            made = of(name, found, source);
        }
        return made;
    }

    private static List<Reflection> reflections(CrystalCell cell, double[] g, ReflectionCondition condition,
            double most) {
        // |h| <= a/d for every cell: d is at most the distance of the planes along an edge
        int hs = (int) (cell.a() * Math.sqrt(most));
        int ks = (int) (cell.b() * Math.sqrt(most));
        int ls = (int) (cell.c() * Math.sqrt(most));
        List<Reflection> found = new ArrayList<>();
        for (int h = -hs; h <= hs; h++) {
            for (int k = -ks; k <= ks; k++) {
                for (int l = -ls; l <= ls; l++) {
                    double s = g[0] * h * h + g[1] * k * k + g[2] * l * l + g[3] * k * l + g[4] * h * l + g[5] * h * k;
                    if (s > 0 && s <= most && condition.allows(h, k, l)) {
                        found.add(new Reflection(s, h, k, l));
                    }
                }
            }
        }
        found.sort(Comparator.comparingDouble(Reflection::inverseSquare));
        return found;
    }

    private static Calibrant of(String name, List<Reflection> sorted, String source) {
        List<Double> spacings = new ArrayList<>();
        List<String> indices = new ArrayList<>();
        List<Integer> multiplicities = new ArrayList<>();
        int i = 0;
        while (i < sorted.size() && spacings.size() < MOST_RINGS) {
            int end = i;
            Reflection best = sorted.get(i);
            while (end < sorted.size()
                    && sorted.get(end).inverseSquare() <= sorted.get(i).inverseSquare() * (1 + 2 * EQUAL)) {
                best = greater(sorted.get(end), best) ? sorted.get(end) : best;
                end++;
            }
            spacings.add(1 / Math.sqrt(sorted.get(i).inverseSquare()));
            indices.add(best.h() + " " + best.k() + " " + best.l());
            multiplicities.add(end - i);
            i = end;
        }
        return new Calibrant(name, spacings.stream().mapToDouble(Double::doubleValue).toArray(),
                indices.toArray(String[]::new), multiplicities.stream().mapToInt(Integer::intValue).toArray(), source);
    }

    private static boolean greater(Reflection x, Reflection y) {
        return x.h() != y.h() ? x.h() > y.h() : x.k() != y.k() ? x.k() > y.k() : x.l() > y.l();
    }

    /** Number of rings. */
    int rings() {
        return spacings.length;
    }

    /** Angles 2theta of the rings that a wavelength reaches below a largest angle, rad. */
    double[] twoTheta(double wavelength, double largest) {
        double[] angles = IntStream.range(0, rings()).filter(k -> wavelength < 2 * spacings[k])
                .mapToDouble(k -> 2 * Math.asin(wavelength / (2 * spacings[k]))).toArray();
        return IntStream.range(0, angles.length).filter(k -> angles[k] < largest).mapToDouble(k -> angles[k]).toArray();
    }
}
