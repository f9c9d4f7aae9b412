// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.powder.Samples;
import org.operando.powder.frames.EdfFramesLoader;
import org.operando.powder.frames.NpyFramesLoader;
import org.operando.powder.frames.TiffFramesLoader;
import org.operando.testkit.Fuzz;
import org.operando.testkit.Testkit;

/** Files of masks by themselves. */
class MaskLoaderTest {
    private static final String SHAPED = "shape: [140, 190]\npixel: 200 um\ngeometry: ";
    private static final Path GSAS = Path.of("src_test/data/geometry/own.immask");

    @TempDir
    private Path folder;

    private static double confidence(Path file) throws Exception {
        return new MaskLoader().recognise(FileHead.of(file)).confidence();
    }

    /** The recorded mask has 4232 of 140 x 190 pixels. */
    @ParameterizedTest
    @ValueSource(strings = {"mask.edf", "mask.tif", "mask.npy", "mask_fit2d.msk"})
    void masksOfOtherProgramsAreTakenBeforeFrames(String name) throws Exception {
        Path file = Samples.data("xrd/formats/" + name);
        FileHead head = FileHead.of(file);

        for (double frames : new double[] {new EdfFramesLoader().recognise(head).confidence(),
            new TiffFramesLoader().recognise(head).confidence(), new NpyFramesLoader().recognise(head).confidence()}) {
            assertTrue(confidence(file) > frames);
        }
        Loaded<DetectorMask> read = Testkit.loaded(new MaskLoader(), List.of(file), "").result();
        assertEquals(4232, read.data().mask(140, 190).count());
        assertEquals("4232 of 26600 pixels, 15.91 %", read.metadata().get("masked"));
    }

    @Test
    void framesAreNoMasks() throws Exception {
        for (String frame : List.of("tiff_uint8.tif", "tiff_uint16.tif", "edf_int32.edf", "image.npy",
                "cbf_byteoffset.cbf", "stack_gzip.h5", "geometry_v2.poni")) {
            assertEquals(0, confidence(Samples.data("xrd/formats/" + frame)), frame);
        }
    }

    @Test
    void writtenMaskIsKnownByItsShape() throws Exception {
        boolean[] masked = new boolean[1043 * 981];
        Arrays.fill(masked, 0, 981, true);
        Path file = folder.resolve("m.msk");
        MaskFile.write(file, new PixelMask(1043, 981, masked));

        Map<String, String> facts = Testkit.loaded(new MaskLoader(), List.of(file), "").result().metadata();
        assertEquals("981 of 1023183 pixels, 0.10 %", facts.get("masked"));
        assertEquals("pilatus-1m, by the shape", facts.get("detector"));
    }

    @Test
    void shapesInMillimetresAskForTheDetector() throws Exception {
        String words = new MaskLoader().recognise(FileHead.of(GSAS)).reason();
        assertTrue(words.startsWith("mask of GSAS-II of 1 point, 1 ring, 1 arc"), words);
        String asked = assertThrows(LoadException.class,
                () -> Testkit.load(new MaskLoader(), List.of(GSAS), "")).getMessage();
        assertTrue(asked.contains("1 ring") && asked.contains("shape=[rows, columns]"), asked);
        Path poni = Path.of("src_test/data/geometry/orientation_v2.1.poni").toAbsolutePath();
        Map<String, String> facts = Testkit.loaded(new MaskLoader(), List.of(GSAS), SHAPED + poni).result()
                .metadata();
        assertEquals("140 x 190", facts.get("pixels"));
        assertEquals("1.0", facts.get("counts used from"));
        assertEquals("60000.0", facts.get("counts used to"));
    }

    @Test
    void damagedMasksAreReadOrRefusedByName() throws Exception {
        Path file = folder.resolve("m.msk");
        boolean[] masked = new boolean[33 * 70];
        masked[5] = true;
        MaskFile.write(file, new PixelMask(33, 70, masked));

        Fuzz.of("mask", f -> {
            new MaskLoader().recognise(FileHead.of(f));
            return Testkit.loaded(new MaskLoader(), List.of(f), "").result().metadata().toString();
        }).sample(file).seed(31).timeLimit(Duration.ofSeconds(2)).check();
    }
}
