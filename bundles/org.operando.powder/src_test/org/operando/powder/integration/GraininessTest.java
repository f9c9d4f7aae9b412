// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.eclipse.january.dataset.DatasetFactory;
import org.eclipse.january.dataset.IntegerDataset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operando.api.Axis;
import org.operando.api.Column;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.PatternSeries.TimeScale;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.integration.IntegrateOperation.Inputs;
import org.operando.powder.integration.IntegrateOperation.Outputs;
import org.operando.powder.integration.IntegrateOperation.Parameters;
import org.operando.testkit.PlainContext;

/** Rings of counts, even and of grains, at bins wider and narrower than the pixels. */
class GraininessTest {
    private static final int SIDE = 512;
    private static final double PIXEL = 1e-4;
    private static final double DISTANCE = 0.2;
    /** Radii of the rings, pixels. */
    private static final double[] RINGS = {60.3, 101.7, 150.1, 200.45};
    private static final int PARTS = 4;

    /**
     * Counts of rings of a width, each pixel the mean of its area.
     * @param width FWHM, pixels
     * @param grains in a ring; 0 for an even one
     */
    private static int[] frame(double width, double top, int grains, Random random) {
        double[][] bright = new double[RINGS.length][3600];
        for (double[] ring : bright) {
            Arrays.fill(ring, grains == 0 ? 1 : 0);
            for (int g = 0; g < grains; g++) {
                // a grain shines over 0.4 degrees of the ring
                int at = random.nextInt(ring.length);
                for (int k = at; k < at + 4; k++) {
                    ring[k % ring.length] += 900.0 / grains;
                }
            }
        }
        int[] counts = new int[SIDE * SIDE];
        for (int i = 0; i < counts.length; i++) {
            double sum = 0;
            for (int part = 0; part < PARTS * PARTS; part++) {
                double y = i / SIDE + (part / PARTS + 0.5) / PARTS - SIDE / 2.0;
                double x = i % SIDE + (part % PARTS + 0.5) / PARTS - SIDE / 2.0;
                double r = Math.hypot(x, y);
                int azimuth = (int) ((Math.atan2(y, x) / (2 * Math.PI) + 0.5) * 3599.99);
                sum += 50;
                for (int k = 0; k < RINGS.length; k++) {
                    double t = (r - RINGS[k]) / width;
                    if (Math.abs(t) < 4) {
                        sum += top * bright[k][azimuth] * Math.exp(-4 * Math.log(2) * t * t);
                    }
                }
            }
            double mean = sum / PARTS / PARTS;
            counts[i] = (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        return counts;
    }

    private static FrameSeries series(int[] counts) {
        double[] side = IntStream.range(0, SIDE).asDoubleStream().toArray();
        Signal signal = Signal.of(DatasetFactory.createFromObject(IntegerDataset.class, counts, 1, SIDE, SIDE),
                "counts", Axis.of("number", "1", new double[1]), Axis.of("row", "1", side),
                Axis.of("column", "1", side));
        Table table = Table.of(Column.of(Columns.NUMBER, new long[] {0}),
                Column.of(Columns.NAME, new String[] {"frame"}),
                Column.of(Columns.EXPOSURE, "s", new double[] {1}),
                Column.of(FrameSeries.Columns.PROBLEM, new String[] {""}));
        DetectorGeometry place = new DetectorGeometry(DISTANCE, SIDE / 2 * PIXEL, SIDE / 2 * PIXEL, 0, 0, 0, PIXEL,
                PIXEL, 3);
        return new FrameSeries(signal, table, TimeScale.UNKNOWN, true, Optional.empty(), Optional.of(0.45),
                Optional.empty(), Optional.of(place), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), 0, 0, Integer.MAX_VALUE);
    }

    private static Outputs run(int[] counts, double binInPixels) throws Exception {
        double to = Math.toDegrees(Math.atan(240 * PIXEL / DISTANCE));
        Parameters p = new Parameters((int) (240 / binInPixels), RadialAxis.TWO_THETA, Optional.of(0.0),
                Optional.of(to), List.of(), Splitting.FULL, false, Optional.empty(), 0, 0, ErrorModel.AUTOMATIC,
                Clipping.NONE, ClipScatter.AZIMUTHAL, 5, 5, 10, 90, Normalisation.NONE, Optional.empty());
        return new IntegrateOperation().run(new Inputs(series(counts), Optional.empty(), Optional.empty(),
                Optional.empty()), p, new PlainContext());
    }

    private static double number(Outputs out, String column) {
        return out.frames().doubles(column)[0];
    }

    @ParameterizedTest
    @CsvSource({"2, 1000", "3, 1000", "3, 30000", "5, 30000"})
    void evenRingsAreNotGrainyHoweverNarrowTheBins(double width, double top) throws Exception {
        int[] even = frame(width, top, 0, new Random(5));

        for (double bin : new double[] {1, 0.3, 0.1}) {
            Outputs out = run(even, bin);
            assertEquals(ErrorModel.POISSON, out.errors(), "bins of " + bin + " pixels");
            assertTrue(number(out, "ring_scatter") < 0.1, "bins of " + bin);
            if (bin < 0.5 && width == 3 && top == 1000) {
                // counting alone; of some 4 x 25 pixels a variance is known to 15 %, and the line bends in a bin
                assertEquals(1, number(out, "graininess"), 0.45, "bins of " + bin);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 20", "3, 20", "3, 100", "5, 100"})
    void ringsOfFewGrainsAreGrainyHoweverNarrowTheBins(double width, int grains) throws Exception {
        int[] spotty = frame(width, 1000, grains, new Random(5));

        for (double bin : new double[] {1, 0.3, 0.1}) {
            Outputs out = run(spotty, bin);
            assertEquals(ErrorModel.AZIMUTHAL, out.errors(), "bins of " + bin + " pixels");
            assertTrue(number(out, "graininess") > 100, "bins of " + bin);
            // grains that shine over 4 of 3600 parts, each anywhere: relative variance 900/grains, which pixels of
            // more than a part smooth, and of 20 grains a variance is known to a half
            assertEquals(1, number(out, "ring_scatter") / Math.sqrt(900.0 / grains), 0.5, "bins of " + bin);
        }
    }
}
