// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.operando.api.figure.Page;

/**
 * Writes a page as PNG (ISO/IEC 15948): 8-bit RGB with resolution and title and without a date, so that equal figures
 * are equal bytes.
 */
public final class PngFile {
    /** What journals ask for. */
    public static final double DOTS_PER_INCH = 300;

    private static final int LONGEST_SIDE = 20_000;
    private static final long MOST_PIXELS = 100_000_000;

    private PngFile() {
    }

    /** Writes a page at {@link #DOTS_PER_INCH}. */
    public static Painter.Report write(Page page, Path file) throws IOException {
        return write(page, file, DOTS_PER_INCH);
    }

    /**
     * Writes a page.
     * @param dotsPerInch resolution
     * @return what could not be drawn as asked
     * @throws IllegalArgumentException when the image would have more than 20000 pixels a side or 1e8 in all
     */
    public static Painter.Report write(Page page, Path file, double dotsPerInch) throws IOException {
        int width = pixels(page.widthMm(), dotsPerInch);
        int height = pixels(page.heightMm(), dotsPerInch);
        if ((long) width * height > MOST_PIXELS) {
            throw new IllegalArgumentException("an image of " + width + " x " + height + " pixels");
        }
        RasterTarget target = new RasterTarget(width, height, dotsPerInch / 72);
        Painter.Report report = new Painter().paint(page, target);
        Files.write(file, PngStream.opaque(target.pixels(), width, height, dotsPerInch, page.title()));
        return report;
    }

    private static int pixels(double millimetres, double dotsPerInch) {
        long pixels = Math.max(1, Math.round(millimetres / 25.4 * dotsPerInch));
        if (pixels > LONGEST_SIDE) {
            throw new IllegalArgumentException(
                    millimetres + " mm at " + dotsPerInch + " dots per inch are " + pixels + " pixels");
        }
        return (int) pixels;
    }
}
