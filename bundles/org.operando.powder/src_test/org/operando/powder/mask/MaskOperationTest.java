// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetFactory;
import org.junit.jupiter.api.Test;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.io.image.ImageFile;
import org.operando.powder.Samples;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.geometry.Calibration;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.testkit.PlainContext;

class MaskOperationTest {
    private static final MaskOperation.Parameters DEFAULTS = MaskOperation.Parameters.defaults();
    private static final DetectorGeometry FLAT = new DetectorGeometry(0.2, 0.0064, 0.0064, 0, 0, 0, 1e-4, 1e-4, 3);

    private static MaskOperation.Outputs run(FrameSeries frames, MaskOperation.Parameters p, PlainContext context)
            throws OperationException {
        return new MaskOperation().run(new MaskOperation.Inputs(frames, Optional.empty()), p, context);
    }

    private static long count(MaskOperation.Outputs out, String cause) {
        Table causes = out.causes();
        for (int i = 0; i < causes.rows(); i++) {
            if (causes.texts("cause")[i].equals(cause)) {
                return causes.longs("pixels")[i];
            }
        }
        return 0;
    }

    private static MaskCause at(MaskOperation.Outputs out, int row, int column) throws OperationException {
        int code = out.mask().codes()[row * out.mask().pixels().shape()[1] + column];
        return code == 0 ? null : MaskCause.values()[code - 1];
    }

