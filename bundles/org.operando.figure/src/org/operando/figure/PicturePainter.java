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
import java.util.function.Consumer;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import org.operando.api.figure.Picture;

/** Draws imported pictures: photographs sampled at the target's pixels when they have more, drawings as drawings. */
public final class PicturePainter {
    static final long MOST_PIXELS = 40_000_000;
    /** Of a picture that has more, every second or third is read. */
    private static final long ENOUGH_PIXELS = 12_000_000;
    private static final long MOST_BYTES = 400_000_000;

    static {
        // else ImageIO writes temporary files
        ImageIO.setUseCache(false);
    }

    private PicturePainter() {
    }

    /**
     * Reads a picture as {@link Painter} does, and forgets it.
     * @throws PictureException when it is none of PNG, TIFF, JPEG and SVG, is broken, has more than 4e7 pixels,
     *         or holds what is refused; the message names the file and says what to do
     */
    public static void check(Picture picture) {
        if (isSvg(picture.content())) {
            SvgPicture.read(picture.name(), picture.content(), lost -> {
                // said when it is painted
            });
        } else {
            read(picture);
        }
    }

    static void paint(Picture picture, Area plot, Target target, Consumer<String> report) {
        if (isSvg(picture.content())) {
            SvgPicture drawing = SvgPicture.read(picture.name(), picture.content(), report);
            Area at = fitted(plot, drawing.aspect());
            drawing.judge(at);
            target.drawing(drawing, at);
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

    /** A way to look at a picture. */
    interface Look<T> {
        T at(ImageReader reader) throws IOException;
    }

    static <T> T read(String name, byte[] content, Look<T> look) {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new PictureException(name + ": neither PNG, TIFF, JPEG nor SVG; convert it to one of them");
            }
            ImageReader reader = readers.next();
            try {
                // texts and profiles of a picture may be packed, and nobody reads them
                reader.setInput(stream, true, true);
                return look.at(reader);
            } finally {
                reader.dispose();
            }
        } catch (PictureException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new PictureException(name + ": cannot be read as a picture (" + e + "); convert it to PNG", e);
        }
    }

    /**
     * Refuses by the header a picture that would take much memory.
     * @return how many pixels it has
     */
    static long requireSize(String name, byte[] content) {
        return read(name, content, reader -> {
            requireSize(name, reader);
            return (long) reader.getWidth(0) * reader.getHeight(0);
        });
    }

    private static void requireSize(String name, ImageReader reader) throws IOException {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        ImageTypeSpecifier type = reader.getRawImageType(0);
        long bytes = pixels * (type == null ? 4 : type.getNumBands() * (type.getBitsPerBand(0) + 7L) / 8);
        if (pixels > MOST_PIXELS || bytes > MOST_BYTES) {
            throw new PictureException(name + ": " + reader.getWidth(0) + " x " + reader.getHeight(0)
                    + " pixels; at most 4e7 are read, and 400 MB; make the picture smaller");
        }
    }

    private static BufferedImage read(Picture picture) {
        return read(picture.name(), picture.content(), reader -> {
            requireSize(picture.name(), reader);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            int step = (int) Math.ceil(Math.sqrt(pixels / (double) ENOUGH_PIXELS));
            ImageReadParam part = reader.getDefaultReadParam();
            part.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, part);
        });
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
