// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.eclipse.january.dataset.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.operando.api.LoadException;

/** Files that are cut, changed or made to do harm: a message with the file's name, soon, and no more memory than due. */
class DamagedImagesTest {
    /** The shipped files have 20 kB at most; packed pixels grow up to 1400 times. */
    private static final long MOST_MEMORY = 64L << 20;
    private static final int CUTS = 20;
    private static final int FLIPS = 200;
    private static final int FLIPS_CHECKED = 600;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tifffile_i32_strips_deflate_predictor_big.tif", "tifffile_pages_bigtiff.tif",
        "tifffile_u16_tiled_deflate_predictor.tif", "tifffile_imagej.tif", "pillow_i32_lzw.tif",
        "pillow_u8_packbits.tif", "fabio_i8.edf", "fabio_frames.edf.gz", "fabio.cbf", "fabio_packed.mar345",
        "fabio.msk", "numpy_u16_big.npy", "numpy_fortran_4d.npy", "h5py_two_stacks.h5", "h5py_nexus.nxs"})
    void cutAndChangedFilesAreReadOrRefused(String name) throws IOException {
        byte[] whole = Files.readAllBytes(ImageData.shipped(name));
        Path file = folder.resolve(name);
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            for (int i = 0; i < CUTS; i++) {
                Files.write(file, Arrays.copyOf(whole, (int) ((long) whole.length * i / CUTS)));
                read(file);
            }
            Random random = new Random(20);
            for (int i = 0; i < FLIPS; i++) {
                byte[] changed = whole.clone();
                // half of them in the first part, where headers are
                int at = random.nextInt(i % 2 == 0 ? whole.length : Math.min(whole.length, 600));
                changed[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, changed);
                read(file);
            }
        });
    }

    /**
     * Bits of strips packed by deflate, of a file packed by gzip and of pixels with an MD5 sum: what comes out is what the
     * whole file holds, or nothing.
     */
    @ParameterizedTest
    @CsvSource({"tifffile_i32_strips_deflate_predictor_big.tif, 272, 2201",
        "pillow_f32_deflate_predictor3.tif, 8, 3220",
        "tifffile_u16_tiled_deflate_predictor.tif, 272, 923", "fabio_frames.edf.gz, 10, 8126", "fabio.cbf, 894, 12303"})
    void noChangedValueIsReadWhereAChecksumIs(String name, int from, int to) throws IOException, LoadException {
        byte[] whole = Files.readAllBytes(ImageData.shipped(name));
        Dataset right;
        try (ImageFile file = ImageFile.open(ImageData.shipped(name))) {
            right = file.frame(0);
        }
        Path changedFile = folder.resolve(name);
        Random random = new Random(3);
        for (int i = 0; i < FLIPS_CHECKED; i++) {
            byte[] changed = whole.clone();
            int at = from + random.nextInt(to - from);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(changedFile, changed);
            try (ImageFile image = ImageFile.open(changedFile)) {
                assertEquals(right, image.frame(0), "byte " + at);
            } catch (LoadException e) {
                assertTrue(e.getMessage().contains(name), e.getMessage());
            }
        }
    }

    /** Rows that some writers fill the last strip up with are no damage; more than that is. */
    @Test
    void stripsUnpackToTheirRows() throws IOException, LoadException {
        for (int more : new int[] {0, 8, 24, 25, 400}) {
            Path file = Files.write(folder.resolve("s" + more + ".tif"), strips(more));
            if (more > 24) {
                assertTrue(assertThrows(LoadException.class, () -> frame(file)).getMessage()
                        .contains("part 2 of the image unpacks to more than 8 bytes"));
            } else {
                assertEquals(39, frame(file).getInt(4, 7));
            }
        }
    }

    private static Dataset frame(Path path) throws LoadException {
        try (ImageFile file = ImageFile.open(path)) {
            return file.frame(0);
        }
    }

    /** An image of 8 x 5 bytes, their numbers, in strips of four rows; the last has so many bytes more. */
    private static byte[] strips(int more) {
        ByteBuffer tiff = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
        byte[] pixels = new byte[40 + more];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) i;
        }
        int[] at = {200, 300};
        int[] length = new int[2];
        for (int i = 0; i < 2; i++) {
            try (Deflater deflater = new Deflater()) {
                deflater.setInput(pixels, 32 * i, i == 0 ? 32 : 8 + more);
                deflater.finish();
                length[i] = deflater.deflate(tiff.array(), at[i], 600);
            }
        }
        tiff.putShort((short) 0x4949).putShort((short) 42).putInt(8).putShort((short) 7);
        entry(tiff, 256, 8);
        entry(tiff, 257, 5);
        entry(tiff, 258, 8);
        entry(tiff, 259, 8);
        tiff.putShort((short) 273).putShort((short) 4).putInt(2).putInt(150);
        entry(tiff, 278, 4);
        tiff.putShort((short) 279).putShort((short) 4).putInt(2).putInt(160);
        tiff.putInt(0);
        tiff.putInt(150, at[0]).putInt(154, at[1]).putInt(160, length[0]).putInt(164, length[1]);
        return tiff.array();
    }

    private static void read(Path path) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try (ImageFile file = ImageFile.open(path)) {
            for (int i = 0; i < Math.min(10, file.frames()); i++) {
                file.metadata(i);
                file.frame(i);
            }
        } catch (LoadException e) {
            assertTrue(e.getMessage().contains(path.getFileName().toString()), e.getMessage());
        }
        long used = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(used < MOST_MEMORY, used + " bytes of heap");
    }

    private LoadException refused(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        return assertThrows(LoadException.class, () -> {
            try (ImageFile image = ImageFile.open(file)) {
                image.frame(0);
            }
        });
    }

    /** Changes a text to another of the same length. */
    private LoadException refused(String name, String text, String other) throws IOException {
        String whole = new String(Files.readAllBytes(ImageData.shipped(name)), StandardCharsets.ISO_8859_1);
        assertTrue(whole.contains(text), name);
        return refused(name, whole.replace(text, other).getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({"fabio_i8.edf, Dim_1 = 53, Dim_1 = 5300000000, up to",
        "fabio_i8.edf, Dim_2 = 37, Dim_2 = 99999, are 5299947",
        "fabio_i8.edf, SignedByte, Complexes!, Complexes!", "fabio.cbf, Second-Dimension: 37, Second-Dimension: 99999, "
                + "each takes one",
        "fabio.cbf, Fastest-Dimension: 53, Fastest-Dimension: 77, ends after",
        "fabio.cbf, x-CBF_BYTE_OFFSET, x-CBF_CANONICAL, x-CBF_CANONICAL",
        "fabio_packed.mar345, X: 0064, X: 0065, 65 x 0064"})
    void sizesThatCannotBeAreRefused(String name, String text, String other, String why) throws IOException {
        LoadException e = refused(name, text, other);
        assertTrue(e.getMessage().contains(why) || e.getMessage().contains("checksum"), e.getMessage());
    }

    @Test
    void arraysOfImpossibleSizeAreRefused() throws IOException {
        String head = "{'descr': '<i4', 'fortran_order': False, 'shape': (%s), }";
        for (String shape : new String[] {"1000000, 1000000", "100000000, 3, 3", "99999999999999999999, 3", "5,",
            "0, 4"}) {
            String text = head.formatted(shape);
            LoadException e = refused("a.npy", ("\u0093NUMPY\1\0" + (char) text.length() + "\0" + text + "12345678")
                    .getBytes(StandardCharsets.ISO_8859_1));
            assertTrue(e.getMessage().contains("a.npy:byte"), e.getMessage());
        }
    }

    @Test
    void pagesInACircleAndHugePagesAreRefused() throws IOException {
        ByteBuffer tiff = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        tiff.putShort((short) 0x4949).putShort((short) 42).putInt(8).putShort((short) 4);
        entry(tiff, 256, 100_000);
        entry(tiff, 257, 100_000);
        entry(tiff, 258, 32);
        entry(tiff, 273, 8);
        tiff.putInt(8);
        assertTrue(refused("circle.tif", tiff.array()).getMessage().contains("circle"));
        tiff.putInt(tiff.position() - 4, 0);
        assertTrue(refused("huge.tif", tiff.array()).getMessage().contains("are read"));
    }

    private static void entry(ByteBuffer tiff, int tag, int value) {
        tiff.putShort((short) tag).putShort((short) 4).putInt(1).putInt(value);
    }

    @Test
    void aSmallFileThatUnpacksToGigabytesIsNotUnpacked() throws IOException {
        byte[] whole = Files.readAllBytes(ImageData.shipped("tifffile_u16_tiled_deflate_predictor.tif"));
        ByteBuffer tiff = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        int entries = tiff.getShort(tiff.getInt(4));
        for (int i = 0; i < entries; i++) {
            int at = tiff.getInt(4) + 2 + 12 * i;
            int tag = tiff.getShort(at);
            if (tag == 256 || tag == 257 || tag == 322 || tag == 323) {
                tiff.putShort(at + 2, (short) 4).putInt(at + 8, 16_000);
            }
        }
        assertTrue(refused("bomb.tif", whole).getMessage().contains("too few"));
    }

    @Test
    void otherFilesAreSaidToBeNoImages() throws IOException {
        assertTrue(refused("a.tif", new byte[0]).getMessage().contains("no image"));
        LoadException e = refused("a.xy", "2theta counts\n1 2\n".getBytes(StandardCharsets.US_ASCII));
        assertTrue(e.getMessage().contains("TIFF, EDF, CBF"), e.getMessage());
        assertTrue(assertThrows(LoadException.class, () -> ImageFile.open(folder.resolve("absent.tif"))).getMessage()
                .contains("no such file"));
        assertTrue(assertThrows(LoadException.class, () -> ImageFile.open(folder)).getMessage().contains("folder"));
    }
}
