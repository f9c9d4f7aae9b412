// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetFactory;
import org.operando.api.LoadException;

/**
 * A picture in PNG as numbers, by the JDK's reader: what is drawn in other programs, such as masks. Grey pictures give their
 * grey values, others 1 where something is painted that is neither black nor transparent, else 0.
 */
public final class PngImage {
    private static final long MOST_PIXELS = 400_000_000L;
    /** No picture is packed better. */
    private static final long MOST_PIXELS_PER_BYTE = 2000;

    private PngImage() {
    }

    /**
     * Reads a picture, {@code [row][column]}; its size is looked at before its pixels are.
     * @throws LoadException when it is damaged or no PNG
     */
    public static Dataset read(Path file) throws LoadException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = in == null ? null : ImageIO.getImageReadersByFormatName("png");
            if (readers == null || !readers.hasNext()) {
                throw LoadException.at(file, "", "cannot be opened as PNG");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int rows = reader.getHeight(0);
                int columns = reader.getWidth(0);
                if ((long) rows * columns > Math.min(MOST_PIXELS, MOST_PIXELS_PER_BYTE * in.length())) {
                    throw LoadException.at(file, "byte 16", "says " + rows + " x " + columns + " pixels in "
                            + in.length() + " bytes", "save it again");
                }
                return numbers(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw LoadException.io(file, e);
        } catch (RuntimeException e) {
            throw new LoadException("is damaged: " + e, file.toString(), "save it again", e);
        }
    }

    private static Dataset numbers(BufferedImage image) {
        int rows = image.getHeight();
        int columns = image.getWidth();
        int[] values = new int[rows * columns];
        boolean grey = image.getRaster().getNumBands() == 1 && image.getColorModel().getPixelSize() >= 8
                && !(image.getColorModel() instanceof IndexColorModel);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                if (grey) {
                    values[i * columns + j] = image.getRaster().getSample(j, i, 0);
                } else {
                    int argb = image.getRGB(j, i);
                    values[i * columns + j] = argb >>> 24 != 0 && (argb & 0xffffff) != 0 ? 1 : 0;
                }
            }
        }
        return DatasetFactory.createFromObject(values, rows, columns);
    }
}
