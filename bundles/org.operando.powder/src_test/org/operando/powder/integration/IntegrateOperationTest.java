// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.eclipse.january.dataset.DatasetFactory;
import org.eclipse.january.dataset.DoubleDataset;
import org.eclipse.january.dataset.IntegerDataset;
import org.junit.jupiter.api.Test;
import org.operando.api.Axis;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.api.Warning;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.PatternSeries.TimeScale;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.geometry.Calibration;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.integration.IntegrateOperation.Inputs;
import org.operando.powder.integration.IntegrateOperation.Outputs;
import org.operando.powder.integration.IntegrateOperation.Parameters;
import org.operando.testkit.PlainContext;

/** Made frames whose pattern is known: {@code 100 + 1000 exp(-(r - 30)^2/8)} in pixels from the beam. */
class IntegrateOperationTest {
    private static final int SIDE = 120;
    private static final DetectorGeometry PLACE = new DetectorGeometry(0.1, 0.006, 0.006, 0, 0, 0, 1e-4, 1e-4, 3);

    private static int[] ring() {
        int[] counts = new int[SIDE * SIDE];
        for (int i = 0; i < counts.length; i++) {
            double r = Math.hypot(i / SIDE - 59.5, i % SIDE - 59.5);
            counts[i] = (int) Math.round(100 + 1000 * Math.exp(-(r - 30) * (r - 30) / 8));
        }
        return counts;
    }

    private static FrameSeries series(List<int[]> frames, String[] problems, double[] exposures,
            Optional<Double> wavelength, DetectorGeometry place) {
        int n = frames.size();
        int[] all = new int[n * SIDE * SIDE];
        for (int i = 0; i < n; i++) {
            System.arraycopy(frames.get(i), 0, all, i * SIDE * SIDE, SIDE * SIDE);
        }
        double[] side = IntStream.range(0, SIDE).asDoubleStream().toArray();
        Signal counts = Signal.of(DatasetFactory.createFromObject(IntegerDataset.class, all, n, SIDE, SIDE), "counts",
                Axis.of("number", "1", IntStream.range(0, n).asDoubleStream().toArray()), Axis.of("row", "1", side),
                Axis.of("column", "1", side));
        Table table = Table.of(Column.of(Columns.NUMBER, IntStream.range(0, n).asLongStream().toArray()),
                Column.of(Columns.NAME, IntStream.range(0, n).mapToObj(i -> "frame" + i).toArray(String[]::new)),
                Column.of(Columns.EXPOSURE, "s", exposures), Column.of(FrameSeries.Columns.PROBLEM, problems));
        return new FrameSeries(counts, table, TimeScale.UNKNOWN, true, Optional.empty(), wavelength, Optional.empty(),
                Optional.of(place), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 0,
                Integer.MAX_VALUE);
    }

    private static FrameSeries one() {
        return series(List.of(ring()), new String[] {""}, new double[] {1}, Optional.of(1.0), PLACE);
    }

