// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

import org.operando.api.figure.Page;

/**
 * Writes a page as PNG (ISO/IEC 15948): 8-bit RGB with resolution and title and without a date, so that equal figures
 * are equal bytes.
 */
public final class PngFile {
    /** What journals ask for. */
    public static final double DOTS_PER_INCH = 300;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final double METRES_PER_INCH = 0.0254;
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
        Files.write(file, encode(target.pixels(), width, height, dotsPerInch, page.title()));
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

    /** The bytes of a PNG file of these pixels, 0xRRGGBB. */
    static byte[] encode(int[] rgb, int width, int height, double dotsPerInch, String title) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        byte[] eightBitRgb = {8, 2, 0, 0, 0};
        chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(eightBitRgb).array());
        int perMetre = (int) Math.round(dotsPerInch / METRES_PER_INCH);
        chunk(out, "pHYs", ByteBuffer.allocate(9).putInt(perMetre).putInt(perMetre).put((byte) 1).array());
        if (!title.isBlank()) {
            // iTXt: keyword, 0, not compressed, method 0, no language, no translated keyword, UTF-8 text
            chunk(out, "iTXt", ("Title\0\0\0\0\0" + title.replace('\0', ' ')).getBytes(StandardCharsets.UTF_8));
        }
        chunk(out, "IDAT", deflated(filtered(rgb, width, height)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(8).putInt(data.length).put(name).array());
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /** Rows with filter 0 (none) or 2 (difference to the row above), whichever has the smaller sum of bytes. */
    private static byte[] filtered(int[] rgb, int width, int height) {
        int stride = 3 * width;
        byte[] rows = new byte[(stride + 1) * height];
        byte[] above = new byte[stride];
        byte[] row = new byte[stride];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int colour = rgb[y * width + x];
                row[3 * x] = (byte) (colour >> 16);
                row[3 * x + 1] = (byte) (colour >> 8);
                row[3 * x + 2] = (byte) colour;
            }
            long plain = 0;
            long changed = 0;
            for (int i = 0; i < stride; i++) {
                plain += Math.abs(row[i]);
                changed += Math.abs((byte) (row[i] - above[i]));
            }
            int start = y * (stride + 1);
            boolean up = changed < plain;
            rows[start] = (byte) (up ? 2 : 0);
            for (int i = 0; i < stride; i++) {
                rows[start + 1 + i] = (byte) (up ? row[i] - above[i] : row[i]);
            }
            byte[] swap = above;
            above = row;
            row = swap;
        }
        return rows;
    }

    private static byte[] deflated(byte[] data) {
        Deflater deflater = new Deflater(6);
        deflater.setInput(data);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream(data.length / 8 + 64);
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }
}
