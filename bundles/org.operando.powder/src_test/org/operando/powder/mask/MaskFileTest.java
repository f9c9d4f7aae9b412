// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operando.api.LoadException;
import org.operando.powder.Samples;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.geometry.FramePixels;
import org.operando.powder.geometry.PixelGrid;
import org.operando.testkit.Fuzz;

class MaskFileTest {
    private static final FramePixels FRAME = new FramePixels(140, 190, 2e-4, 2e-4, false);
    private static final DetectorGeometry GEOMETRY = new DetectorGeometry(0.2, 0.004, 0.003, 0.01, -0.02, 0, 2e-4, 2e-4,
            3);

    private static PixelMask random(int rows, int columns) {
        Random random = new Random(7);
        boolean[] masked = new boolean[rows * columns];
        for (int i = 0; i < masked.length; i++) {
            masked[i] = random.nextInt(5) == 0;
        }
        return new PixelMask(rows, columns, masked);
    }

    /** The recorded mask has 4232 pixels: gaps and the rectangle of rows 20-29, columns 40-59. */
    @ParameterizedTest
    @ValueSource(strings = {"mask.edf", "mask.tif", "mask.npy", "mask_fit2d.msk"})
    void masksOfOtherProgramsAreEqual(String name) throws Exception {
        MaskFile.Masked read = MaskFile.read(Samples.data("xrd/formats/" + name), FRAME, Optional.empty());

        PixelMask reference = MaskFile.image(Samples.data("xrd/formats/mask.npy"));
        assertEquals(4232, read.mask().count());
        assertArrayEquals(reference.masked(), read.mask().masked());
        assertTrue(read.mask().at(20, 40) && read.mask().at(29, 59));
        assertFalse(read.mask().at(19, 40));
    }

    @ParameterizedTest
    @ValueSource(strings = {"m.edf", "m.tif", "m.npy", "m.msk"})
    void maskWrittenIsRead(String name, @TempDir Path folder) throws Exception {
        PixelMask mask = random(37, 71);

        MaskFile.write(folder.resolve(name), mask);

        assertArrayEquals(mask.masked(), MaskFile.image(folder.resolve(name)).masked());
    }

