// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;

class MaskPictureTest {
    private static byte[] bytes(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, out));
        return out.toByteArray();
    }

    private static BufferedImage image(int type) {
        BufferedImage image = new BufferedImage(5, 3, type);
        image.getRaster().setSample(0, 0, 0, 1);
        image.getRaster().setSample(4, 2, 0, 1);
        return image;
    }

    @Test
    void whatIsNotZeroIsInsideAtAllDepths() throws Exception {
        BitSet expected = new BitSet();
        expected.set(0);
        expected.set(14);
        for (String format : new String[] {"png", "tiff"}) {
            for (int type : new int[] {BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_USHORT_GRAY}) {
                assertEquals(new MaskPicture(5, 3, expected), MaskPicture.read("m", bytes(image(type), format)),
                        format + " " + type);
            }
        }
    }

    @Test
    void writtenMaskIsReadAgainAndHasEqualBytes() throws Exception {
        BitSet inside = new BitSet();
        inside.set(3, 9);
        MaskPicture mask = new MaskPicture(4, 5, inside);

        assertEquals(mask, MaskPicture.read("m", mask.png()));
        assertEquals(ByteBuffer.wrap(mask.png()), ByteBuffer.wrap(mask.png()));
        assertEquals(6, mask.count());
        assertTrue(mask.isInside(0, 1) && mask.isInside(3, 0));
        assertFalse(mask.isInside(4, 0) || mask.isInside(0, 0) || mask.isInside(-1, 1) || mask.isInside(0, 5));
    }

    private static void assertRefused(byte[] content, String text) {
        String said = assertThrows(PictureException.class, () -> MaskPicture.read("m.x", content)).getMessage();
        assertTrue(said.startsWith("m.x: ") && said.contains(text), said);
    }

    @Test
    void whatIsNoPictureOfOneWholeNumberAPixelIsRefused() throws Exception {
        assertRefused(bytes(new BufferedImage(5, 3, BufferedImage.TYPE_INT_RGB), "png"), "3 numbers a pixel");
        assertRefused(bytes(new BufferedImage(5, 3, BufferedImage.TYPE_INT_ARGB), "png"), "4 numbers a pixel");
        assertRefused(bytes(new BufferedImage(5, 3, BufferedImage.TYPE_BYTE_GRAY), "jpeg"), "save the mask as PNG");
        WritableRaster floats = Raster.createWritableRaster(new BandedSampleModel(DataBuffer.TYPE_FLOAT, 5, 3, 1),
                null);
        assertRefused(bytes(new BufferedImage(new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_GRAY),
                false, false, 1, DataBuffer.TYPE_FLOAT), floats, false, null), "tiff"), "32 bits");
        assertRefused("hello".getBytes(StandardCharsets.US_ASCII), "neither PNG");
        byte[] png = bytes(image(BufferedImage.TYPE_BYTE_GRAY), "png");
        assertRefused(Arrays.copyOf(png, png.length - 30), "cannot be read");
    }

    @Test
    void pagesAreNotOneMask() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(image(BufferedImage.TYPE_BYTE_GRAY), null, null), null);
            writer.writeToSequence(new IIOImage(image(BufferedImage.TYPE_BYTE_GRAY), null, null), null);
            writer.endWriteSequence();
        }
        writer.dispose();

        assertRefused(out.toByteArray(), "2 pages");
    }

    @Test
    void hugeMaskIsRefusedByItsHead() throws Exception {
        byte[] png = bytes(image(BufferedImage.TYPE_BYTE_GRAY), "png");
        ByteBuffer head = ByteBuffer.wrap(png);
        head.putInt(16, 60_000).putInt(20, 50_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        head.putInt(29, (int) crc.getValue());

        assertRefused(png, "60000 x 50000 pixels; a mask has at most 4096 x 4096");
    }
}
