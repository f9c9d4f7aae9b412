// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.powder.integration.FramePixels.Valid;
import org.operando.powder.integration.ReferencePatterns.Frame;
import org.operando.powder.integration.ReferencePatterns.Pattern;

/** One of pyFAI's patterns beside ours from the same frame and settings. */
final class PatternComparison {
    /** Threads of the set-up. */
    static final Threads THREADS = (count, body) -> IntStream.range(0, count).parallel().forEach(body::accept);
    final Pattern pattern;
    final Frame frame;
    final BinGrid grid;
    final BinSums sums;
    final Integrator integrator;
    final FramePixels pixels;

    /** @param singleCentres whether pixel centres are rounded to single precision as in pyFAI */
    PatternComparison(String name, boolean singleCentres) throws Exception {
        pattern = ReferencePatterns.pattern(name);
        Json s = pattern.settings();
        frame = ReferencePatterns.frame(s.path("frame").asText());
        RadialAxis axis = switch (s.path("unit").asText()) {
            case "q_A^-1" -> RadialAxis.Q;
            case "r_mm" -> RadialAxis.R;
            default -> RadialAxis.TWO_THETA;
        };
        Splitting splitting = switch (s.path("method").path(0).asText()) {
            case "no" -> Splitting.NONE;
            case "bbox" -> Splitting.BOUNDING_BOX;
            default -> Splitting.FULL;
        };
        PixelRays rays = new PixelRays(frame.geometry(), frame.rows(), frame.columns(), axis, frame.wavelength(),
                singleCentres);
        List<Sector> sectors = s.has("azimuth_range")
                ? List.of(new Sector(s.path("azimuth_range").path(0).asDouble(),
                        s.path("azimuth_range").path(1).asDouble()))
                : List.of();
        PixelSharing sharing = new PixelSharing(rays, splitting, frame.masked(), sectors);
        boolean histogram = s.path("method").path(1).asText().equals("histogram");
        grid = grid(s, histogram ? new PixelSharing(rays, splitting, new boolean[frame.masked().length], sectors)
                : sharing);
        boolean polarized = s.path("polarization_factor").isNumber();
        PixelCorrections corrections = new PixelCorrections(s.path("correctSolidAngle").asBoolean(), polarized,
                s.path("polarization_factor").asDouble(), 0, 0);
        boolean darkFlat = s.has("flat");
        boolean dummy = s.has("dummy");
        PixelSharing used = dummy ? new PixelSharing(rays, splitting, new boolean[frame.masked().length], sectors)
                : sharing;
        pixels = new FramePixels(frame.counts(), null, dummy
                ? new Valid(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, s.path("dummy").asDouble(),
                        s.path("delta_dummy").asDouble())
                : Valid.ALL);
        integrator = new Integrator(Shares.of(used, grid, THREADS), weights(rays, corrections, darkFlat),
                darkFlat ? dark(frame.counts().length) : new float[0]);
        sums = integrator.sums(pixels, true);
    }

    private BinGrid grid(Json s, PixelSharing sharing) {
        double[] range = s.has("radial_range")
                ? new double[] {s.path("radial_range").path(0).asDouble(), s.path("radial_range").path(1).asDouble()}
                : sharing.range(THREADS);
        return BinGrid.over(range[0], range[1], s.path("npt").asInt());
    }

    static float[] weights(PixelRays rays, PixelCorrections corrections, boolean flat) {
        float[] weights = new float[rays.rows() * rays.columns()];
        double[] row = new double[rays.columns()];
        for (int i = 0; i < rays.rows(); i++) {
            rays.weights(i, corrections, row);
            for (int j = 0; j < row.length; j++) {
                float f = flat ? (float) (1 + 0.1 * Math.sin(j / 50.0) * Math.cos(i / 70.0)) : 1;
                weights[i * row.length + j] = (float) (row[j] * f);
            }
        }
        return weights;
    }

    private static float[] dark(int pixels) {
        float[] dark = new float[pixels];
        Arrays.fill(dark, 1.5f);
        return dark;
    }

    /**
     * Bins that are compared: enough pixels; of a given range the two bins at each end are left out, since the peer
     * gives
     * them what of their pixels lies outside.
     */
    private boolean compared(int k) {
        return pattern.count()[k] >= 50 && !isEnd(k, 2);
    }

    /** Whether a bin of a given range holds parts of pixels across its border. */
    private boolean isEnd(int k, int bins) {
        return pattern.settings().has("radial_range") && (k < bins || k >= grid.bins() - bins);
    }

    /**
     * Whether uncertainties are to be equal: pyFAI's pixels across a border reach into the third bin, by 0.3 of 110.
     */
    private boolean comparesSigma(int k) {
        return compared(k) && !isEnd(k, 3);
    }

    /** Pixels of the bins whose uncertainties are compared, less those that pyFAI counts there. */
    double pixelsMore() {
        return IntStream.range(0, grid.bins()).filter(k -> !isEnd(k, 3))
                .mapToDouble(k -> sums.count()[k] - pattern.count()[k]).sum();
    }

    int binsCompared() {
        return (int) IntStream.range(0, grid.bins()).filter(this::compared).count();
    }

    double difference(int k) {
        return Math.abs(sums.mean(k) - pattern.intensity()[k]);
    }

    /** The greatest difference in parts of the intensity. */
    double greatest() {
        return IntStream.range(0, grid.bins()).filter(this::compared)
                .mapToDouble(k -> difference(k) / Math.abs(pattern.intensity()[k])).max().orElse(0);
    }

    /** Bins out of the tolerance: 1e-4 of the intensity or a hundredth of its uncertainty. */
    int out() {
        return (int) IntStream.range(0, grid.bins()).filter(this::compared)
                .filter(k -> !(difference(k) <= Math.max(1e-4 * Math.abs(pattern.intensity()[k]),
                        0.01 * pattern.sigma()[k])))
                .count();
    }

    int countsUnequal() {
        return (int) IntStream.range(0, grid.bins())
                .filter(k -> Math.abs(sums.count()[k] - pattern.count()[k]) > 1e-9 * pattern.count()[k]).count();
    }

    double greatestOfSigma() {
        boolean azimuthal = pattern.settings().path("error_model").asText().equals("azimuthal");
        return IntStream.range(0, grid.bins()).filter(this::comparesSigma).filter(k -> pattern.sigma()[k] > 0)
                .mapToDouble(k -> Math.abs((azimuthal ? sums.azimuthal(k) : sums.poisson(k)) / pattern.sigma()[k] - 1))
                .max().orElse(0);
    }

    double greatestOfX() {
        double[] x = grid.centres();
        return IntStream.range(0, x.length).mapToDouble(k -> Math.abs(x[k] - pattern.x()[k])).max().orElse(0);
    }

    static double total(double[] values) {
        return Arrays.stream(values).sum();
    }

    @Override
    public String toString() {
        return String.format(
                "bins %d out %d dI %.2g dsigma %.2g dx %.2g counts unequal %d total count %.4f (%.4f) signal %.3f "
                        + "(%.3f)",
                binsCompared(), out(), greatest(), greatestOfSigma(), greatestOfX(), countsUnequal(),
                total(sums.count()), total(pattern.count()), total(sums.signal()), total(pattern.signal()));
    }
}
