// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** The bytes of PNG files (ISO/IEC 15948), without a date, so that equal pixels are equal bytes. */
final class PngStream {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final double METRES_PER_INCH = 0.0254;
    private static final byte RGB = 2;
    private static final byte PALETTE = 3;
    private static final byte RGBA = 6;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int width;
    private final int height;

    private PngStream(int width, int height) {
        this.width = width;
        this.height = height;
        out.writeBytes(SIGNATURE);
    }

    /** Opaque pixels, 0xRRGGBB, with resolution and title. */
    static byte[] opaque(int[] rgb, int width, int height, double dotsPerInch, String title) {
        PngStream png = new PngStream(width, height);
        png.header(RGB);
        int perMetre = (int) Math.round(dotsPerInch / METRES_PER_INCH);
        png.chunk("pHYs", ByteBuffer.allocate(9).putInt(perMetre).putInt(perMetre).put((byte) 1).array());
        if (!title.isBlank()) {
            // iTXt: keyword, 0, not compressed, method 0, no language, no translated keyword, UTF-8 text
            png.chunk("iTXt", ("Title\0\0\0\0\0" + title.replace('\0', ' ')).getBytes(StandardCharsets.UTF_8));
        }
        return png.data(bytes(rgb, 3), 3);
    }

    /** Pixels with transparency: with a palette when they have no more than 256 colours. */
    static byte[] of(Pixels pixels) {
        PngStream png = new PngStream(pixels.width(), pixels.height());
        Optional<Pixels.Indexed> indexed = pixels.indexed();
        if (indexed.isEmpty()) {
            boolean opaque = pixels.opaque();
            png.header(opaque ? RGB : RGBA);
            return png.data(bytes(pixels.argb(), opaque ? 3 : 4), opaque ? 3 : 4);
        }
        int[] palette = indexed.get().palette();
        png.header(PALETTE);
        png.chunk("PLTE", bytes(palette, 3));
        byte[] alpha = new byte[palette.length];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = (byte) (palette[i] >>> 24);
        }
        png.chunk("tRNS", alpha);
        return png.data(indexed.get().indices(), 1);
    }

    private void header(byte type) {
        byte[] eightBit = {8, type, 0, 0, 0};
        chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(eightBit).array());
    }

    private byte[] data(byte[] bytes, int samples) {
        chunk("IDAT", deflated(filtered(bytes, samples)));
        chunk("IEND", new byte[0]);
        return out.toByteArray();
    }

    private void chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(8).putInt(data.length).put(name).array());
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    private static byte[] bytes(int[] argb, int samples) {
        byte[] bytes = new byte[samples * argb.length];
        int k = 0;
        for (int colour : argb) {
            bytes[k++] = (byte) (colour >> 16);
            bytes[k++] = (byte) (colour >> 8);
            bytes[k++] = (byte) colour;
            if (samples == 4) {
                bytes[k++] = (byte) (colour >>> 24);
            }
        }
        return bytes;
    }

    /** Rows with filter 0 (none) or 2 (difference to the row above), whichever has the smaller sum of bytes. */
    private byte[] filtered(byte[] bytes, int samples) {
        int stride = samples * width;
        byte[] rows = new byte[(stride + 1) * height];
        for (int y = 0; y < height; y++) {
            int row = y * stride;
            long plain = 0;
            long changed = 0;
            for (int i = row; i < row + stride; i++) {
                plain += Math.abs(bytes[i]);
                changed += Math.abs((byte) (bytes[i] - (y == 0 ? 0 : bytes[i - stride])));
            }
            int start = y * (stride + 1);
            boolean up = y > 0 && changed < plain;
            rows[start] = (byte) (up ? 2 : 0);
            for (int i = 0; i < stride; i++) {
                rows[start + 1 + i] = (byte) (up ? bytes[row + i] - bytes[row + i - stride] : bytes[row + i]);
            }
        }
        return rows;
    }

    /** The bytes compressed as zlib stream, for PNG and PDF. */
    static byte[] deflated(byte[] data) {
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
