// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.figure.Page;

class PngFileTest {
    @TempDir
    private Path folder;

    @Test
    void pixelsAreReadBackByAnotherReader() throws Exception {
        Random random = new Random(2);
        int[] pixels = new int[37 * 23];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i < 300 ? 0xffffff : random.nextInt() & 0xffffff;
        }
        Path file = Files.write(folder.resolve("a.png"), PngStream.opaque(pixels, 37, 23, 300, "Größe"));

        BufferedImage image = ImageIO.read(file.toFile());

        assertEquals(37, image.getWidth());
        assertEquals(23, image.getHeight());
        for (int i = 0; i < pixels.length; i++) {
            assertEquals(pixels[i], image.getRGB(i % 37, i / 37) & 0xffffff, "pixel " + i);
        }
    }

    @Test
    void sizeAndResolutionFollowFromThePage() throws Exception {
        Path file = folder.resolve("page.png");
        PngFile.write(Figures.cycling(Page.SINGLE_COLUMN), file);

        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        // 88 mm / 25.4 mm x 300 = 1039.4; 66 mm: 779.5
        assertEquals(1039, ByteBuffer.wrap(bytes).getInt(16));
        assertEquals(780, ByteBuffer.wrap(bytes).getInt(20));
        // 300 / 0.0254 m = 11811 pixels a metre
        assertEquals(11811, ByteBuffer.wrap(bytes).getInt(text.indexOf("pHYs") + 4));
        assertTrue(text.contains("Title\0\0\0\0\0Cycling"));
    }

    @Test
    void equalPagesAreEqualBytes() throws Exception {
        for (Page page : Figures.gallery(Page.SINGLE_COLUMN).values()) {
            PngFile.write(page, folder.resolve("1.png"), 150);
            PngFile.write(page, folder.resolve("2.png"), 150);
            assertArrayEquals(Files.readAllBytes(folder.resolve("1.png")), Files.readAllBytes(folder.resolve("2.png")));
        }
    }

    @Test
    void galleryIsWrittenAtBothWidths() throws Exception {
        for (double width : new double[] {Page.SINGLE_COLUMN, Page.DOUBLE_COLUMN}) {
            for (var entry : Figures.gallery(width).entrySet()) {
                Path file = folder.resolve(entry.getKey() + (int) width + ".png");
                assertEquals(0, PngFile.write(entry.getValue(), file).warnings().size(), entry.getKey());
                assertTrue(ImageIO.read(file.toFile()).getWidth() == Math.round(width / 25.4 * 300), entry.getKey());
            }
        }
    }

    @Test
    void imagesLargerThanMemoryAreRefused() {
        Page page = Page.of("", 1e6, 10);

        assertThrows(IllegalArgumentException.class, () -> PngFile.write(page, folder.resolve("x.png")));
    }
}
