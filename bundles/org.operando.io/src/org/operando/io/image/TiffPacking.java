// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Undoes what packs the strips and tiles of a TIFF: PackBits, LZW and deflate, and the differences between neighbours
 * (TIFF 6.0, sections 9, 13, 14; Adobe's technical note 3 for floats).
 */
enum TiffPacking {
    /** Not packed. */
    NONE(1),
    /** Runs of bytes. */
    PACK_BITS(64),
    /** Lempel, Ziv and Welch, most significant bit first, code width changing one code early. */
    LZW(1400),
    /** zlib. */
    DEFLATE(1040);

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int CODES = 4096;
    /** Bytes behind the last pixel that are none: codes to clear and to end, and what fills a word. */
    private static final int MOST_PADDING = 6;

    /** How many times packed bytes can grow at most. */
    private final int best;

    TiffPacking(int best) {
        this.best = best;
    }

    int best() {
        return best;
    }

    /** The packing by the number of tag 259, or null for one that is not read. */
    static TiffPacking of(long compression) {
        return switch ((int) Math.clamp(compression, 0, Integer.MAX_VALUE)) {
            case 1 -> NONE;
            case 5 -> LZW;
            case 8, 32946 -> DEFLATE;
            case 32773 -> PACK_BITS;
            default -> null;
        };
    }

    /**
     * Fills bytes, and goes on to the end of what is packed: the checksum of deflate stands there.
     * @param most bytes that may come out
     * @return how many came out; more than there was room for when they did not fit
     */
    int unpack(byte[] packed, byte[] into, int most) throws DataFormatException {
        return switch (this) {
            case NONE -> {
                int n = Math.min(packed.length, into.length);
                System.arraycopy(packed, 0, into, 0, n);
                yield n;
            }
            case PACK_BITS -> packBits(packed, into);
            case LZW -> lzw(packed, into);
            case DEFLATE -> inflate(packed, into, most);
        };
    }

    private static int inflate(byte[] packed, byte[] into, int most) throws DataFormatException {
        byte[] behind = new byte[1 << 10];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed);
            int n = 0;
            while (!inflater.finished() && n <= most) {
                int more = n < into.length ? inflater.inflate(into, n, into.length - n) : inflater.inflate(behind);
                if (more == 0 && !inflater.finished()) {
                    throw new DataFormatException("it ends early, after " + n + " bytes"
                            + (n < into.length ? "" : " and before its checksum"));
                }
                n += more;
            }
            return n;
        }
    }

    private static int packBits(byte[] packed, byte[] into) {
        int out = 0;
        int in = 0;
        while (in < packed.length && out < into.length) {
            int n = packed[in++];
            if (n >= 0) {
                int length = Math.min(n + 1, Math.min(packed.length - in, into.length - out));
                System.arraycopy(packed, in, into, out, length);
                in += length;
                out += length;
            } else if (n != Byte.MIN_VALUE && in < packed.length) {
                int end = Math.min(into.length, out + 1 - n);
                byte value = packed[in++];
                while (out < end) {
                    into[out++] = value;
                }
            }
        }
        return packed.length - in > MOST_PADDING ? out + 1 : out;
    }

    /**
     * Each code stands for the string of an earlier code and the byte that followed it; since that string was written
     * before, a code is where in the output it begins and how long it is.
     */
    private static int lzw(byte[] packed, byte[] into) throws DataFormatException {
        int[] start = new int[CODES];
        int[] length = new int[CODES];
        int next = END + 1;
        int width = 9;
        int before = -1;
        int out = 0;
        long bits = 0;
        int held = 0;
        int in = 0;
        while (out < into.length) {
            while (held < width && in < packed.length) {
                bits = bits << 8 | packed[in++] & 0xff;
                held += 8;
            }
            if (held < width) {
                break;
            }
            held -= width;
            int code = (int) (bits >>> held) & (1 << width) - 1;
            if (code == END) {
                break;
            }
            if (code == CLEAR) {
                next = END + 1;
                width = 9;
                before = -1;
                continue;
            }
            int from = out;
            out = string(code, next, before, start, length, into, out);
            if (before >= 0 && next < CODES) {
                // the string before and the first byte of this one, which stands right behind it
                start[next] = from - lengthOf(before, length);
                length[next++] = lengthOf(before, length) + 1;
            }
            before = code;
            width = next >= 2047 ? 12 : next >= 1023 ? 11 : next >= 511 ? 10 : 9;
        }
        return packed.length - in > MOST_PADDING ? out + 1 : out;
    }

    private static int lengthOf(int code, int[] length) {
        return code < CLEAR ? 1 : length[code];
    }

    private static int string(int code, int next, int before, int[] start, int[] length, byte[] into, int out)
            throws DataFormatException {
        if (code < CLEAR) {
            into[out] = (byte) code;
            return out + 1;
        }
        if (code > next || before < 0 || code == next && next >= CODES) {
            throw new DataFormatException("LZW code " + code + " where " + next + " is the next");
        }
        // a code that is just being made: the string before and its own first byte
        int from = code == next ? out - lengthOf(before, length) : start[code];
        int n = Math.min(code == next ? lengthOf(before, length) + 1 : length[code], into.length - out);
        for (int i = 0; i < n; i++) {
            into[out + i] = into[from + i];
        }
        return out + n;
    }

    /**
     * Undoes horizontal differences: each pixel was stored as its difference from the one on its left, modulo 2 to the
     * number of its bits.
     * @param width pixels of a row
     */
    static void addUp(byte[] rows, int width, int pixelBytes, ByteOrder order) {
        ByteBuffer pixels = ByteBuffer.wrap(rows).order(order);
        int rowBytes = width * pixelBytes;
        for (int row = 0; row + rowBytes <= rows.length; row += rowBytes) {
            long sum = 0;
            for (int at = row; at < row + rowBytes; at += pixelBytes) {
                switch (pixelBytes) {
                    case 1 -> pixels.put(at, (byte) (sum += pixels.get(at)));
                    case 2 -> pixels.putShort(at, (short) (sum += pixels.getShort(at)));
                    case 4 -> pixels.putInt(at, (int) (sum += pixels.getInt(at)));
                    default -> pixels.putLong(at, sum += pixels.getLong(at));
                }
            }
        }
    }

    /** Undoes differences of floats, whose bytes stand by significance, the highest of all pixels first. */
    static void addUpFloats(byte[] rows, int width, int pixelBytes, ByteOrder order) {
        int rowBytes = width * pixelBytes;
        byte[] planes = new byte[rowBytes];
        for (int row = 0; row + rowBytes <= rows.length; row += rowBytes) {
            byte sum = 0;
            for (int i = 0; i < rowBytes; i++) {
                sum += rows[row + i];
                planes[i] = sum;
            }
            for (int b = 0; b < pixelBytes; b++) {
                int place = order == ByteOrder.BIG_ENDIAN ? b : pixelBytes - 1 - b;
                for (int i = 0; i < width; i++) {
                    rows[row + i * pixelBytes + place] = planes[b * width + i];
                }
            }
        }
    }
}
