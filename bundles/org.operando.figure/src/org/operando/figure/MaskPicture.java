// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A mask: which pixels of a grid belong to something. As a file it is a PNG or TIFF with one whole number a pixel, of at
 * most 16 bits, of which 0 is outside and anything else inside; numbers count as they are stored, whatever the palette.
 * Pixels are numbered row by row from the upper left one.
 * @param columns number of columns
 * @param rows number of rows
 * @param inside numbers of the pixels inside, {@code row * columns + column}; not to be changed
 */
public record MaskPicture(int columns, int rows, BitSet inside) {
    /** Most pixels of a mask: 4096 x 4096. */
    public static final int MOST_PIXELS = 1 << 24;

    private static final int MOST_BITS = 16;
    private static final int LIT = 255;

    public MaskPicture {
        if (columns < 1 || rows < 1 || (long) columns * rows > MOST_PIXELS) {
            throw new IllegalArgumentException("a mask of " + columns + " x " + rows + " pixels");
        }
    }

    /**
     * Reads a mask.
     * @param name of the file, for messages
     * @param content its bytes
     * @throws PictureException when it is no PNG or TIFF, has several pages or colours, numbers with a fraction or of more
     *         than 16 bits, or more than {@link #MOST_PIXELS} pixels; the message names the file and says what to do
     */
    public static MaskPicture read(String name, byte[] content) {
        return PicturePainter.read(name, content, reader -> {
            ImageInputStream stream = (ImageInputStream) reader.getInput();
            stream.seek(0);
            // pages are counted: the reader has to look ahead
            reader.setInput(stream, false, true);
            String format = reader.getFormatName().toLowerCase(Locale.ROOT);
            if (!format.equals("png") && !format.startsWith("tif")) {
                throw new PictureException(name + ": a " + reader.getFormatName()
                        + " picture does not keep its pixels; save the mask as PNG or TIFF");
            }
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                throw new PictureException(name + ": " + reader.getWidth(0) + " x " + reader.getHeight(0)
                        + " pixels; a mask has at most 4096 x 4096; cut it to the region, and say its 'x' and 'y'");
            }
            if (reader.getNumImages(true) != 1) {
                throw new PictureException(name + ": " + reader.getNumImages(true)
                        + " pages, a mask is one picture; save the page that is meant");
            }
            return of(name, reader);
        });
    }

    private static MaskPicture of(String name, ImageReader reader) throws IOException {
        if (reader.getRawImageType(0) != null && reader.getRawImageType(0).getNumBands() > 1) {
            throw new PictureException(name + ": " + reader.getRawImageType(0).getNumBands()
                    + " numbers a pixel (a colour picture), a mask has one; save it in grey, 8 bits");
        }
        Raster raster = reader.canReadRaster() ? reader.readRaster(0, null) : reader.read(0).getRaster();
        int type = raster.getSampleModel().getDataType();
        if (raster.getNumBands() != 1 || raster.getSampleModel().getSampleSize(0) > MOST_BITS
                || type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
            throw new PictureException(name + ": " + raster.getNumBands() + " numbers a pixel of "
                    + raster.getSampleModel().getSampleSize(0)
                    + " bits, a mask has one whole number of at most 16; save it in grey, 8 bits");
        }
        BitSet inside = new BitSet();
        int columns = raster.getWidth();
        int[] line = new int[columns];
        for (int row = 0; row < raster.getHeight(); row++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + row, columns, 1, 0, line);
            for (int column = 0; column < columns; column++) {
                if (line[column] != 0) {
                    inside.set(row * columns + column);
                }
            }
        }
        return new MaskPicture(columns, raster.getHeight(), inside);
    }

    /** Number of pixels inside. */
    public int count() {
        return inside.cardinality();
    }

    /** Whether a pixel is inside; none is beyond the edges. */
    public boolean isInside(int column, int row) {
        return column >= 0 && column < columns && row >= 0 && row < rows && inside.get(row * columns + column);
    }

    /** The mask as a PNG of 8 bits, 255 inside. */
    public byte[] png() throws IOException {
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
        int[] line = new int[columns];
        for (int row = 0; row < rows; row++) {
            Arrays.fill(line, 0);
            int end = (row + 1) * columns;
            for (int i = inside.nextSetBit(row * columns); i >= 0 && i < end; i = inside.nextSetBit(i + 1)) {
                line[i - row * columns] = LIT;
            }
            image.getRaster().setSamples(0, row, columns, 1, 0, line);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        }
        return bytes.toByteArray();
    }
}
