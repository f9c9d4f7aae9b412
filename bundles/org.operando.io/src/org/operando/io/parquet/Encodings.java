// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.parquet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How values lie in a page, by the encodings of the Parquet format. */
final class Encodings {
    static final int PLAIN = 0;
    static final int PLAIN_DICTIONARY = 2;
    static final int RLE = 3;
    static final int DELTA_BINARY_PACKED = 5;
    static final int RLE_DICTIONARY = 8;
    static final int BYTE_STREAM_SPLIT = 9;
    private static final String[] NAMES = {"PLAIN", "GROUP_VAR_INT", "PLAIN_DICTIONARY", "RLE", "BIT_PACKED",
        "DELTA_BINARY_PACKED", "DELTA_LENGTH_BYTE_ARRAY", "DELTA_BYTE_ARRAY", "RLE_DICTIONARY", "BYTE_STREAM_SPLIT"};
    /** Widest block of differences; writers use 128 values. */
    private static final int LARGEST_BLOCK = 1 << 20;

    private Encodings() {
    }

    static String name(int encoding) {
        return encoding >= 0 && encoding < NAMES.length ? NAMES[encoding] : "number " + encoding;
    }

    /** Reads values of a page that stand for themselves. */
    static void values(int encoding, Leaf leaf, PageBytes page, int count, ColumnValues into)
            throws MalformedParquet {
        into.reserve(count);
        switch (encoding) {
            case PLAIN -> plain(leaf, page, count, into);
            case RLE -> {
                if (leaf.physical() != Leaf.BOOLEAN) {
                    throw unread(encoding);
                }
                page.require(4, "the length of its runs");
                long[] values = runs(page.part(page.buffer().getInt(), "its runs"), 1, count);
                for (long value : values) {
                    into.add(value);
                }
            }
            case DELTA_BINARY_PACKED -> differences(leaf, page, count, into);
            case BYTE_STREAM_SPLIT -> split(leaf, page, count, into);
            default -> throw unread(encoding);
        }
    }

    private static MalformedParquet unread(int encoding) {
        return new MalformedParquet("has values in the encoding " + name(encoding) + ", which is not read; "
                + "write it with PLAIN or dictionary encoding");
    }

    private static void plain(Leaf leaf, PageBytes page, int count, ColumnValues into) throws MalformedParquet {
        ByteBuffer b = page.buffer();
        switch (leaf.physical()) {
            case Leaf.BOOLEAN -> {
                long[] bits = new long[count];
                page.bits(1, bits, 0, count, "its values");
                for (long bit : bits) {
                    into.add(bit);
                }
            }
            case Leaf.INT32 -> {
                page.require(4L * count, "its values");
                for (int i = 0; i < count; i++) {
                    into.add(number(leaf, b.getInt()));
                }
            }
            case Leaf.INT64 -> {
                page.require(8L * count, "its values");
                for (int i = 0; i < count; i++) {
                    into.add(number(leaf, b.getLong()));
                }
            }
            case Leaf.FLOAT -> {
                page.require(4L * count, "its values");
                for (int i = 0; i < count; i++) {
                    into.add(b.getFloat());
                }
            }
            case Leaf.DOUBLE -> {
                page.require(8L * count, "its values");
                for (int i = 0; i < count; i++) {
                    into.add(b.getDouble());
                }
            }
            default -> texts(page, count, into);
        }
    }

    private static void texts(PageBytes page, int count, ColumnValues into) throws MalformedParquet {
        ByteBuffer b = page.buffer();
        for (int i = 0; i < count; i++) {
            page.require(4, "the length of text " + i);
            int length = b.getInt();
            page.require(length, "text " + i);
            byte[] text = new byte[length];
            b.get(text);
            into.add(new String(text, StandardCharsets.UTF_8));
        }
    }

    private static double number(Leaf leaf, int stored) {
        return leaf.unsigned() ? Integer.toUnsignedLong(stored) : scaled(leaf, stored);
    }

    private static double number(Leaf leaf, long stored) {
        return leaf.unsigned() && stored < 0 ? (stored >>> 1) * 2.0 : scaled(leaf, stored);
    }

    private static double scaled(Leaf leaf, long stored) {
        // dividing by a power of ten rounds once where multiplying by its inverse rounds twice
        return leaf.factor() == 1 ? stored : stored / (double) Math.round(1 / leaf.factor());
    }