    /** Poisson background that falls outwards, a ring, 128 x 128. */
    private static Dataset frame(long seed, double scale) {
        Random random = new Random(seed);
        int[] values = new int[128 * 128];
        for (int i = 0; i < values.length; i++) {
            double r = Math.hypot(i / 128 + 0.5 - 64, i % 128 + 0.5 - 64);
            double mean = scale * (200 * Math.exp(-r / 40) + 300 * Math.exp(-(r - 30) * (r - 30) / 2));
            values[i] = (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        return DatasetFactory.createFromObject(values, 128, 128);
    }

    private static void set(Dataset frame, int row, int column, int value) {
        frame.setObjectAbs(row * 128 + column, value);
    }

    @Test
    void syntheticFrameGivesItsGapsItsHotAndItsDeadPixelsAndNoOther() throws Exception {
        DetectorGeometry geometry = new DetectorGeometry(0.6, 0.1043, 0.0987, 0.012, -0.021, 0, 2e-4, 2e-4, 3);
        FrameSeries frames;
        try (ImageFile file = ImageFile.open(Samples.data("xrd/frames/synthetic_ceo2.tif"))) {
            frames = Frames.of(List.of(file.frame(0)), Optional.of(geometry), Optional.empty());
        }

        MaskOperation.Outputs out = run(frames, DEFAULTS, new PlainContext());

        // gaps of the truth: rows 500-509, columns 700-703
        assertEquals(10 * 1024 + 4 * (1024 - 10), count(out, "gap or invalid"));
        assertEquals(2, count(out, "hot"));
        assertEquals(MaskCause.HOT, at(out, 100, 100));
        assertEquals(MaskCause.HOT, at(out, 401, 222));
        assertEquals(2, count(out, "dead"));
        assertEquals(MaskCause.DEAD, at(out, 50, 60));
        assertEquals(MaskCause.DEAD, at(out, 600, 333));
        assertTrue(out.suggestion().isEmpty(), "the frame has no beam stop");
    }

    @Test
    void spotsOfCrystalsStay() throws Exception {
        Dataset frame = frame(1, 1);
        for (int i = 60; i < 66; i++) {
            for (int j = 20; j < 26; j++) {
                double height = 9000 * Math.exp(-(Math.pow(i - 62.5, 2) + Math.pow(j - 22.5, 2)) / 2);
                set(frame, i, j, 100 + (int) height);
            }
        }

        MaskOperation.Outputs out = run(Frames.of(List.of(frame), Optional.of(FLAT), Optional.empty()), DEFAULTS,
                new PlainContext());

        assertEquals(0, count(out, "hot"));
    }

    /** Spots of one pixel on a ring, some with a neighbour raised; a hot pixel beside the ring, and one on it. */
    @Test
    void spotsOfOnePixelOnALineStay() throws Exception {
        Dataset frame = frame(11, 1);
        Random random = new Random(12);
        for (int k = 0; k < 60; k++) {
            double angle = 2 * Math.PI * k / 60;
            int row = (int) (64 + 30 * Math.sin(angle));
            int column = (int) (64 + 30 * Math.cos(angle));
            // up to 25 times the brightest neighbour, as on the Pilatus frame
            set(frame, row, column, 3000 + random.nextInt(7000));
        }
        set(frame, 5, 9, 900);
        set(frame, 20, 100, 900);
        set(frame, 20, 101, 150);
        PlainContext context = new PlainContext();

        MaskOperation.Outputs out = run(Frames.of(List.of(frame), Optional.of(FLAT), Optional.empty()), DEFAULTS,
                context);

        assertEquals(MaskCause.HOT, at(out, 5, 9));
        assertEquals(1, count(out, "hot"), "a neighbour that is raised makes a spot of it");
        assertTrue(context.warnings().isEmpty(), context.warnings()::toString);

        set(frame, 64, 94, 200_000);
        MaskOperation.Outputs more = run(Frames.of(List.of(frame), Optional.of(FLAT), Optional.empty()), DEFAULTS,
                context);
        assertEquals(MaskCause.HOT, at(more, 64, 94));
        assertTrue(context.warnings().getFirst().what().matches("hot pixels hold \\d+\\.\\d % of the counts of the line"
                + " (29|30) pixels.*"), context.warnings()::toString);
    }

    /** A cosmic ray in one of five frames is no fault of the pixel. */
    @Test
    void aHotPixelIsHotInAllFrames() throws Exception {
        List<Dataset> frames = new ArrayList<>();
        for (int k = 0; k < 5; k++) {
            Dataset frame = frame(20 + k, 1);
            set(frame, 5, 9, 900);
            set(frame, 100, 9, k == 3 ? 90_000 : 20);
            frames.add(frame);
        }

        MaskOperation.Outputs out = run(Frames.of(frames, Optional.of(FLAT), Optional.empty()), DEFAULTS,
                new PlainContext());

        assertEquals(MaskCause.HOT, at(out, 5, 9));
        assertEquals(1, count(out, "hot"));
    }

    /**
     * Of 247 single pixels 5 times as bright as their neighbours 244 lie on the 17 rings, which fill a sixth of the frame:
     * spots.
     */
    @Test
    void spotsOfTheRealFrameStay() throws Exception {
        DetectorGeometry geometry = new DetectorGeometry(0.20867566, 0.0920754, 0.0800560, -0.018092, -0.004063, 0,
                172e-6, 172e-6, 3);
        FrameSeries frames;
        try (ImageFile file = ImageFile.open(Samples.data("xrd/frames/ceo2_pilatus1m.tif"))) {
            frames = Frames.of(List.of(file.frame(0)), Optional.of(geometry), Optional.empty());
        }
        PlainContext context = new PlainContext();

        MaskOperation.Outputs out = run(frames, DEFAULTS, context);

        // one pixel beside the beam, off the rings
        assertTrue(count(out, "hot") <= 3, "hot: " + count(out, "hot"));
        assertTrue(context.warnings().isEmpty(), context.warnings()::toString);
    }

    @Test
    void pixelThatAlwaysCountsTheSameIsDead() throws Exception {
        List<Dataset> frames = new ArrayList<>();
        for (int k = 0; k < 10; k++) {
            Dataset frame = frame(k, 1);
            set(frame, 40, 50, 77);
            frames.add(frame);
        }

        MaskOperation.Outputs out = run(Frames.of(frames, Optional.of(FLAT), Optional.empty()), DEFAULTS,
                new PlainContext());

        assertEquals(1, count(out, "dead"));
        assertEquals(MaskCause.DEAD, at(out, 40, 50));
    }

    @Test
    void edgesOfModulesAreLeftOutWhenAsked() throws Exception {
        Dataset frame = frame(3, 1);
        for (int j = 0; j < 128; j++) {
            set(frame, 60, j, -1);
            set(frame, 61, j, -1);
        }
        set(frame, 20, 20, -2);
        MaskOperation.Parameters p = new MaskOperation.Parameters(10, 8, 5, 10, 1, MaskOperation.Shadow.OFF, 20, 2);

        MaskOperation.Outputs out = run(Frames.of(List.of(frame), Optional.of(FLAT), Optional.empty()), p,
                new PlainContext());

        // two rows beside the gap and the border of both modules; nothing around the single bad pixel
        assertEquals(2 * 128 + 2 * 128 + 4 * (126 - 4) / 2, count(out, "module edge"));
        assertEquals(257, count(out, "gap or invalid"));
        assertEquals(null, at(out, 20, 21));
    }

    @Test
    void roundBeamStopWithAnArmIsSuggestedAndMaskedOnlyWhenAsked() throws Exception {
        Dataset frame = frame(4, 20);
        for (int i = 0; i < 128; i++) {
            for (int j = 0; j < 128; j++) {
                if (Math.hypot(i - 64, j - 64) < 8 || Math.abs(i - 64) < 3 && j < 64) {
                    set(frame, i, j, 2 + (i + j) % 3);
                }
            }
        }
        FrameSeries frames = Frames.of(List.of(frame), Optional.of(FLAT), Optional.empty());
        MaskOperation.Parameters mask = new MaskOperation.Parameters(10, 8, 5, 10, 0, MaskOperation.Shadow.MASK, 20, 2);

        MaskOperation.Outputs suggested = run(frames, DEFAULTS, new PlainContext());
        MaskOperation.Outputs masked = run(frames, mask, new PlainContext());

        assertTrue(suggested.suggestion().isPresent());
        assertEquals(0, count(suggested, "beam stop"));
        assertTrue(masked.suggestion().isEmpty());
        // 197 pixels of the disc, 5 x 57 of the arm, and 2 more all around
        assertEquals(count(suggested, "beam stop, suggested"), count(masked, "beam stop"));
        assertEquals(MaskCause.BEAM_STOP, at(masked, 64, 64));
        assertEquals(MaskCause.BEAM_STOP, at(masked, 64, 3));
        assertEquals(null, at(masked, 64, 80));
        assertTrue(count(masked, "beam stop") > 480 && count(masked, "beam stop") < 900);
    }

    @Test
    void calibrationOfOtherFramesIsRefused() {
        FrameSeries frames = Frames.of(List.of(frame(5, 1)), Optional.empty(), Optional.empty());
        Calibration other = new Calibration(FLAT, 0.4, 1043, 981, "");

        OperationException e = assertThrows(OperationException.class, () -> new MaskOperation()
                .run(new MaskOperation.Inputs(frames, Optional.of(other)), DEFAULTS, new PlainContext()));

        assertTrue(e.getMessage().contains("1043 x 981") && e.getMessage().contains("128 x 128"), e.getMessage());
    }

    @Test
    void withoutGeometryNeighboursDecideAndAWarningSaysSo() throws Exception {
        Dataset frame = frame(6, 1);
        set(frame, 90, 10, 50_000);
        PlainContext context = new PlainContext();

        MaskOperation.Outputs out = run(Frames.of(List.of(frame), Optional.empty(), Optional.empty()), DEFAULTS,
                context);

        assertEquals(MaskCause.HOT, at(out, 90, 10));
        assertEquals(1, count(out, "hot"));
        assertFalse(context.warnings().isEmpty());
    }

    @Test
    void maskOfTheLoaderIsKept() throws Exception {
        boolean[] given = new boolean[128 * 128];
        given[7 * 128 + 9] = true;

        MaskOperation.Outputs out = run(Frames.of(List.of(frame(7, 1)), Optional.of(FLAT),
                Optional.of(new PixelMask(128, 128, given))), DEFAULTS, new PlainContext());

        assertEquals(MaskCause.GIVEN, at(out, 7, 9));
        assertTrue(out.mask().mask(128, 128).at(7, 9));
        OperationException e = assertThrows(OperationException.class, () -> out.mask().mask(127, 128));
        assertTrue(e.getMessage().contains("127 x 128"), e.getMessage());
    }
}
