// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.powder.geometry.DetectorGeometry;

/** Calibrates from images: with a start or without one, and says why when it cannot. */
final class Calibrator {
    /** A fit is good when its rms is below, pixels. */
    private static final double GOOD_RMS = 0.5;
    /** The rings' ratios fit when their mean residuals scatter by less, pixels. */
    private static final double MOST_SPREAD = 0.3;
    /** Of the arcs that are looked at, a fit must explain more than this part. */
    private static final double LEAST_PART = 0.4;
    /** Of the rings that are looked at, likewise. */
    private static final double LEAST_RING_PART = 0.5;
    private static final int LEAST_RINGS = 3;
    /** Points whose rms is below are where a geometry says, pixels; chance ones fill a window of 6 with 1.7. */
    private static final double MOST_OFF = 1;
    /** A start is so good that no other is tried. */
    private static final double PLAIN_RMS = 0.3;
    private static final int PLAIN_RINGS = 8;
    private static final double PLAIN_PART = 0.7;
    /** The window is made wider and narrower by this for its effect on the distance. */
    private static final double WINDOWS = 1.25;
    private static final double WORTH_A_TRY = 0.05;

    /**
     * What came out.
     * @param found points and geometry
     * @param windowEffect half of the distance's change between a narrower and a wider window, m; NaN when it was held
     * @param foreign rings of the image that are not the calibrant's
     * @param geometries where the detector stood at each frame
     */
    record Result(Search.Found found, double windowEffect, ForeignRings foreign, List<DetectorGeometry> geometries) {
    }

    /**
     * Bounds of a search without a start.
     * @param pixel1 height of a pixel, m
     * @param pixel2 width of a pixel, m
     * @param nearest least distance, m
     * @param farthest greatest distance, m
     */
    record Bounds(double pixel1, double pixel2, double nearest, double farthest) {
    }

    private final List<CalibrantImage> images;
    private final Search.Task task;
    private final Search search;
    private final Bounds bounds;
    private final Context context;

    Calibrator(List<CalibrantImage> images, Search.Task task, Bounds bounds, Context context) {
        this.images = images;
        this.task = task;
        this.bounds = bounds;
        this.context = context;
        search = new Search(images, task, context);
    }

    /** Calibrates; a start that leads nowhere is replaced by a search. */
    Result run(Optional<DetectorGeometry> start) throws OperationException {
        float[] clean = CleanImage.of(images.getFirst());
        Search.Found found;
        if (start.isPresent()) {
            found = fromStart(start.get(), clean);
        } else {
            found = withoutStart(clean);
        }
        found = task.freedom().contains(Freedom.WAVELENGTH) ? withWavelength(found) : search.settle(found);
        Optional<String> wrong = Degeneracy.after(found.refined());
        if (wrong.isPresent()) {
            throw degenerate(wrong.get(), found);
        }
        return new Result(found, windowEffect(found), foreign(clean, found),
                search.geometries(found));
    }

    private ForeignRings foreign(float[] clean, Search.Found found) {
        CalibrantImage first = images.getFirst();
        return ForeignRings.of(clean, first.rows(), first.columns(), found.refined().geometry(),
                task.calibrant().twoTheta(found.refined().wavelength(), Math.PI / 2));
    }

    private Search.Found fromStart(DetectorGeometry start, float[] clean) throws OperationException {
        Search.Found seen = search.look(start);
        CalibrantImage first = images.getFirst();
        boolean free = !task.freedom().isEmpty();
        boolean fits = seen.rings().keptOnUsed() > LEAST_PART * seen.looked();
        if (!free) {
            if (seen.points().size() == 0) {
                throw noRings("none of the calibrant's rings is where the given geometry says");
            }
            return seen;
        }
        Optional<String> wrong = fits ? Degeneracy.before(seen.points(), seen.weights(), start, first.rows(),
                first.columns(), task.freedom()) : Optional.empty();
        if (wrong.isPresent()) {
            throw degenerate(wrong.get(), seen);
        }
        Optional<Search.Found> found = attempt(start);
        if (found.isPresent() && good(found.get())) {
            return found.get();
        }
        context.warn("start", "the given geometry leads to no fit of the rings; they were searched for instead");
        try {
            return withoutStart(clean);
        } catch (OperationException e) {
            throw nothing(start, seen, e);
        }
    }

    /** Why neither a start nor a search leads to a fit: points that are there but too few say more than the search. */
    private OperationException nothing(DetectorGeometry start, Search.Found seen, OperationException searched) {
        int rings = seen.rings().used();
        if (rings > 0 && rings < LEAST_RINGS && pixels(seen) < MOST_OFF) {
            return degenerate((rings == 1 ? "all points where the given geometry says lie on one ring"
                    : "the points where the given geometry says lie on two rings") + ", and fewer than " + LEAST_RINGS
                    + " do not check what is refined from them", seen);
        }
        CalibrantImage first = images.getFirst();
        if (start.beamRow() >= 0 && start.beamColumn() >= 0 && start.beamRow() <= first.rows()
                && start.beamColumn() <= first.columns()) {
            return searched;
        }
        return new OperationException(String.format(Locale.ROOT,
                "%s. The geometry that is known, of the file's header or given, puts the beam off the image, at row %.0f and"
                        + " column %.0f: there a search finds nothing",
                searched.what(), start.beamRow(), start.beamColumn()), "",
                "give the measurement the geometry of its detector where this frame was taken: 'geometry: FILE', with the"
                        + " detector's arm in it",
                searched);
    }