    /** Whole numbers as differences in blocks, each with its own width. */
    private static void differences(Leaf leaf, PageBytes page, int count, ColumnValues into)
            throws MalformedParquet {
        if (leaf.physical() != Leaf.INT32 && leaf.physical() != Leaf.INT64) {
            throw unread(DELTA_BINARY_PACKED);
        }
        String what = "its differences";
        long block = page.varint(what);
        long parts = page.varint(what);
        long total = page.varint(what);
        long value = page.zigzag(what);
        if (block <= 0 || block > LARGEST_BLOCK || parts <= 0 || parts > block || block % parts != 0
                || total != count) {
            throw new MalformedParquet("has blocks of " + block + " differences in " + parts + " parts, " + total
                    + " of " + count + " values");
        }
        long[] deltas = new long[(int) (block / parts)];
        int done = 0;
        if (count > 0) {
            into.add(stored(leaf, value));
            done = 1;
        }
        while (done < count) {
            long least = page.zigzag(what);
            PageBytes widths = page.part(parts, what);
            for (int p = 0; p < parts && done < count; p++) {
                int width = widths.next(what);
                if (width > Long.SIZE) {
                    throw new MalformedParquet("has differences of " + width + " bits");
                }
                page.bits(width, deltas, 0, deltas.length, what);
                for (int i = 0; i < deltas.length && done < count; i++, done++) {
                    value += least + deltas[i];
                    into.add(stored(leaf, value));
                }
            }
        }
    }

    private static double stored(Leaf leaf, long value) {
        return leaf.physical() == Leaf.INT32 ? number(leaf, (int) value) : number(leaf, value);
    }

    /** The first bytes of all values, then the second ones and so on. */
    private static void split(Leaf leaf, PageBytes page, int count, ColumnValues into) throws MalformedParquet {
        int size = switch (leaf.physical()) {
            case Leaf.INT32, Leaf.FLOAT -> 4;
            case Leaf.INT64, Leaf.DOUBLE -> 8;
            default -> throw unread(BYTE_STREAM_SPLIT);
        };
        page.require((long) size * count, "its values");
        byte[] split = new byte[size * count];
        page.buffer().get(split);
        byte[] joined = new byte[split.length];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < size; k++) {
                joined[i * size + k] = split[k * count + i];
            }
        }
        plain(leaf, new PageBytes(joined, 0, joined.length), count, into);
    }

    /** Reads whole numbers as places in the dictionary: the width of one in bits, then runs. */
    static void fromDictionary(ColumnValues dictionary, PageBytes page, int count, ColumnValues into)
            throws MalformedParquet {
        into.reserve(count);
        if (count == 0) {
            return;
        }
        int width = page.next("the width of its places in the dictionary");
        if (width > Integer.SIZE) {
            throw new MalformedParquet("has places in the dictionary of " + width + " bits");
        }
        for (long place : runs(page, width, count)) {
            if (place < 0 || place >= dictionary.size()) {
                throw new MalformedParquet("refers to value " + place + " of a dictionary of " + dictionary.size());
            }
            into.add(dictionary, (int) place);
        }
    }

    /** Whole numbers as runs of one value and groups of packed ones. */
    static long[] runs(PageBytes page, int width, int count) throws MalformedParquet {
        long[] values = new long[count];
        for (int done = 0; done < count;) {
            long head = page.varint("its runs");
            if ((head & 1) == 0) {
                long value = 0;
                for (int k = 0; k < (width + 7) / 8; k++) {
                    value |= (long) page.next("a run") << 8 * k;
                }
                int length = (int) Math.min(head >>> 1, count - done);
                if (length == 0) {
                    throw new MalformedParquet("has a run of no values");
                }
                Arrays.fill(values, done, done + length, value);
                done += length;
            } else {
                int length = (int) Math.min((head >>> 1) * 8, count - done);
                if (length <= 0) {
                    throw new MalformedParquet("has a run of no values");
                }
                page.bits(width, values, done, length, "a group of values");
                // the last group is filled up with zeros, which may be left out at the end of the page
                page.part(Math.min(page.left(), (head >>> 1) * width - ((long) width * length + 7) / 8), "a group");
                done += length;
            }
        }
        return values;
    }
}
