// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.OperationException;
import org.operando.api.Warning;
import org.operando.io.hdf5.Hdf5Writer;
import org.operando.powder.PowderMeasurement;
import org.operando.powder.frames.EdfFramesLoader;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.frames.HdfFramesLoader;
import org.operando.testkit.PlainContext;
import org.operando.testkit.TestRun;
import org.operando.testkit.Testkit;

/** Pixels and frames that are no measurements are not integrated, and it is said why. */
class MissingPixelsTest {
    private static final Path IMAGES = Path.of("../org.operando.io/src_test/data/image");
    private static final int BINS = 30;

    @TempDir
    private Path folder;

    @BeforeEach
    void geometry() throws IOException {
        Files.writeString(folder.resolve("g.poni"), "PixelSize1: 0.0001\nPixelSize2: 0.0001\nDistance: 0.05\n"
                + "Poni1: 0\nPoni2: 0\nRot1: 0\nRot2: 0\nRot3: 0\n");
    }

    private TestRun<Loaded<FrameSeries>> loaded(Loader<PowderMeasurement, FrameSeries> loader, Path file)
            throws Exception {
        return Testkit.loaded(loader, List.of(file),
                "geometry: " + folder.resolve("g.poni") + "\nwavelength: 0.5 angstrom");
    }

    private TestRun<Loaded<FrameSeries>> stack(String name) throws Exception {
        return loaded(new HdfFramesLoader(), IMAGES.resolve(name));
    }