    private static Inputs inputs(FrameSeries frames) {
        return new Inputs(frames, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Parameters parameters(RadialAxis axis, Splitting splitting, ErrorModel errors, Clipping clipping,
            Normalisation normalization) {
        return new Parameters(200, axis, Optional.empty(), axis == RadialAxis.D ? Optional.of(60.0) : Optional.empty(),
                List.of(), splitting, false, Optional.empty(), 0, 0, errors, clipping, ClipScatter.AZIMUTHAL, 5, 5, 10,
                90, normalization, Optional.empty());
    }

    private static Parameters plain(RadialAxis axis) {
        return parameters(axis, Splitting.FULL, ErrorModel.POISSON, Clipping.NONE, Normalisation.NONE);
    }

    @Test
    void everyAxisPutsTheRingWhereItIs() throws Exception {
        for (RadialAxis axis : RadialAxis.values()) {
            Outputs out = new IntegrateOperation().run(inputs(one()), plain(axis), new PlainContext());
            double[] x = out.patterns().twoThetaDegrees();
            double[] y = out.patterns().intensities(0, 1, 0, x.length);
            int top = 0;
            for (int k = 1; k < y.length; k++) {
                assertTrue(x[k] > x[k - 1]);
                top = y[k] > y[top] || Double.isNaN(y[top]) ? k : top;
            }
            // r = 3 mm at 100 mm; a bin of d is the widest
            assertEquals(Math.toDegrees(Math.atan(0.03)), x[top], 0.05, axis.name());
            assertEquals(1100, y[top], 60.0);
            assertEquals(axis != RadialAxis.TWO_THETA, out.binned().isPresent());
        }
    }

    @Test
    void countsOfTheFrameAreAllInThePattern() throws Exception {
        for (Splitting splitting : Splitting.values()) {
            Parameters p = parameters(RadialAxis.TWO_THETA, splitting, ErrorModel.POISSON, Clipping.NONE,
                    Normalisation.NONE);
            Outputs out = new IntegrateOperation().run(inputs(one()), p, new PlainContext());
            double[] y = out.patterns().intensities(0, 1, 0, 200);
            double[] pixels = ((DoubleDataset) out.counts().data().getSlice())
                    .getData();
            double sum = IntStream.range(0, 200).filter(k -> pixels[k] > 0).mapToDouble(k -> y[k] * pixels[k]).sum();
            assertEquals(Arrays.stream(ring()).sum(), sum, 0.01);
        }
    }

    @Test
    void aBadFrameHasNoPatternAndIsNamed() throws Exception {
        int[] saturated = new int[SIDE * SIDE];
        Arrays.fill(saturated, Integer.MAX_VALUE);
        FrameSeries frames = series(List.of(ring(), ring(), saturated), new String[] {"", "is missing", ""},
                new double[] {1, 1, 2}, Optional.empty(), PLACE);
        PlainContext context = new PlainContext();
        Outputs out = new IntegrateOperation().run(inputs(frames), plain(RadialAxis.TWO_THETA), context);
        assertTrue(Arrays.stream(out.patterns().intensities(0, 1, 0, 200)).max().orElse(0) > 1000);
        assertTrue(Arrays.stream(out.patterns().intensities(1, 3, 0, 200)).allMatch(Double::isNaN));
        assertEquals("is missing", out.frames().texts("problem")[1]);
        assertTrue(out.frames().texts("problem")[2].contains("saturated"));
        assertTrue(context.warnings().stream().map(Warning::toString).anyMatch(w -> w.contains("from 1 to 2 s")),
                context.warnings()::toString);
    }

    @Test
    void whatCannotBeDoneIsRefusedWithTheRemedy() {
        FrameSeries unknown = series(List.of(ring()), new String[] {""}, new double[] {1}, Optional.empty(), PLACE);
        OperationException refused1 = assertThrows(OperationException.class,
                () -> new IntegrateOperation().run(inputs(unknown), plain(RadialAxis.Q), new PlainContext()));
        assertTrue(refused1.getMessage().contains("wavelength"), refused1::getMessage);
        Calibration other = new Calibration(PLACE, 1, 10, 10, "");
        OperationException refused2 = assertThrows(OperationException.class,
                () -> new IntegrateOperation().run(
                        new Inputs(one(), Optional.of(other), Optional.empty(), Optional.empty()),
                        plain(RadialAxis.TWO_THETA), new PlainContext()));
        assertTrue(refused2.getMessage().contains("10 x 10"), refused2::getMessage);
        assertTrue(refused2.getMessage().contains("120 x 120"), refused2::getMessage);
    }

    @Test
    void aBeamOffTheImageIsAllowedAndSaid() throws Exception {
        FrameSeries off = series(List.of(ring()), new String[] {""}, new double[] {1}, Optional.empty(),
                new DetectorGeometry(0.1, -0.02, 0.006, 0, 0, 0, 1e-4, 1e-4, 3));
        PlainContext context = new PlainContext();
        new IntegrateOperation().run(inputs(off), plain(RadialAxis.TWO_THETA), context);
        assertTrue(context.warnings().stream().map(Warning::toString).anyMatch(w -> w.contains("does not meet")),
                context.warnings()::toString);
    }

    @Test
    void clippingTakesSpotsAndExposureScales() throws Exception {
        int[] spots = ring();
        for (int i = 5; i < spots.length; i += 997) {
            spots[i] = 1_000_000;
        }
        FrameSeries frames = series(List.of(spots), new String[] {""}, new double[] {2}, Optional.empty(), PLACE);
        Outputs out = new IntegrateOperation().run(inputs(frames), parameters(RadialAxis.TWO_THETA, Splitting.NONE,
                ErrorModel.AZIMUTHAL, Clipping.PERCENTILE, Normalisation.EXPOSURE), new PlainContext());
        double[] x = out.patterns().twoThetaDegrees();
        double[] y = out.patterns().intensities(0, 1, 0, 200);
        for (int k = 0; k < 200; k++) {
            double r = Math.tan(Math.toRadians(x[k])) * 1000;
            // bins of a fifth of their pixels' spots are clean
            if (r > 45 && r < 58) {
                assertEquals(50, y[k], 0.01);
            }
        }
        assertTrue(out.clipped().isPresent());
        assertEquals(ErrorModel.AZIMUTHAL, out.errors());
    }

    @Test
    void wholeNumbersGiveWhatDoublePrecisionGives() throws Exception {
        int[] counts = ring();
        counts[777] = -2;
        counts[5000] = 2_000_000_000;
        PixelRays rays = new PixelRays(PLACE, SIDE, SIDE, RadialAxis.TWO_THETA, 1, false);
        float[] weights = new float[counts.length];
        Arrays.fill(weights, 0.5f);
        float[] dark = new float[counts.length];
        Arrays.fill(dark, 3);
        for (Splitting splitting : Splitting.values()) {
            PixelSharing sharing = new PixelSharing(rays, splitting, new boolean[counts.length], List.of());
            double[] range = sharing.range(PatternComparison.THREADS);
            // from few bins to many, so that runs of all lengths occur
            for (int bins : new int[] {3, 60, 200, 900}) {
                Integrator integrator = new Integrator(
                        Shares.of(sharing, BinGrid.over(range[0], range[1], bins), PatternComparison.THREADS), weights,
                        dark);
                FramePixels frame = new FramePixels(counts, null, new FramePixels.Valid(0, 0x1p31, Double.NaN, 0));
                BinSums fast = integrator.sums(frame, false);
                BinSums exact = integrator.exact(frame, false);
                for (int k = 0; k < bins; k++) {
                    assertEquals(exact.signal()[k], fast.signal()[k], 1e-9 * Math.abs(exact.signal()[k]) + 1e-6);
                    assertEquals(exact.count()[k], fast.count()[k], 1e-9);
                    assertEquals(exact.normalization()[k], fast.normalization()[k], 1e-8);
                    // each share of c loses less than 2^8/65535 c when its product is cut off
                    assertEquals(exact.variance()[k], fast.variance()[k],
                            256 / 65535.0 * exact.count()[k] + 1e-9 * exact.variance()[k] + 1e-9);
                }
            }
        }
    }

    @Test
    void aWholeFrameOfRandomCountsGivesWhatDoublePrecisionGives() throws Exception {
        int rows = 1043;
        int columns = 981;
        Random random = new Random(15);
        int[] counts = new int[rows * columns];
        boolean[] masked = new boolean[counts.length];
        float[] weights = new float[counts.length];
        for (int i = 0; i < counts.length; i++) {
            // from none to more than whole numbers are summed of, and gaps
            counts[i] = i % 500 == 0 ? -1 : (int) Math.min(2e9, Math.exp(random.nextGaussian(5, 3)) - 0.5);
            masked[i] = i / columns % 212 < 17;
            weights[i] = 0.5f + random.nextFloat();
        }
        DetectorGeometry place = new DetectorGeometry(0.2, 0.09, 0.05, 0.1, -0.05, 0.2, 1.72e-4, 1.72e-4, 3);
        PixelRays rays = new PixelRays(place, rows, columns, RadialAxis.TWO_THETA, 1, false);
        FramePixels frame = new FramePixels(counts, null, new FramePixels.Valid(0, 0x1p31, Double.NaN, 0));
        Threads backwards = (n, body) -> IntStream.range(0, n).forEach(i -> body.accept(n - 1 - i));
        for (Splitting splitting : Splitting.values()) {
            PixelSharing sharing = new PixelSharing(rays, splitting, masked, List.of());
            double[] range = sharing.range(PatternComparison.THREADS);
            BinGrid grid = BinGrid.over(range[0], 0.9 * range[1], 2000);
            Integrator one = new Integrator(Shares.of(sharing, grid, PatternComparison.THREADS), weights, new float[0]);
            Integrator other = new Integrator(Shares.of(sharing, grid, backwards), weights, new float[0]);
            BinSums fast = one.sums(frame, false);
            BinSums exact = one.exact(frame, false);
            for (int k = 0; k < grid.bins(); k++) {
                // both are sums of the same shares; the rounding of double precision
                assertEquals(exact.signal()[k], fast.signal()[k], 1e-12 * exact.signal()[k] + 1e-6);
                assertEquals(exact.normalization()[k], fast.normalization()[k], 1e-8);
                // each group of pixels loses less than 2^-16 counts
                assertEquals(exact.variance()[k], fast.variance()[k], 1e-9 * exact.variance()[k] + 1e-2);
            }
            assertArrayEquals(fast.signal(), other.sums(frame, false).signal(), splitting.name());
            assertArrayEquals(fast.variance(), other.sums(frame, false).variance(), splitting.name());
            assertTrue(one.shares().bytes() <= 12L * counts.length, () -> splitting + " " + one.shares().bytes());
        }
    }

    @Test
    void anglesByTheirChangesAreThoseOfTheirTangents() {
        // the beam on a corner, beside one, and off the frame behind the detector's edge
        for (double poni : new double[] {0.006, 0.0060123, -0.03}) {
            for (double tilt : new double[] {0, -0.4, 2}) {
                DetectorGeometry at = new DetectorGeometry(0.1, 0.006, poni, tilt, 0, 0.3 * tilt, 1e-4, 1e-4, 3);
                PixelRays rays = new PixelRays(at, SIDE, SIDE, RadialAxis.TWO_THETA, 1, false);
                double[] x = new double[SIDE + 1];
                double[] chi = new double[SIDE + 1];
                double[] exact = new double[SIDE + 1];
                for (int row = 0; row <= SIDE; row++) {
                    rays.corners(row, x, chi);
                    rays.corners(row, exact);
                    // 32 roundings of an angle in degrees
                    assertArrayEquals(exact, x, 1e-12, at + " row " + row);
                    for (int j = 0; j <= SIDE; j++) {
                        assertTrue(Math.abs(chi[j]) <= Math.PI);
                    }
                }
            }
        }
    }

    @Test
    void cakesHoldEveryPixelOnceAndJoinAtTheirCut() throws Exception {
        for (Splitting splitting : Splitting.values()) {
            CakeOperation.Parameters p = new CakeOperation.Parameters(50, 36, RadialAxis.TWO_THETA, Optional.empty(),
                    Optional.empty(), -180, 180, splitting, false, Optional.empty(), 0, 0, ErrorModel.AUTOMATIC);
            CakeOperation.Outputs out = new CakeOperation().run(inputs(one()), p, new PlainContext());
            double[] pixels = ((DoubleDataset) out.counts().data().getSlice()).getData();
            assertEquals(SIDE * SIDE, Arrays.stream(pixels).sum(), 0.01, splitting.name());
            double first = Arrays.stream(pixels, 0, 50).sum();
            double last = Arrays.stream(pixels, 35 * 50, 36 * 50).sum();
            assertEquals(last, first, 1e-3 * SIDE * SIDE);
        }
    }
}
