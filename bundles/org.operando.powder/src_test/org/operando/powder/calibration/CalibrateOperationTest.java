// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.january.dataset.DatasetFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Axis;
import org.operando.api.Cancelled;
import org.operando.api.OperationException;
import org.operando.api.Signal;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.mask.DetectorMask;
import org.operando.testkit.PlainContext;
import org.operando.testkit.TestRun;
import org.operando.testkit.Testkit;

/** Calibration of made frames, whose geometry is known, and what is said of frames that tell none. */
class CalibrateOperationTest {
    private static final int ROWS = 420;
    private static final int COLUMNS = 460;
    private static final double WAVELENGTH = 0.3;
    private static final DetectorGeometry TRUTH = new DetectorGeometry(0.16, 0.0415, 0.0482, 0.011, -0.008, 0, 200e-6,
            200e-6, 3);
    private static float[] frame;

    @TempDir
    private Path folder;

    @BeforeAll
    static void make() {
        frame = CalibrantFrames.made(TRUTH, ROWS, COLUMNS, angles("ceo2"), 300, 1);
    }

    private static double[] angles(String calibrant) {
        return NamedCalibrants.find(calibrant).orElseThrow().twoTheta(WAVELENGTH, 0.5);
    }

    private static TestRun<CalibrateOperation.Outputs> run(FrameSeries frames, String parameters)
            throws OperationException {
        return Testkit.run(new CalibrateOperation(), new CalibrateOperation.Inputs(frames), parameters);
    }

    private static String refused(FrameSeries frames, String parameters) {
        return assertThrows(OperationException.class, () -> run(frames, parameters)).getMessage();
    }

    private static FrameSeries series(float[]... frames) throws IOException {
        return CalibrantFrames.madeSeries(TRUTH, ROWS, COLUMNS, WAVELENGTH, frames);
    }

    private static FrameSeries unknown(double wavelength, double pixel) {
        return CalibrantFrames.series(ROWS, COLUMNS, new byte[ROWS * COLUMNS], wavelength, pixel, Optional.empty(),
                frame);
    }

    /** Within four of the uncertainties that are told, and those no larger than what such a frame allows. */
    private static void assertTruth(CalibrateOperation.Outputs found) {
        DetectorGeometry g = found.calibration().geometry();
        assertEquals(TRUTH.distance(), g.distance(), 4 * found.distance().uncertainty());
        assertEquals(TRUTH.beamRow(), g.beamRow(), 4 * found.beamRow().uncertainty());
        assertEquals(TRUTH.beamColumn(), g.beamColumn(), 4 * found.beamColumn().uncertainty());
        assertEquals(TRUTH.rot1(), g.rot1(), 4 * found.parameters().column("value").uncertainties()[3]);
        assertEquals(TRUTH.rot2(), g.rot2(), 4 * found.parameters().column("value").uncertainties()[4]);
        assertTrue(found.distance().uncertainty() < 3e-5, found.distance().toString());
        assertTrue(found.beamRow().uncertainty() < 0.02, found.beamRow().toString());
    }

    @Test
    void aFrameWithoutAStartGivesTheTruth() throws Exception {
        TestRun<CalibrateOperation.Outputs> run = run(series(frame), "calibrant: ceo2");

        assertTruth(run.result());
        assertEquals(0, run.warnings().size(), run.warnings().toString());
        assertTrue(run.result().rmsPixels().value() < 0.1);
        assertTrue(run.result().poni().contains("Wavelength: 3E-11"), run.result().poni());
        assertTrue(run.result().calibration().source().startsWith("CeO2 (NIST SRM 674b), "));
    }

    @Test
    void aRoughStartGivesTheSame() throws Exception {
        CalibrateOperation.Outputs searched = run(series(frame), "calibrant: ceo2").result();
        CalibrateOperation.Outputs started = run(series(frame),
                "calibrant: ceo2\nstart: {distance: 161 mm, row: 204 pixel, column: 230 pixel}").result();

        assertTruth(started);
        // both end where points and geometry are still
        assertEquals(searched.distance().value(), started.distance().value(), 1e-7);
    }