    @Test
    void fit2dMaskWrittenHasTheBytesOfTheOtherProgram(@TempDir Path folder) throws Exception {
        Path sample = Samples.data("xrd/formats/mask_fit2d.msk");

        MaskFile.write(folder.resolve("m.msk"), MaskFile.image(sample));

        byte[] theirs = Files.readAllBytes(sample);
        byte[] ours = Files.readAllBytes(folder.resolve("m.msk"));
        // the header beyond the size is padding, of which the other program fills some
        assertArrayEquals(Arrays.copyOf(theirs, 24), Arrays.copyOf(ours, 24));
        assertArrayEquals(Arrays.copyOfRange(theirs, 1024, theirs.length), Arrays.copyOfRange(ours, 1024, ours.length));
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_BINARY})
    void pngIsMaskedWhereItIsNotBlack(int type, @TempDir Path folder) throws Exception {
        PixelMask mask = random(20, 33);
        BufferedImage image = new BufferedImage(33, 20, type);
        for (int i = 0; i < 20 * 33; i++) {
            image.setRGB(i % 33, i / 33, mask.masked()[i] ? 0xffffffff : 0xff000000);
        }
        ImageIO.write(image, "png", folder.resolve("m.png").toFile());

        assertArrayEquals(mask.masked(), MaskFile.image(folder.resolve("m.png")).masked());
    }

    @Test
    void maskOfAnotherShapeIsRefusedWithBothShapes(@TempDir Path folder) throws Exception {
        MaskFile.write(folder.resolve("m.npy"), random(20, 33));

        LoadException e = assertThrows(LoadException.class,
                () -> MaskFile.read(folder.resolve("m.npy"), FRAME, Optional.empty()));

        assertTrue(e.getMessage().contains("m.npy") && e.getMessage().contains("20 x 33")
                && e.getMessage().contains("140 x 190") && e.getMessage().contains("remove 'mask'"), e.getMessage());
    }

    @Test
    void gsasMaskIsWhatItsShapesSay() throws Exception {
        MaskFile.Masked read = MaskFile.read(Path.of("src_test/data/geometry/own.immask"), FRAME,
                Optional.of(GEOMETRY));

        // by the definition of each shape, pixel by pixel, without the code of the reader
        PixelGrid grid = new PixelGrid(GEOMETRY, 140, 190);
        int differing = 0;
        for (int i = 0; i < 140; i++) {
            for (int j = 0; j < 190; j++) {
                double x = 0.2 * (j + 0.5);
                double y = 0.2 * (i + 0.5);
                double twoTheta = Math.toDegrees(grid.twoTheta(i + 0.5, j + 0.5));
                double chi = Math.toDegrees(grid.chi(i + 0.5, j + 0.5));
                boolean expected = Math.hypot(x - 10, y - 12.5) < 1 || Math.abs(twoTheta - 3.5) < 0.025
                        || Math.abs(twoTheta - 5) < 0.25 && chi >= 30 && chi <= 60
                        || x > 20 && x < 30 && y > 1 && y < 8 || i == 12 || j == 34;
                differing += expected == read.mask().at(i, j) ? 0 : 1;
            }
        }
        assertEquals(0, differing);
        assertEquals(Optional.of(1.0), read.lowest());
        assertEquals(Optional.of(60_000.0), read.highest());
    }

    @Test
    void gsasMaskOfReversedRowsIsTurned() throws Exception {
        Path file = Path.of("src_test/data/geometry/own.immask");
        FramePixels reversed = new FramePixels(140, 190, 2e-4, 2e-4, true);

        PixelMask turned = MaskFile.read(file, reversed, Optional.of(GEOMETRY.flippedRows(140))).mask();

        PixelMask stored = MaskFile.read(file, FRAME, Optional.of(GEOMETRY)).mask();
        assertArrayEquals(stored.flippedRows().masked(), turned.masked());
    }

    @Test
    void ringsWithoutGeometryAskForIt() {
        LoadException e = assertThrows(LoadException.class,
                () -> MaskFile.read(Path.of("src_test/data/geometry/own.immask"), FRAME, Optional.empty()));

        assertTrue(e.getMessage().contains("geometry:"), e.getMessage());
    }

    @Test
    void sampleOfTheLayoutIsRead() throws Exception {
        MaskFile.Masked read = MaskFile.read(Samples.data("xrd/formats/mask_gsas2.immask"), FRAME,
                Optional.of(GEOMETRY));

        assertTrue(read.mask().at(12, 100) && read.mask().at(100, 34) && read.mask().at(40, 60));
        // its polygon spans 1 to 20 mm by 1 to 15 mm: 95 x 70 pixels of 0.2 mm
        assertTrue(read.mask().at(5, 5) && read.mask().at(74, 99) && !read.mask().at(74, 101));
    }

    @ParameterizedTest
    @ValueSource(strings = {"m.msk", "m.npy", "m.png"})
    void damagedMasksAreReadOrRefusedByName(String name, @TempDir Path folder) throws Exception {
        Path file = folder.resolve(name);
        if (name.endsWith("png")) {
            ImageIO.write(new BufferedImage(33, 20, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
        } else {
            MaskFile.write(file, random(20, 33));
        }

        Fuzz.of(name, f -> Arrays.toString(MaskFile.image(f).masked())).sample(file).seed(11)
                .timeLimit(Duration.ofSeconds(2)).check();
    }

    @Test
    void damagedGsasMasksAreReadOrRefusedByName() {
        Fuzz.of("immask", f -> Arrays.toString(MaskFile.read(f, FRAME, Optional.of(GEOMETRY)).mask().masked()))
                .sample(Path.of("src_test/data/geometry/own.immask")).seed(12).timeLimit(Duration.ofSeconds(2))
                .check();
    }
}
