// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.powder.geometry.DetectorGeometry;

/**
 * Finds points on the rings of images and the geometry that they lie best with, in turns: few rings first, with a wide
 * window, then all.
 */
final class Search {
    /** Half width of the window while the geometry is not yet known, pixels. */
    private static final double WIDE = 8;
    /** Least half width of the window, pixels. */
    private static final double LEAST_WINDOW = 3;
    /** Half width of the window as a part of the line's width. */
    private static final double LINE_WIDTHS = 1.3;
    private static final int FIRST_RINGS = 3;
    private static final int MORE_RINGS = 6;
    private static final double LARGEST = Math.toRadians(85);
    private static final int ROUNDS = 3;
    /** Times that rings of no use are left out and the others fitted again. */
    private static final int MOST_PASSES = 4;

    /**
     * What the search may do.
     * @param calibrant whose rings
     * @param wavelength angstrom
     * @param freedom what varies
     * @param rings how many to use at most, from the first
     * @param excluded rings that are not used
     * @param window half width across a ring, pixels; by the lines' width when left out
     * @param robustness how points that fit badly weigh
     * @param stage where the detector's stage stood at each frame, m along the beam
     */
    record Task(Calibrant calibrant, double wavelength, Set<Freedom> freedom, int rings, Set<Integer> excluded,
            Optional<Double> window, Robustness robustness, double[] stage) {
        /** 2theta of the rings that may be used, rad. */
        double[] expected(double atWavelength) {
            double[] all = calibrant.twoTheta(atWavelength, LARGEST);
            return all.length > rings ? Arrays.copyOf(all, rings) : all;
        }
    }

    /**
     * What a search found.
     * @param refined the geometry
     * @param points all points, those of rings that are not used too
     * @param residuals of all of them, rad
     * @param weights of all of them, 0 where they are left out
     * @param rings how they lie
     * @param window half width of the last window, pixels
     * @param lineWidth full width at half maximum of the lines, pixels
     * @param looked arcs that were looked at
     * @param ringsLooked rings of which more than a few arcs were looked at
     */
    record Found(Refined refined, RingPoints points, double[] residuals, double[] weights, RingStatistics rings,
            double window, double lineWidth, int looked, int ringsLooked) {
        /** The greater, the more of the arcs have a point and the more points there are. */
        double merit() {
            double kept = rings.keptOnUsed();
            return looked == 0 ? 0 : kept * kept / looked;
        }
    }

    private final List<CalibrantImage> images;
    private final Task task;
    private final Context context;

    Search(List<CalibrantImage> images, Task task, Context context) {
        this.images = images;
        this.task = task;
        this.context = context;
    }

    /** Finds points and geometry from a start that is about right. */
    Found from(DetectorGeometry start) throws OperationException {
        int all = task.expected(task.wavelength()).length;
        Set<Freedom> plain = EnumSet.copyOf(Refinement.usual());
        plain.removeAll(EnumSet.of(Freedom.ROT1, Freedom.ROT2));
        plain.retainAll(task.freedom());
        Set<Freedom> single = EnumSet.copyOf(Refinement.usual());
        single.retainAll(task.freedom());
        Found found = round(State.of(start, task), FIRST_RINGS, WIDE, plain);
        found = round(State.of(found.refined()), MORE_RINGS, WIDE, single);
        found = round(State.of(found.refined()), all, 0.75 * WIDE, single);
        return round(State.of(found.refined()), all, window(found), single);
    }

    /** Finds points and geometry again until both are still, from a geometry that is right. */
    Found settle(Found start) throws OperationException {
        return settle(start, task.freedom());
    }

    /** The same with other parameters free. */
    Found settle(Found start, Set<Freedom> freedom) throws OperationException {
        Found found = start;
        int all = task.expected(task.wavelength()).length;
        for (int i = 0; i < ROUNDS; i++) {
            found = round(State.of(found.refined()), all, window(found), freedom);
        }
        return found;
    }

    /** The same with another window: what the distance owes to it. */
    Found again(Found found, double window) throws OperationException {
        int all = task.expected(task.wavelength()).length;
        return round(State.of(found.refined()), all, window, task.freedom());
    }

    /** The same points with other parameters free. */
    Found refit(Found found, Set<Freedom> freedom) throws OperationException {
        return fit(State.of(found.refined()),
                new Haul(found.points(), found.window(), found.lineWidth(), found.looked(),
                        found.ringsLooked()),
                freedom);
    }