    /** The upper quarter is glare. */
    @Test
    void theMaskOfAnOperationCounts() throws Exception {
        float[] glare = frame.clone();
        byte[] codes = new byte[glare.length];
        for (int i = 0; i < ROWS / 4 * COLUMNS; i++) {
            glare[i] = 500 + i % 7 * 100;
            codes[i] = 5;
        }
        DetectorMask mask = new DetectorMask(Signal.of(DatasetFactory.createFromObject(codes, ROWS, COLUMNS), "1",
                Axis.of("row", "1", new double[ROWS]), Axis.of("column", "1", new double[COLUMNS])));
        CalibrateOperation.Outputs found = Testkit.run(new CalibrateOperation(),
                new CalibrateOperation.Inputs(series(glare), Optional.of(mask)), "calibrant: ceo2").result();

        assertEquals(TRUTH.distance(), found.calibration().geometry().distance(), 4 * found.distance().uncertainty());
        assertEquals(TRUTH.beamRow(), found.beamRow().value(), 4 * found.beamRow().uncertainty());
        // a line's centroid may lie a pixel beyond the last that counts
        assertTrue(Arrays.stream(found.points().doubles("row")).allMatch(row -> row > ROWS / 4 - 2));
        DetectorMask other = new DetectorMask(Signal.of(DatasetFactory.createFromObject(new byte[6], 2, 3), "1",
                Axis.of("row", "1", new double[2]), Axis.of("column", "1", new double[3])));
        assertTrue(assertThrows(OperationException.class, () -> Testkit.run(new CalibrateOperation(),
                new CalibrateOperation.Inputs(series(frame), Optional.of(other)), "calibrant: ceo2")).getMessage()
                .contains("the mask has 2 x 3 pixels"));
    }

    @Test
    void severalFramesAreAveraged() throws Exception {
        float[] other = CalibrantFrames.made(TRUTH, ROWS, COLUMNS, angles("ceo2"), 300, 2);

        assertTruth(run(series(frame, other), "calibrant: ceo2").result());
    }

    @Test
    void severalDistancesTellTheWavelength() throws Exception {
        // a stage that drifts by 0.2 % of its way across the beam
        double z = 0.2;
        double[] r = TRUTH.rotation();
        double u1 = 0.002 * z;
        DetectorGeometry away = new DetectorGeometry(TRUTH.distance() + r[2] * u1 + r[8] * z,
                TRUTH.poni1() - (r[0] * u1 + r[6] * z), TRUTH.poni2() - (r[1] * u1 + r[7] * z), TRUTH.rot1(),
                TRUTH.rot2(), 0,
                TRUTH.pixel1(), TRUTH.pixel2(), 3);
        float[] far = CalibrantFrames.made(away, ROWS, COLUMNS, angles("ceo2"), 300, 3);
        FrameSeries frames = CalibrantFrames.series(ROWS, COLUMNS, new byte[ROWS * COLUMNS], WAVELENGTH * 1.002,
                TRUTH.pixel1(), Optional.empty(), frame, far);

        CalibrateOperation.Outputs found = run(frames, "calibrant: ceo2\nstage: [0 mm, 200 mm]\n"
                + "free: [distance, poni1, poni2, rot1, rot2, wavelength]").result();

        double[] uncertainty = found.parameters().column("value").uncertainties();
        assertEquals(WAVELENGTH, found.calibration().wavelength(), 4 * uncertainty[5]);
        // 20 counts of background, two distances: 2e-4 of the wavelength
        assertTrue(uncertainty[5] < 1e-4, "uncertainty " + uncertainty[5]);
        assertEquals(TRUTH.distance(), found.distance().value(), 4 * found.distance().uncertainty());
        assertEquals(0.002, found.parameters().doubles("value")[6], 4 * uncertainty[6]);
        assertEquals(0, found.parameters().doubles("value")[7], 4 * uncertainty[7]);
    }

    @Test
    void wrongCalibrantsAreTold() throws Exception {
        assertTrue(refused(series(frame), "calibrant: lab6").contains("are not those of LaB6"));
        assertTrue(refused(series(frame), "calibrant: al2o3").contains("check calibrant, wavelength"));
        // each ring of Si is near one of CeO2: it is the others that tell
        TestRun<CalibrateOperation.Outputs> silicon = run(series(frame), "calibrant: si");
        assertTrue(silicon.warnings().stream().anyMatch(w -> w.what().contains("or the calibrant is another")),
                silicon.warnings().toString());
    }

