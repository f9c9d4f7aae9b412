// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import org.eclipse.january.dataset.DatasetUtils;
import org.eclipse.january.dataset.IntegerDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.operando.io.image.ImageFile;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.integration.FramePixels.Valid;

/** The kernel of whole numbers on a part of a real frame against plain loops over all pixels and bins. */
class PlainLoopTest {
    private static final int ROWS = 97;
    private static final int COLUMNS = 311;
    private static final int BINS = 80;
    /** Where the real detector stood (calibrated by its source), for the part's corner. */
    private static final DetectorGeometry PLACE = new DetectorGeometry(0.918352721976438, 0.014448568122725561,
            0.0075505558977149445, -0.05879597373057044, 0.35971395680452695, 4.497968412655304e-09, 172e-6,
            172e-6, DetectorGeometry.USUAL);
    private static final PixelCorrections ALL = new PixelCorrections(true, true, 0.95, 0, 1.7);

    private static int[] counts() throws Exception {
        try (ImageFile image = ImageFile.open(Path.of("src_test/data/frames/lab6_crop.npy"))) {
            int[] counts = DatasetUtils.cast(IntegerDataset.class, image.frame(0)).getData().clone();
            for (int i = 0; i < counts.length; i += 389) {
                counts[i] = -1;
            }
            return counts;
        }
    }

    private static PixelRays rays() {
        return new PixelRays(PLACE, ROWS, COLUMNS, RadialAxis.TWO_THETA, 0.885601, false);
    }

    private static float[] dark() {
        float[] dark = new float[ROWS * COLUMNS];
        for (int i = 0; i < dark.length; i++) {
            dark[i] = 0.5f + i % 7 / 4f;
        }
        return dark;
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }

    @ParameterizedTest
    @EnumSource(Splitting.class)
    void everyBinIsThatOfThePlainLoop(Splitting splitting) throws Exception {
        int[] counts = counts();
        PixelSharing sharing = new PixelSharing(rays(), splitting, new boolean[counts.length], List.of());
        double[] range = sharing.range(PatternComparison.THREADS);
        BinGrid grid = BinGrid.over(range[0], range[1], BINS);
        float[] weights = PatternComparison.weights(rays(), ALL, false);
        BinSums fast = new Integrator(Shares.of(sharing, grid, PatternComparison.THREADS), weights, dark())
                .sums(new FramePixels(counts, null, new Valid(0, Double.POSITIVE_INFINITY, Double.NaN, 0)), false);
        PlainLoop plain = new PlainLoop(PLACE, ROWS, COLUMNS, BINS);
        double[] slow = new double[counts.length];
        for (int i = 0; i < slow.length; i++) {
            slow[i] = plain.weight(i / COLUMNS, i % COLUMNS, 0.95, 1.7);
            // weights are kept in single precision
            assertEquals(slow[i], weights[i], 1e-7);
        }
        plain.add(counts, doubles(dark()), slow, splitting, grid.min(), grid.max());
        double total = 0;
        for (int k = 0; k < BINS; k++) {
            // shares have 16 bits: half a step of each of a bin's pixels, which do not all err to the same side
            double share = 1.0 / 65535;
            assertEquals(plain.count[k], fast.count()[k], share * Math.sqrt(plain.count[k] + 1) * 2, "count of " + k);
            assertEquals(plain.signal[k] / plain.normalization[k], fast.mean(k),
                    1e-4 * Math.abs(plain.signal[k] / plain.normalization[k]) + 1e-12, "intensity of " + k);
            assertEquals(Math.sqrt(plain.variance[k]) / plain.normalization[k], fast.poisson(k),
                    1e-3 * fast.poisson(k) + 1e-12, "uncertainty of " + k);
            total += plain.signal[k];
        }
        assertEquals(1, Arrays.stream(fast.signal()).sum() / total, 1e-9);
    }

    @Test
    void oneTwoAndSevenThreadsGiveEqualBits() throws Exception {
        int[] counts = counts();
        for (Splitting splitting : Splitting.values()) {
            BinSums one = sums(counts, splitting, 1);
            for (int threads : new int[] {2, 7}) {
                BinSums many = sums(counts, splitting, threads);
                assertArrayEquals(one.signal(), many.signal(), 0);
                assertArrayEquals(one.variance(), many.variance(), 0);
                assertArrayEquals(one.normalization(), many.normalization(), 0);
                assertArrayEquals(one.count(), many.count(), 0);
            }
        }
    }

    private static BinSums sums(int[] counts, Splitting splitting, int threads) throws InterruptedException {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            Threads run = (count, body) -> {
                List<Future<?>> work = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    int part = i;
                    work.add(pool.submit(() -> body.accept(part)));
                }
                for (Future<?> each : work) {
                    try {
                        each.get();
                    } catch (InterruptedException | ExecutionException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
            PixelSharing sharing = new PixelSharing(rays(), splitting, new boolean[counts.length], List.of());
            double[] range = sharing.range(run);
            return new Integrator(Shares.of(sharing, BinGrid.over(range[0], range[1], 400), run),
                    PatternComparison.weights(rays(), ALL, false), dark())
                    .sums(new FramePixels(counts, null, new Valid(0, Double.POSITIVE_INFINITY, Double.NaN, 0)), false);
        }
    }

    /** cos^3, the polarisation factor and absorption where they are known in closed form: L = 0.1, pixels 1 mm. */
    @Test
    void correctionsOfChosenPixelsAreThoseOfTheirFormulas() {
        DetectorGeometry flat = new DetectorGeometry(0.1, 0.1005, 0.1005, 0, 0, 0, 1e-3, 1e-3, DetectorGeometry.USUAL);
        PixelRays rays = new PixelRays(flat, 202, 202, RadialAxis.TWO_THETA, 1, false);
        double[] row = new double[202];
        // row 100 passes the beam; column 200 is 0.1 m to the right: 2theta = alpha = 45 degrees, chi = 0
        rays.weights(100, new PixelCorrections(true, false, 0, 0, 0), row);
        assertEquals(1, row[100], 1e-12);
        assertEquals(Math.pow(0.5, 1.5), row[200], 1e-12);
        rays.weights(100, new PixelCorrections(false, true, 1, 0, 0), row);
        assertEquals(0.5, row[200], 1e-12);
        rays.weights(100, new PixelCorrections(false, true, 1, Math.PI / 2, 0), row);
        assertEquals(1, row[200], 1e-12);
        rays.weights(100, new PixelCorrections(false, true, 0, 0, 0), row);
        assertEquals(0.75, row[200], 1e-12);
        rays.weights(200, new PixelCorrections(false, true, 1, 0, 0), row);
        // straight above the beam the electric vector stands across; at chi = 45 degrees 2theta is atan(2^(1/2))
        assertEquals(1, row[100], 1e-12);
        assertEquals(2.0 / 3, row[200], 1e-12);
        rays.weights(100, new PixelCorrections(false, false, 0, 0, 1), row);
        assertEquals(1, row[100], 1e-12);
        // (1 - exp(-2^(1/2)))/(1 - exp(-1))
        assertEquals(1.1973716959442637, row[200], 1e-12);
        rays.weights(100, new PixelCorrections(false, false, 0, 0, 1e-6), row);
        assertEquals(Math.sqrt(2), row[200], 1e-6);
        assertTrue(row[0] > 1);
    }
}
