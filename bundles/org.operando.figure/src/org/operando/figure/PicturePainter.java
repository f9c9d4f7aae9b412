// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.operando.api.figure.Picture;

/** Draws imported pictures: photographs sampled at the target's pixels when they have more, drawings as drawings. */
public final class PicturePainter {
    private static final long MOST_PIXELS = 100_000_000;

    private PicturePainter() {
    }

    /**
     * Reads a picture as {@link Painter} does, and forgets it.
     * @throws IllegalArgumentException when it is none of PNG, TIFF, JPEG and SVG, is broken, has more than 1e8 pixels,
     *         or holds what is refused; the message names the file and says what to do
     */
    public static void check(Picture picture) {
        if (isSvg(picture.content())) {
            SvgPicture.read(picture.name(), picture.content());
        } else {
            read(picture);
        }
    }

    static void paint(Picture picture, Area plot, Target target) {
        if (isSvg(picture.content())) {
            SvgPicture drawing = SvgPicture.read(picture.name(), picture.content());
            target.drawing(drawing, fitted(plot, drawing.aspect()));
            return;
        }
        BufferedImage image = read(picture);
        Area at = fitted(plot, (double) image.getWidth() / image.getHeight());
        double resolution = target.pixelsPerPoint();
        int width = (int) Math.max(1, Math.round(at.width() * resolution));
        int height = (int) Math.max(1, Math.round(at.height() * resolution));
        target.image(sampled(image, width, height), at, true);
    }

    private static boolean isSvg(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, 4096), StandardCharsets.UTF_8);
        return start.stripLeading().startsWith("<") || start.startsWith("\ufeff<");
    }

    /** The largest area of a shape in the middle of another. */
    private static Area fitted(Area plot, double aspect) {
        double width = Math.min(plot.width(), plot.height() * aspect);
        double height = width / aspect;
        return new Area(plot.centreX() - width / 2, plot.centreY() - height / 2, width, height);
    }

    private static BufferedImage read(Picture picture) {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(picture.content()))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new IllegalArgumentException(
                        picture.name() + ": neither PNG, TIFF, JPEG nor SVG; convert it to one of them");
            }
            ImageReader reader = readers.next();
            reader.setInput(stream);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                throw new IllegalArgumentException(picture.name() + ": " + pixels + " pixels; at most 1e8 are read");
            }
            BufferedImage image = reader.read(0);
            reader.dispose();
            return image;
        } catch (IOException | RuntimeException e) {
            if (e instanceof IllegalArgumentException own && own.getMessage() != null
                    && own.getMessage().startsWith(picture.name())) {
                throw own;
            }
            throw new IllegalArgumentException(picture.name() + ": cannot be read as a picture (" + e + ")", e);
        }
    }

    /** Area means when there are more pixels than the target has; else the pixels as they are. */
    private static Pixels sampled(BufferedImage image, int width, int height) {
        BufferedImage colours = colours(image);
        if (colours.getWidth() <= width && colours.getHeight() <= height) {
            return new Pixels(((DataBufferInt) colours.getRaster().getDataBuffer()).getData(), colours.getWidth(),
                    colours.getHeight());
        }
        Image means = colours.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING);
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.drawImage(means, 0, 0, null);
        graphics.dispose();
        return new Pixels(((DataBufferInt) scaled.getRaster().getDataBuffer()).getData(), width, height);
    }

    /** Grey values as they are stored: AWT would brighten those of 16 bits, which it takes for linear light. */
    private static BufferedImage colours(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        BufferedImage colours = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int depth = image.getSampleModel().getSampleSize(0);
        if (image.getSampleModel().getNumBands() == 1 && image.getColorModel().getNumColorComponents() == 1
                && depth <= 16) {
            Raster raster = image.getRaster();
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int grey = raster.getSample(x, y, 0) * 255 / ((1 << depth) - 1);
                    colours.setRGB(x, y, 0xff000000 | grey * 0x010101);
                }
            }
            return colours;
        }
        Graphics2D graphics = colours.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return colours;
    }
}