    private Search.Found withoutStart(float[] clean) throws OperationException {
        CalibrantImage first = images.getFirst();
        context.progress(0, 3, "middle of the rings");
        double[] middle = new CentreSearch(clean, first.rows(), first.columns()).find(context);
        double pixel = Math.sqrt(bounds.pixel1() * bounds.pixel2());
        List<DistanceSearch.Candidate> candidates = new DistanceSearch(clean, first.rows(), first.columns(), middle)
                .find(task.expected(task.wavelength()), pixel, bounds.nearest(), bounds.farthest());
        Search.Found best = null;
        context.progress(1, 3, "distance");
        for (DistanceSearch.Candidate candidate : candidates) {
            if (candidate.score() < WORTH_A_TRY || best != null && plain(best)) {
                break;
            }
            Optional<Search.Found> found = attempt(new DetectorGeometry(candidate.distance(),
                    middle[0] * bounds.pixel1(), middle[1] * bounds.pixel2(), 0, 0, 0, bounds.pixel1(), bounds.pixel2(),
                    DetectorGeometry.USUAL));
            if (found.isPresent() && (best == null || merit(found.get()) > merit(best))) {
                best = found.get();
            }
        }
        if (best == null || !good(best)) {
            throw noRings(best == null ? "no rings of " + task.calibrant().name() + " were found"
                    : describe(best));
        }
        ForeignRings foreign = foreign(clean, best);
        if (foreign.foreign().size() > foreign.own()) {
            throw noRings(describe(best) + ", and leaves " + foreign.foreign().size()
                    + " rings of the image unexplained that are as strong as the " + foreign.own() + " explained");
        }
        Optional<String> wrong = Degeneracy.before(best.points(), best.weights(), best.refined().geometry(),
                first.rows(), first.columns(), task.freedom());
        if (wrong.isPresent()) {
            throw degenerate(wrong.get(), best);
        }
        return best;
    }

    private Optional<Search.Found> attempt(DetectorGeometry start) {
        try {
            return Optional.of(search.from(start));
        } catch (OperationException e) {
            return Optional.empty();
        }
    }

    /** Points with weight by the part of the arcs they are, less the worse they fit. */
    private static double merit(Search.Found found) {
        double rms = pixels(found);
        return found.merit() / (1 + rms * rms / (PLAIN_RMS * PLAIN_RMS));
    }

    /** Root mean square residual in pixels. */
    static double pixels(Search.Found found) {
        DetectorGeometry g = found.refined().geometry();
        return found.refined().rms() * g.distance() / Math.sqrt(g.pixel1() * g.pixel2());
    }

    private boolean good(Search.Found found) {
        return pixels(found) < GOOD_RMS && found.rings().spread() * pixels(found) < MOST_SPREAD * found.refined().rms()
                && found.rings().used() >= Math.min(LEAST_RINGS, task.rings())
                && found.rings().keptOnUsed() > LEAST_PART * found.looked()
                && found.rings().used() > LEAST_RING_PART * found.ringsLooked();
    }

    private static boolean plain(Search.Found found) {
        return pixels(found) < PLAIN_RMS && found.rings().used() >= PLAIN_RINGS
                && found.rings().keptOnUsed() > PLAIN_PART * found.looked();
    }

    private Search.Found withWavelength(Search.Found found) throws OperationException {
        Set<Freedom> fixed = EnumSet.copyOf(task.freedom());
        fixed.remove(Freedom.WAVELENGTH);
        Search.Found still = search.settle(found, fixed);
        Search.Found free = search.refit(still, task.freedom());
        Optional<String> wrong = Degeneracy.after(free.refined());
        if (wrong.isPresent()) {
            throw degenerate(wrong.get(), still);
        }
        if (images.size() == 1) {
            context.warn("wavelength",
                    "it is refined from one distance: a systematic error of the rings goes into it; several"
                            + " distances tell it better");
        }
        return search.settle(free);
    }

    private double windowEffect(Search.Found found) throws OperationException {
        if (!task.freedom().contains(Freedom.DISTANCE)) {
            return Double.NaN;
        }
        double wider = search.again(found, found.window() * WINDOWS).refined().geometry().distance();
        double narrower = search.again(found, found.window() / WINDOWS).refined().geometry().distance();
        return 0.5 * Math.abs(wider - narrower);
    }

    private String describe(Search.Found found) {
        return String.format(Locale.ROOT,
                "the rings of the image are not those of %s at %.5f \u00c5: the best match, at %.4f m,"
                        + " has %d of %d rings and %d of %d arcs with an rms of %.2f pixels",
                task.calibrant().name(),
                task.wavelength(), found.refined().geometry().distance(), found.rings().used(),
                Math.max(found.rings().used(), found.ringsLooked()), found.rings().keptOnUsed(), found.looked(),
                pixels(found));
    }

    private OperationException noRings(String what) {
        return new OperationException(what, "",
                "check calibrant, wavelength and size of the pixels; where the beam does not"
                        + " meet the image, or other rings are stronger, give a start: 'geometry' of the measurement, or 'start'"
                        + " and the bounds 'nearest' and 'farthest'");
    }

    private OperationException degenerate(String why, Search.Found found) {
        String held = task.freedom().stream().map(Freedom::term).collect(Collectors.joining(", "));
        return new OperationException(
                String.format(Locale.ROOT, "%s. %d points on %d %s were found; with the geometry before"
                        + " this refinement their rms is %.5f\u00b0 (%.2f pixels)", why, found.refined().points(),
                        found.rings().used(), found.rings().used() == 1 ? "ring" : "rings",
                        Math.toDegrees(found.refined().rms()), pixels(found)),
                "free: [" + held + "]",
                "free fewer parameters ('free: []' only compares the points with the given geometry), or take frames at"
                        + " several distances and give their 'stage'");
    }
}