    /** Points where a geometry expects them, and how far off they are, without a refinement. */
    Found look(DetectorGeometry geometry) throws OperationException {
        int all = task.expected(task.wavelength()).length;
        Found found = round(State.of(geometry, task), all, WIDE, Set.of());
        return round(State.of(geometry, task), all, window(found), Set.of());
    }

    private double window(Found found) {
        double width = Double.isNaN(found.lineWidth()) ? 0 : found.lineWidth();
        return task.window().orElse(Math.max(LEAST_WINDOW, LINE_WIDTHS * width));
    }

    /** Where a search stands. */
    private record State(DetectorGeometry geometry, double wavelength, double stage1, double stage2) {
        private static State of(DetectorGeometry geometry, Task task) {
            return new State(geometry, task.wavelength(), 0, 0);
        }

        private static State of(Refined refined) {
            return new State(refined.geometry(), refined.wavelength(), refined.value(Freedom.STAGE1),
                    refined.value(Freedom.STAGE2));
        }
    }

    private Found round(State state, int rings, double window, Set<Freedom> freedom) throws OperationException {
        RingPoints points = new RingPoints();
        double[] expected = task.expected(state.wavelength());
        double width = Double.NaN;
        int looked = 0;
        int ringsLooked = 0;
        for (int i = 0; i < images.size(); i++) {
            context.check();
            PointFinder finder = new PointFinder(images.get(i), i);
            finder.find(moved(state, task.stage()[i] - task.stage()[0]), expected, rings, window, points, context);
            width = i == 0 ? finder.profile().width() : width;
            looked += finder.looked();
            ringsLooked = Math.max(ringsLooked, finder.ringsLooked());
        }
        return fit(state, new Haul(points, window, width, looked, ringsLooked), freedom);
    }

    /** Where the detector stood at each frame. */
    List<DetectorGeometry> geometries(Found found) {
        State state = State.of(found.refined());
        return Arrays.stream(task.stage()).mapToObj(z -> moved(state, z - task.stage()[0])).toList();
    }

    /** The geometry after the stage has moved the detector along the beam by z metres. */
    private static DetectorGeometry moved(State state, double z) {
        DetectorGeometry g = state.geometry();
        double[] r = g.rotation();
        double u1 = z * state.stage1();
        double u2 = z * state.stage2();
        return new DetectorGeometry(g.distance() + r[2] * u1 + r[5] * u2 + r[8] * z,
                g.poni1() - (r[0] * u1 + r[3] * u2 + r[6] * z), g.poni2() - (r[1] * u1 + r[4] * u2 + r[7] * z),
                g.rot1(),
                g.rot2(), g.rot3(), g.pixel1(), g.pixel2(), g.orientation());
    }

    /** What was found in the images at a state. */
    private record Haul(RingPoints points, double window, double width, int looked, int ringsLooked) {
    }

    private Found fit(State state, Haul haul, Set<Freedom> freedom) throws OperationException {
        CalibrantImage first = images.getFirst();
        Refinement refinement = new Refinement(task.calibrant().spacings(), first.rows(), first.columns(), task.stage(),
                task.robustness());
        RingPoints points = haul.points();
        DetectorGeometry geometry = state.geometry();
        Set<Integer> without = new TreeSet<>(task.excluded());
        Refined refined = null;
        RingStatistics statistics = null;
        double[] residuals = new double[points.size()];
        double[] weights = new double[points.size()];
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            Set<Integer> left = without;
            refined = refinement.fit(points.kept(i -> !left.contains(points.ring(i))), geometry, state.wavelength(),
                    freedom, state.stage1(), state.stage2());
            refinement.evaluate(points, refined, residuals, weights);
            statistics = RingStatistics.of(points, residuals, weights, task.calibrant().rings(),
                    geometry.pixel1() / geometry.distance());
            without = new TreeSet<>(task.excluded());
            without.addAll(statistics.useless());
            if (without.equals(left)) {
                break;
            }
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = without.contains(points.ring(i)) ? 0 : weights[i];
        }
        statistics.leaveOut(task.excluded());
        return new Found(refined, points, residuals, weights, statistics, haul.window(), haul.width(), haul.looked(),
                haul.ringsLooked());
    }
}