    @Test
    void aWrongWavelengthIsTold() {
        String message = refused(unknown(1.1, 200e-6), "calibrant: ceo2");
        assertTrue(message.contains("check calibrant, wavelength"), message);
    }

    @Test
    void whatIsMissingIsAskedFor() {
        assertTrue(refused(unknown(Double.NaN, 200e-6), "calibrant: ceo2").contains("no wavelength in the study"));
        assertTrue(refused(unknown(WAVELENGTH, Double.NaN), "calibrant: ceo2")
                .contains("the size of the pixels is not known"));
        assertTrue(refused(unknown(WAVELENGTH, 200e-6), "calibrant: gold")
                .contains("these are: ceo2, lab6, si, al2o3, ni"));
        assertTrue(refused(unknown(7, 200e-6), "calibrant: ceo2").contains("no ring of CeO2 is reached"));
        assertTrue(refused(unknown(WAVELENGTH, 200e-6), "calibrant: ceo2\nstage: [0 mm, 5 mm]")
                .contains("2 positions of the stage for 1 frames"));
        assertThrows(IllegalArgumentException.class, () -> run(unknown(WAVELENGTH, 200e-6), ""));
        assertThrows(IllegalArgumentException.class,
                () -> run(unknown(WAVELENGTH, 200e-6), "calibrant: ceo2\nstage: [0 s]"));
    }

    @Test
    void emptyNoisyAndSaturatedFramesAreRefused() throws Exception {
        float[] flat = new float[ROWS * COLUMNS];
        assertTrue(refused(series(flat), "calibrant: ceo2").contains("no rings of CeO2"));
        float[] noise = CalibrantFrames.made(TRUTH, ROWS, COLUMNS, new double[0], 0, 4);
        String said = refused(series(noise), "calibrant: ceo2");
        assertTrue(said.contains("rings"), said);
        float[] saturated = new float[ROWS * COLUMNS];
        Arrays.fill(saturated, 65535);
        assertTrue(refused(series(saturated), "calibrant: ceo2").contains("the frame is saturated; expose shorter"));
        byte[] all = new byte[ROWS * COLUMNS];
        Arrays.fill(all, (byte) 1);
        assertTrue(refused(CalibrantFrames.series(ROWS, COLUMNS, all, WAVELENGTH, 200e-6, Optional.empty(), frame),
                "calibrant: ceo2").contains("all pixels are masked"));
    }

    @Test
    void saturatedPixelsAreLeftOut() throws Exception {
        float[] cut = frame.clone();
        for (int i = 0; i < 200; i++) {
            cut[100 * COLUMNS + i] = 65535;
        }
        TestRun<CalibrateOperation.Outputs> run = run(series(cut), "calibrant: ceo2");

        assertTruth(run.result());
        assertTrue(run.warnings().getFirst().what().startsWith("200 pixels have the greatest value"));
    }

    @Test
    void oneRingAndAShortArcAreRefused() throws Exception {
        String one = refused(
                series(CalibrantFrames.made(TRUTH, ROWS, COLUMNS, Arrays.copyOf(angles("ceo2"), 1), 300, 5)),
                "calibrant: ceo2\nrings: 1\nstart: {distance: 160 mm, row: 201 pixel, column: 232 pixel}");
        assertTrue(one.contains("all points lie on one ring"), one);

        byte[] half = new byte[ROWS * COLUMNS];
        for (int i = 0; i < half.length; i++) {
            half[i] = (byte) (i % COLUMNS < 260 ? 1 : 0);
        }
        FrameSeries side = CalibrantFrames.series(ROWS, COLUMNS, half, WAVELENGTH, 200e-6, Optional.of(TRUTH), frame);
        String arc = refused(side, "calibrant: ceo2");
        assertTrue(arc.contains("of the azimuth only, less than half of it"), arc);
        // the distance alone can be had from it
        assertEquals(TRUTH.distance(), run(side, "calibrant: ceo2\nfree: [distance]").result().distance().value(),
                2e-5);
    }

