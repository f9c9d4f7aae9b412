// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.frames;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.january.dataset.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.OperationException;
import org.operando.api.Recognition;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.PatternSeries.TimeScale;
import org.operando.powder.Samples;
import org.operando.powder.geometry.Calibration;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.series.PatternPage;
import org.operando.testkit.PlainContext;
import org.operando.testkit.TestRun;
import org.operando.testkit.Testkit;

/** Frames of several files as one series: numbers, gaps, what the header, the study and the masks say. */
class FrameLoadersTest {
    @TempDir
    private Path folder;

    /** An EDF file of 20 x 30 whole numbers, {@code row * 100 + column + add}. */
    private Path edf(String name, int rows, int columns, int add, String... header) throws Exception {
        StringBuilder head = new StringBuilder("{\nByteOrder = LowByteFirst ;\nDataType = SignedInteger ;\nDim_1 = "
                + columns + " ;\nDim_2 = " + rows + " ;\nSize = " + 4 * rows * columns + " ;\n");
        for (String line : header) {
            head.append(line).append(" ;\n");
        }
        while (head.length() % 512 != 510) {
            head.append(' ');
        }
        byte[] text = head.append("}\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[text.length + 4 * rows * columns];
        System.arraycopy(text, 0, all, 0, text.length);
        for (int i = 0; i < rows * columns; i++) {
            int value = i / columns * 100 + i % columns + add;
            for (int b = 0; b < 4; b++) {
                all[text.length + 4 * i + b] = (byte) (value >> 8 * b);
            }
        }
        return Files.write(folder.resolve(name), all);
    }

    private static FrameSeries load(String study, Path... files) throws Exception {
        return Testkit.load(new EdfFramesLoader(), List.of(files), study);
    }

    @Test
    void framesKeepTheNumbersOfTheirNamesAndTheValuesOfTheirFiles() throws Exception {
        FrameSeries series = load("pixel: 200 um\nwavelength: 0.4 angstrom", edf("a_0007.edf", 20, 30, 7), edf(
                "a_0009.edf", 20, 30, 9));

        assertArrayEquals(new long[] {7, 9}, series.frames().longs(Columns.NUMBER));
        assertTrue(series.numbered());
        assertEquals(5 * 100 + 4 + 9, series.frame(1).getElementLongAbs(5 * 30 + 4));
        assertEquals(200e-6, series.detector().orElseThrow().pixel1(), 1e-18);
    }

    @Test
    void aFrameOfAnotherSizeKeepsItsPlaceAndSaysWhy() throws Exception {
        TestRun<Loaded<FrameSeries>> run = Testkit.loaded(new EdfFramesLoader(), List.of(edf("a_1.edf", 20, 30, 0), edf(
                "a_2.edf", 20, 31, 0), edf("a_3.edf", 20, 30, 0)), "pixel: 200 um");
        FrameSeries series = run.result().data();

        assertEquals(3, series.size());
        String problem = series.problem(1).orElseThrow();
        assertTrue(problem.contains("20 x 31") && problem.contains("20 x 30"), problem);
        assertTrue(series.problem(0).isEmpty());
    }

    @Test
    void aHoleInTheSequenceIsToldAndAFileThatCannotBeReadIsSkipped() throws Exception {
        Path broken = Files.writeString(folder.resolve("a_5.edf"), "{ no header");
        TestRun<Loaded<FrameSeries>> run = Testkit.loaded(new EdfFramesLoader(), List.of(edf("a_1.edf", 20, 30, 0), edf(
                "a_2.edf", 20, 30, 0), edf("a_4.edf", 20, 30, 0), broken, edf("a_6.edf", 20, 30, 0)), "pixel: 200 um");

        FrameSeries series = run.result().data();
        assertTrue(series.problem(3).isPresent());
        String warnings = run.warnings().toString();
        assertTrue(warnings.contains("missing in the sequence: 3") && warnings.contains("a_5.edf"), warnings);
        assertThrows(LoadException.class, () -> load("pixel: 200 um", broken));
    }

    @Test
    void darksAreAveragedByMedianSoThatOneBadFrameDoesNotCount() throws Exception {
        Path frame = edf("a_1.edf", 20, 30, 50);
        FrameSeries series = load("pixel: 200 um\ndark: [" + edf("d1.edf", 20, 30, 1, "count_time = 2") + ", "
                + edf("d2.edf", 20, 30, 3, "count_time = 2") + ", " + edf("d3.edf", 20, 30, 9000, "count_time = 2")
                + "]", frame);

        FrameSeries.Average dark = series.dark().orElseThrow();
        assertEquals(3, dark.frames());
        assertEquals(2, dark.exposure());
        assertEquals(3, ((Dataset) dark.values().data().getSlice()).getElementDoubleAbs(0));
    }

    @Test
    void filesThatSettingsOfPyFaiNameAreUsed() throws Exception {
        Path frame = edf("a_1.edf", 20, 30, 50);
        edf("mask.edf", 20, 30, 0);
        edf("dark.edf", 20, 30, 7);
        Path settings = Files.writeString(folder.resolve("own.azimint.json"), """
                {"dist": 0.1, "poni1": 0.002, "poni2": 0.003, "pixel1": 2e-4, "pixel2": 2e-4, "wavelength": 4e-11,
                 "do_mask": true, "mask_file": "mask.edf", "do_dark": true, "dark_current": "dark.edf",
                 "do_dummy": true, "val_dummy": 51, "delta_dummy": 0.5, "nbpt_rad": 100}
                """);

        FrameSeries series = load("geometry: " + settings, frame);

        boolean[] masked = series.masked();
        assertEquals(599, IntStream.range(0, 600).filter(i -> masked[i]).count(),
                "all pixels of the mask but its first are not 0");
        assertEquals(7, ((Dataset) series.dark().orElseThrow().values().data().getSlice()).getElementDoubleAbs(0));
        assertEquals(51, series.dummy().orElseThrow());
        assertEquals(0.5, series.dummyTolerance());
    }

    @Test
    void aDarkOfAnotherSizeIsRefusedWithBothSizes() throws Exception {
        Path frame = edf("a_1.edf", 20, 30, 0);
        Path dark = edf("d1.edf", 21, 30, 1);

        LoadException refused = assertThrows(LoadException.class, () -> load("pixel: 200 um\ndark: " + dark, frame));

        assertTrue(refused.getMessage().contains("21 x 30") && refused.getMessage().contains("20 x 30"),
                refused::getMessage);
    }

    @Test
    void headerGivesExposureAndTime() throws Exception {
        TestRun<Loaded<FrameSeries>> run = Testkit.loaded(new EdfFramesLoader(), List.of(
                edf("a_1.edf", 20, 30, 0, "count_time = 2", "Date = 2025-03-01T10:00:00"),
                edf("a_2.edf", 20, 30, 0, "count_time = 4", "Date = 2025-03-01T10:00:10")), "pixel: 200 um");

        FrameSeries series = run.result().data();
        assertEquals(TimeScale.LOCAL_TIME, series.times());
        double[] middle = series.frames().doubles(Columns.MIDDLE);
        assertEquals(11, middle[1] - middle[0], 1e-6, "10 s between the starts, half of 4 s and of 2 s");
        assertArrayEquals(new double[] {2, 4}, series.frames().doubles(Columns.EXPOSURE));
        // the integration tells of them, which knows whether it divides by the exposure
        assertEquals(List.of(), run.warnings());
        assertTrue(PatternPage.words(series.frames(), 0).contains("frame 1, 2025-03-01 10:00:01"),
                PatternPage.words(series.frames(), 0));
    }

    /** The header tells a place, which a calibration replaces: only where it is used it is said to have no tilt. */
    @Test
    void theHeadersPlaceIsToldWhereItIsUsed() throws Exception {
        TestRun<Loaded<FrameSeries>> run = Testkit.loaded(new EdfFramesLoader(), List.of(edf("ceo2_mar2300.edf", 20,
                30, 0, "SampleDistance = 0.1", "Center_1 = 15", "Center_2 = 10")), "pixel: 200 um");
        FrameSeries series = run.result().data();
        assertEquals(0.1, series.geometry().orElseThrow().distance());
        assertEquals(List.of(), run.warnings());
        assertArrayEquals(new long[] {1}, series.frames().longs(Columns.NUMBER), "not the detector's 2300");

        PlainContext context = new PlainContext();
        DetectorGeometry better = new DetectorGeometry(0.11, 0.002, 0.003, 0, 0, 0, 2e-4, 2e-4, 3);
        Calibration calibration = new Calibration(better, 0.4, 20, 30, "");
        assertEquals(better, series.place(Optional.of(calibration), context).orElseThrow());
        assertEquals(List.of(), context.warnings());
        assertEquals(series.geometry(), series.alone(0).place(Optional.empty(), context));
        assertTrue(context.warnings().getFirst().what().contains("no tilt"), context.warnings()::toString);
    }

    @Test
    void theTableOfTimesGivesTheMonitor() throws Exception {
        Path log = Files.writeString(folder.resolve("log.csv"), "scan_number,start_time,end_time,monitor\n"
                + "1,2025-03-01 10:00:00,2025-03-01 10:00:02,51000\n2,2025-03-01 10:00:10,2025-03-01 10:00:12,\n");
        List<Path> files = List.of(edf("a_1.edf", 20, 30, 0), edf("a_2.edf", 20, 30, 0));

        FrameSeries series = Testkit.loaded(new EdfFramesLoader(), files, "pixel: 200 um\ntimes: " + log).result()
                .data();

        assertArrayEquals(new double[] {51_000, Double.NaN}, series.frames().doubles(FrameSeries.Columns.MONITOR));
        assertTrue(Testkit.loaded(new EdfFramesLoader(), files, "pixel: 200 um").result().data().frames()
                .find(FrameSeries.Columns.MONITOR).isEmpty());
    }

    @Test
    void aPilatusFrameTellsItsDetectorExposureAndGaps() throws Exception {
        Path file = Samples.data("xrd/frames/ceo2_pilatus1m.tif");

        FrameSeries series = Testkit.load(new TiffFramesLoader(), file, "wavelength: 0.4066 angstrom");

        assertTrue(new TiffFramesLoader().recognise(FileHead.of(file)).confidence() > 0.5);
        assertEquals("pilatus-1m", series.detector().orElseThrow().name());
        assertEquals(3, series.frames().doubles(Columns.EXPOSURE)[0]);
        assertEquals(0, series.lowest());
        assertEquals(1097223, series.saturation(), "Count_cutoff of the header");
        boolean[] masked = series.masked();
        assertEquals(73_560, IntStream.range(0, masked.length).filter(i -> masked[i]).count(),
                "negative pixels by INDEX: gaps and bad ones");
        assertEquals(498.18, series.geometry().orElseThrow().beamColumn(), 1e-9, "Beam_xy");
    }

    /** The plate is not quite in the middle of the image: a crescent of zeros at its rim is no part of it. */
    @Test
    void whatLiesOutsideAnImagePlateIsMasked() throws Exception {
        FrameSeries series = Testkit.load(new MarFramesLoader(), List.of(Samples.data(
                "xrd/frames/ceo2_steel_mar2300.mar2300")), "wavelength: 0.12398 angstrom");

        boolean[] masked = series.masked();
        Dataset frame = series.frame(0);
        assertEquals(0, IntStream.range(0, masked.length).filter(i -> !masked[i] && frame.getElementLongAbs(i) == 0)
                .count());
        // the corners around the circle, and a thousandth of its radius at most
        long circle = IntStream.range(0, masked.length)
                .filter(i -> Math.hypot(i / 2300 + 0.5 - 1150, i % 2300 + 0.5 - 1150) > 1150).count();
        long more = IntStream.range(0, masked.length).filter(i -> masked[i]).count() - circle;
        assertTrue(more >= 0 && more < 500, "more " + more);
    }

    @Test
    void aFrameThatIsGoneIsToldByName() throws Exception {
        Path file = edf("a_1.edf", 20, 30, 0);
        FrameSeries series = load("pixel: 200 um", file);
        Files.delete(file);

        OperationException refused = assertThrows(OperationException.class, () -> series.frame(0));

        assertTrue(refused.getMessage().contains("a_1"), refused::getMessage);
    }

    /** A header of 8192 bytes that says nothing, then 16-bit numbers: row * 100 + column + 1000 a frame. */
    private Path ge(int frames, int rows, int columns) throws Exception {
        ByteBuffer all = ByteBuffer.allocate(8192 + 2 * frames * rows * columns).order(ByteOrder.LITTLE_ENDIAN);
        all.position(8192);
        for (int i = 0; i < frames * rows * columns; i++) {
            int pixel = i % (rows * columns);
            all.putShort((short) (pixel / columns * 100 + pixel % columns + 1000 * (i / (rows * columns))));
        }
        return Files.write(folder.resolve("a_3.ge2"), all.array());
    }

    @Test
    void framesOfNoSaidSizeAreReadByTheShapeOfTheStudy() throws Exception {
        Path file = ge(2, 40, 30);
        FrameSeries series = Testkit.load(new GeFramesLoader(), List.of(file), "pixel: 200 um\nshape: [40, 30]");

        assertEquals(2, series.size());
        assertEquals(40, series.rows());
        assertEquals(12 * 100 + 7 + 1000, series.frame(1).getElementLongAbs(12 * 30 + 7));
        Recognition seen = new GeFramesLoader().recognise(FileHead.of(file));
        assertTrue(seen.confidence() > 0 && seen.reason().contains("shape: [rows, columns]"), seen.reason());
    }

    @Test
    void framesOfNoSaidSizeAskForIt() throws Exception {
        Path file = ge(2, 40, 30);
        String none = assertThrows(LoadException.class,
                () -> Testkit.load(new GeFramesLoader(), List.of(file), "pixel: 200 um")).getMessage();
        assertTrue(none.contains("4800 bytes behind it are no whole number of 2048 x 2048")
                && none.contains("write shape: [rows, columns]"), none);
        String wrong = assertThrows(LoadException.class,
                () -> Testkit.load(new GeFramesLoader(), List.of(file), "pixel: 200 um\nshape: [41, 30]"))
                .getMessage();
        assertTrue(wrong.contains("no whole number of 41 x 30") && wrong.contains("correct shape"), wrong);
        String other = assertThrows(LoadException.class,
                () -> load("pixel: 200 um\nshape: [30, 20]", edf("a_1.edf", 20, 30, 0))).getMessage();
        assertTrue(other.contains("frames of 20 x 30 pixels, the study says 'shape: [30, 20]'"), other);
    }

    /** Values of checks.json. */
    @Test
    void sampleOfTheGeLayoutHasItsRecordedValues() throws Exception {
        FrameSeries series = Testkit.load(new GeFramesLoader(),
                List.of(Samples.data("xrd/formats/ge_raw_128x128x2.ge2")), "pixel: 200 um\nshape: [128, 128]");

        long sum = 0;
        for (int k = 0; k < 2; k++) {
            Dataset frame = series.frame(k);
            sum += IntStream.range(0, 128 * 128).mapToLong(frame::getElementLongAbs).sum();
        }
        assertEquals(5_429_090, sum);
        assertEquals(188, series.frame(1).getElementLongAbs(128 + 2));
        assertEquals(172, series.frame(1).getElementLongAbs(64 * 128 + 42));
    }
}