    private static IntegrateOperation.Inputs inputs(FrameSeries frames) {
        return new IntegrateOperation.Inputs(frames, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static IntegrateOperation.Parameters range(Optional<Double> from, Optional<Double> to,
            List<Sector> sectors) {
        return new IntegrateOperation.Parameters(BINS, RadialAxis.TWO_THETA, from, to, sectors, Splitting.NONE, false,
                Optional.empty(), 0, 0, ErrorModel.POISSON, Clipping.NONE, ClipScatter.AZIMUTHAL, 5, 5, 10, 90,
                Normalisation.NONE, Optional.empty());
    }

    private static IntegrateSplit.Rows integrated(FrameSeries frames, PlainContext context) throws OperationException {
        IntegrateSplit split = new IntegrateOperation().split(inputs(frames),
                range(Optional.empty(), Optional.empty(), List.of()), context);
        return split.part(split.parts().getFirst(), context);
    }

    private static double greatest(IntegrateSplit.Rows rows) {
        return Arrays.stream(rows.intensity()).filter(Double::isFinite).max().orElseThrow();
    }

    private static double pixels(IntegrateSplit.Rows rows, int frame) {
        return Arrays.stream(rows.pixels(), frame * BINS, (frame + 1) * BINS).sum();
    }

    @Test
    void aFrameThatIsPartlyWrittenIsMarkedWithHowMuchIsMissing() throws Exception {
        TestRun<Loaded<FrameSeries>> run = stack("h5py_half_frame.h5");
        FrameSeries frames = run.result().data();
        String problem = "198 of its 396 pixels (50.0 %) are missing: never written";

        assertEquals(Optional.of(problem), frames.problem(1));
        assertTrue(run.warnings().stream().anyMatch(w -> w.leftOut() && w.toString().contains(problem)),
                run.warnings()::toString);
        assertEquals("1 of 3, the first is h5py_half_frame 2: " + problem, run.result().metadata().get("not usable"));
        IntegrateSplit.Rows rows = integrated(frames, new PlainContext());
        assertEquals(List.of("", problem, ""), rows.problems());
        assertTrue(Double.isNaN(pixels(rows, 1)));
        assertEquals(396, pixels(rows, 0), 0);
    }

    @Test
    void theSourceThatIsNotThereIsTheCause() throws Exception {
        TestRun<Loaded<FrameSeries>> run = stack("h5py_virtual_master.h5");
        String why = "h5py_virtual_source_2.h5 is not there";

        assertEquals(List.of("", why, why, ""), integrated(run.result().data(), new PlainContext()).problems());
        assertTrue(run.warnings().stream().map(Warning::toString).anyMatch(w -> w.contains("_source_2.h5")));
        assertTrue(run.result().metadata().get("not usable").endsWith(why));
    }

    /** 65535 and 65534 of an Eiger, and what its mask names. */
    @Test
    void marksAndTheDetectorsOwnMaskAreNoCounts() throws Exception {
        TestRun<Loaded<FrameSeries>> run = stack("h5py_marked.h5");
        IntegrateSplit.Rows rows = integrated(run.result().data(), new PlainContext());

        assertEquals(18 * 22 - 3 - 7, pixels(rows, 0), 0);
        assertTrue(greatest(rows) <= 191, "10 row + column: " + greatest(rows));
        assertTrue(run.result().metadata().get("pixel mask").startsWith("7 pixels by /entry/instrument"));
    }

    /** In numbers with a sign -1 and -2; in those of 8 bits a detector that counts is rare, and 254 is a value. */
    @ParameterizedTest
    @CsvSource({"UnsignedInteger, 4, 4294967295, 4294967294, 398", "UnsignedShort, 2, 65535, 65534, 398",
        "SignedInteger, 4, -1, -2, 398", "UnsignedByte, 1, 255, 254, 399"})
    void whatDetectorsMarkIsMissing(String type, int bytes, long gap, long bad, int left) throws Exception {
        String head = "{\nByteOrder = LowByteFirst ;\nDataType = " + type + " ;\nDim_1 = 20 ;\nDim_2 = 20 ;\nSize = "
                + 400 * bytes + " ;\n";
        ByteBuffer file = ByteBuffer.allocate(512 + 400 * bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put((head + " ".repeat(510 - head.length()) + "}\n").getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 400; i++) {
            long value = i == 210 ? gap : i == 211 ? bad : 50;
            for (int b = 0; b < bytes; b++) {
                file.put((byte) (value >> 8 * b));
            }
        }
        Path path = Files.write(folder.resolve("m.edf"), file.array());
        IntegrateSplit.Rows rows = integrated(loaded(new EdfFramesLoader(), path).result().data(), new PlainContext());

        assertEquals(left, pixels(rows, 0), 0);
        assertEquals(left == 398, greatest(rows) == 50);
    }

    @Test
    void aFrameOfADamagedChunkIsMarkedAndTheOthersAreRead() throws Exception {
        Random random = new Random(4);
        int[] counts = new int[3 * 100 * 100];
        Arrays.setAll(counts, i -> (int) Math.abs(20 + 5 * random.nextGaussian()));
        Path file = folder.resolve("s.h5");
        try (Hdf5Writer out = Hdf5Writer.create(file)) {
            out.writeCompressed("/entry/data/data", counts, new int[] {3, 100, 100}, new int[] {1, 100, 100});
        }
        byte[] bytes = Files.readAllBytes(file);
        // a lost sector in the middle of the second chunk
        Arrays.fill(bytes, bytes.length / 2 - 256, bytes.length / 2 + 256, (byte) 0);
        Files.write(file, bytes);
        PlainContext context = new PlainContext();
        List<String> problems = integrated(loaded(new HdfFramesLoader(), file).result().data(), context).problems();

        assertEquals(List.of("", ""), List.of(problems.get(0), problems.get(2)));
        assertTrue(problems.get(1).matches("s\\.h5:/entry/data/data: damaged: .*\\(chunk \\[1:2, 0:100, 0:100\\].*\\)"),
                problems.get(1));
        assertTrue(context.warnings().stream().anyMatch(Warning::leftOut));
    }

    @Test
    void aRangeOffTheDetectorIsToldWithTheOneThatItReaches() throws Exception {
        FrameSeries frames = stack("h5py_half_frame.h5").result().data();
        // corners of 18 x 22 pixels of 0.1 mm at 50 mm, seen without splitting from centre to centre
        double least = Math.toDegrees(Math.atan(Math.hypot(0.05, 0.05) / 50));
        double greatest = Math.toDegrees(Math.atan(Math.hypot(1.75, 2.15) / 50));
        for (IntegrateOperation.Parameters p : List.of(range(Optional.of(40.0), Optional.of(50.0), List.of()),
                range(Optional.of(40.0), Optional.empty(), List.of()),
                range(Optional.empty(), Optional.of(1e-3), List.of()))) {
            String told = assertThrows(OperationException.class,
                    () -> new IntegrateOperation().split(inputs(frames), p, new PlainContext())).getMessage();
            String[] reach = told.replaceFirst(".*lies off the detector: its pixels reach from ", "")
                    .split(" to | deg");
            assertEquals(least, Double.parseDouble(reach[0]), 1e-5, told);
            assertEquals(greatest, Double.parseDouble(reach[1]), 1e-4, told);
        }
        OperationException cake = assertThrows(OperationException.class, () -> new CakeOperation().split(
                inputs(frames), new CakeOperation.Parameters(10, 10, RadialAxis.TWO_THETA, Optional.of(40.0),
                        Optional.of(50.0), -180, 180, Splitting.NONE, false, Optional.empty(), 0, 0,
                        ErrorModel.POISSON),
                new PlainContext()));
        assertTrue(cake.getMessage().contains("from 40 to 50 deg lies off the detector"), cake.getMessage());
    }

    @Test
    void aSectorWithoutPixelsIsRefused() throws Exception {
        FrameSeries frames = stack("h5py_half_frame.h5").result().data();
        IntegrateOperation.Parameters p = range(Optional.empty(), Optional.empty(), List.of(new Sector(-100, -90)));
        String told = assertThrows(OperationException.class,
                () -> new IntegrateOperation().split(inputs(frames), p, new PlainContext())).getMessage();
        assertTrue(told.contains("no pixel that is not masked lies in the ranges"), told);
        assertFalse(told.contains("saturated"), told);
    }
}
