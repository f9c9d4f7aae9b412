// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.regions;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.operando.api.figure.Image;

/** Reads a picture that is drawn on, in the background: its greys, placed in micrometres, so that they move with the axes. */
final class GroundReader {
    private static final long LARGEST = 64L << 20;
    private static final long MOST_PIXELS = 40_000_000;
    /** Of larger pictures every second or third pixel is shown. */
    private static final double ENOUGH = 4e6;

    private GroundReader() {
    }

    /**
     * Reads a picture.
     * @param side of a pixel, um
     * @param read hears of the picture on the UI thread
     * @param failed hears on the UI thread why there is none
     */
    static void read(Path file, double side, Display display, Consumer<RegionPage.Ground> read,
            Consumer<String> failed) {
        Job job = Job.create("Reading a picture", (IJobFunction) monitor -> {
            try {
                RegionPage.Ground ground = ground(file, side);
                display.asyncExec(() -> read.accept(ground));
            } catch (IOException | RuntimeException e) {
                display.asyncExec(() -> failed.accept(file + ": " + e.getMessage()));
            }
            return Status.OK_STATUS;
        });
        job.setSystem(true);
        job.schedule();
    }

    private static RegionPage.Ground ground(Path file, double side) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("is larger than 64 MiB; make the picture smaller");
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("is no picture that can be read; save it as PNG or TIFF");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return ground(reader, side);
            } finally {
                reader.dispose();
            }
        }
    }

    private static RegionPage.Ground ground(ImageReader reader, double side) throws IOException {
        int columns = reader.getWidth(0);
        int rows = reader.getHeight(0);
        if ((long) columns * rows > MOST_PIXELS) {
            throw new IOException("has " + columns + " x " + rows + " pixels, at most 4e7; make the picture smaller");
        }
        int step = (int) Math.ceil(Math.sqrt((double) columns * rows / ENOUGH));
        ImageReadParam part = reader.getDefaultReadParam();
        part.setSourceSubsampling(step, step, 0, 0);
        boolean grey = reader.getRawImageType(0) != null && reader.getRawImageType(0).getNumBands() == 1
                && !reader.getRawImageType(0).getColorModel().getClass().getSimpleName().startsWith("Index");
        BufferedImage image = grey && reader.canReadRaster() ? null : reader.read(0, part);
        Raster raster = image == null ? reader.readRaster(0, part) : image.getRaster();
        int width = raster.getWidth();
        int height = raster.getHeight();
        float[] values = new float[width * height];
        if (grey) {
            raster.getSamples(raster.getMinX(), raster.getMinY(), width, height, 0, values);
        } else {
            for (int i = 0; i < values.length; i++) {
                int rgb = image.getRGB(i % width, i / width);
                values[i] = 0.299f * (rgb >> 16 & 255) + 0.587f * (rgb >> 8 & 255) + 0.114f * (rgb & 255);
            }
        }
        return new RegionPage.Ground(columns, rows, side, new Image(edges(width, columns, step, side),
                edges(height, rows, step, side), values, colours(values)));
    }

    private static double[] edges(int cells, int pixels, int step, double side) {
        double[] edges = new double[cells + 1];
        for (int i = 0; i <= cells; i++) {
            edges[i] = Math.min(pixels, (double) i * step) * side;
        }
        return edges;
    }

    private static Image.Colours colours(float[] values) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (float v : values) {
            low = v < low ? v : low;
            high = v > high ? v : high;
        }
        return new Image.Colours("grey", low < high ? low : 0, low < high ? high : Math.max(1, high), "");
    }
}