    @Test
    void aGivenGeometryWithOneRingIsToldAsSuch() throws Exception {
        // an arm at 25 degrees: the second ring is beyond the image
        DetectorGeometry arm = new DetectorGeometry(0.5, 0.04, 0.046, 0.0, 0.45, 0, 200e-6, 200e-6, 3);
        double[] one = {0.45};
        float[] image = CalibrantFrames.made(arm, ROWS, COLUMNS, one, 300, 7);
        FrameSeries frames = CalibrantFrames.series(ROWS, COLUMNS, new byte[ROWS * COLUMNS], WAVELENGTH, 200e-6,
                Optional.of(arm), image);
        Path list = folder.resolve("one.D");
        Files.writeString(list, WAVELENGTH / (2 * Math.sin(one[0] / 2)) + "\n"
                + WAVELENGTH / (2 * Math.sin(0.7 / 2)) + "\n");

        String file = "file: " + list + "\n";
        for (String free : new String[] {"[distance]", "[poni1]"}) {
            String message = refused(frames, file + "free: " + free);
            assertTrue(message.contains("lie on one ring"), message);
            assertTrue(message.contains("'free: []' only compares"), message);
        }
        assertTrue(run(frames, file + "free: []").result().rmsPixels().value() < 0.2);
        DetectorGeometry far = new DetectorGeometry(0.5, 0.04, 0.046, 0.0, 0.3, 0, 200e-6, 200e-6, 3);
        FrameSeries wrong = CalibrantFrames.series(ROWS, COLUMNS, new byte[ROWS * COLUMNS], WAVELENGTH, 200e-6,
                Optional.of(far), new float[ROWS * COLUMNS]);
        String off = refused(wrong, "calibrant: ceo2");
        assertTrue(off.contains("puts the beam off the image") && off.contains("'geometry: FILE'"), off);
    }

    @Test
    void aFreeWavelengthIsRefused() throws Exception {
        String message = refused(series(frame),
                "calibrant: ceo2\nfree: [distance, poni1, poni2, rot1, rot2, wavelength]");
        assertTrue(message.contains("a ring's radius tells their product only"), message);
    }

    @Test
    void nothingFreeComparesOnly() throws Exception {
        FrameSeries frames = CalibrantFrames.series(ROWS, COLUMNS, new byte[ROWS * COLUMNS], WAVELENGTH, 200e-6,
                Optional.of(TRUTH), frame);
        CalibrateOperation.Outputs found = run(frames, "calibrant: ceo2\nfree: []").result();

        assertEquals(TRUTH, found.calibration().geometry());
        assertTrue(found.rmsPixels().value() < 0.1, found.rmsPixels().toString());
    }

    @Test
    void aBeamBesideTheImageNeedsAStartAndIsTold() throws Exception {
        DetectorGeometry beside = new DetectorGeometry(0.16, -0.006, 0.0482, 0.011, -0.008, 0, 200e-6, 200e-6, 3);
        float[] image = CalibrantFrames.made(beside, ROWS, COLUMNS, angles("ceo2"), 300, 6);
        FrameSeries frames = CalibrantFrames.series(ROWS, COLUMNS, new byte[ROWS * COLUMNS], WAVELENGTH, 200e-6,
                Optional.of(beside), image);
        TestRun<CalibrateOperation.Outputs> run = run(frames, "calibrant: ceo2\nfree: [distance, poni1, poni2]");

        assertEquals(beside.distance(), run.result().distance().value(), 4 * run.result().distance().uncertainty());
        assertTrue(run.warnings().stream().anyMatch(w -> w.what().contains("is off the image")));
    }

    @Test
    void excludedRingsAreNotUsed() throws Exception {
        CalibrateOperation.Outputs found = run(series(frame), "calibrant: ceo2\nexclude: [2]\nrobustness: tukey")
                .result();

        assertTruth(found);
        assertEquals("left out by 'exclude'", found.rings().texts("problem")[2]);
        assertEquals("", found.rings().texts("problem")[1]);
    }

    @Test
    void itCanBeCancelled() throws Exception {
        FrameSeries frames = series(frame);
        assertThrows(Cancelled.class, () -> Testkit.run(new CalibrateOperation(), new CalibrateOperation.Inputs(frames),
                "calibrant: ceo2", new PlainContext().cancelledAtCheck(10)));
    }

    @Test
    void figuresAreMade() throws Exception {
        CalibrateOperation.Outputs found = run(series(frame), "calibrant: ceo2").result();

        assertEquals(1,
                Testkit.figure(new CalibrationFigure(), new CalibrationFigure.Inputs(found), "").panels().size());
        assertEquals(3,
                Testkit.figure(new ResidualFigure(), new ResidualFigure.Inputs(found), "bins: 36").panels().size());
    }
}
