// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.parquet;

import java.util.zip.CRC32;

/** Reads the pages of a column in one group of rows. */
final class ChunkReader {
    private static final int DATA = 0;
    private static final int DICTIONARY = 2;
    private static final int DATA_2 = 3;
    /** Pages of writers have 1 MB; no page may unpack to more than this. */
    private static final int LARGEST_PAGE = 1 << 28;
    private static final int SMALL_PAGE = 1 << 24;
    /** More than this no page of numbers is packed, so a size above it is wrong and not to be reserved. */
    private static final int BEST_PACKING = 4096;

    private final Leaf leaf;
    private final int codec;
    private final byte[] chunk;
    private ColumnValues dictionary;
    /** Where the page begins that is being read, in the chunk. */
    private int page;

    ChunkReader(Leaf leaf, int codec, byte[] chunk) {
        this.leaf = leaf;
        this.codec = codec;
        this.chunk = chunk;
    }

    /** Where the page begins that was read last, in the chunk. */
    int page() {
        return page;
    }

    /** Reads this many values. */
    void read(int count, ColumnValues into) throws MalformedParquet {
        int end = into.size() + count;
        int at = 0;
        while (into.size() < end) {
            page = at;
            if (at >= chunk.length) {
                throw new MalformedParquet("ends after " + (count - end + into.size()) + " of " + count + " values");
            }
            CompactReader reader = new CompactReader(chunk, at, chunk.length);
            CompactStruct head = reader.struct();
            int from = reader.position();
            int packed = head.count(3, "compressed_page_size", chunk.length - from);
            at = from + packed;
            check(head, from, at);
            int type = head.count(1, "type of page", DATA_2);
            int room = end - into.size();
            if (type == DICTIONARY) {
                dictionary(head, from, at);
            } else if (type == DATA) {
                data(head, from, at, room, into);
            } else if (type == DATA_2) {
                data2(head, from, at, room, into);
            }
        }
    }

    private void check(CompactStruct head, int from, int to) throws MalformedParquet {
        if (head.has(4)) {
            CRC32 crc = new CRC32();
            crc.update(chunk, from, to - from);
            if ((int) crc.getValue() != (int) head.whole(4, "crc")) {
                throw new MalformedParquet("has a page whose checksum is wrong: the file is damaged");
            }
        }
    }

    private byte[] unpacked(CompactStruct head, int from, int to, int less, boolean isPacked)
            throws MalformedParquet {
        int size = head.count(2, "uncompressed_page_size", LARGEST_PAGE) - less;
        if (size < 0 || size > Math.max(SMALL_PAGE, (long) BEST_PACKING * (to - from))) {
            throw new MalformedParquet("has a page of " + (to - from) + " bytes that says it unpacks to " + size);
        }
        return PageCodec.unpack(isPacked ? codec : 0, chunk, from, to, size);
    }

    private void dictionary(CompactStruct head, int from, int to) throws MalformedParquet {
        byte[] bytes = unpacked(head, from, to, 0, true);
        CompactStruct own = head.struct(7, "dictionary_page_header");
        // a value takes a byte at least
        int count = own.count(1, "num_values", bytes.length);
        dictionary = new ColumnValues(leaf.physical() == Leaf.BYTE_ARRAY, count);
        Encodings.values(Encodings.PLAIN, leaf, new PageBytes(bytes, 0, bytes.length), count, dictionary);
    }

    private void data(CompactStruct head, int from, int to, int room, ColumnValues into) throws MalformedParquet {
        byte[] bytes = unpacked(head, from, to, 0, true);
        CompactStruct own = head.struct(5, "data_page_header");
        int count = own.count(1, "num_values", room);
        PageBytes page = new PageBytes(bytes, 0, bytes.length);
        long[] present = null;
        if (leaf.column().optional()) {
            int encoding = own.count(3, "definition_level_encoding", Integer.MAX_VALUE);
            if (encoding != Encodings.RLE) {
                throw new MalformedParquet("says which values are missing in the encoding " + Encodings.name(encoding)
                        + ", which is not read");
            }
            page.require(4, "what says which values are missing");
            present = Encodings.runs(page.part(page.buffer().getInt(), "what says which values are missing"), 1,
                    count);
        }
        values(own.count(2, "encoding", Integer.MAX_VALUE), page, count, present, into);
    }

    private void data2(CompactStruct head, int from, int to, int room, ColumnValues into) throws MalformedParquet {
        CompactStruct own = head.struct(8, "data_page_header_v2");
        int count = own.count(1, "num_values", room);
        int levels = own.count(5, "definition_levels_byte_length", to - from);
        int repetitions = own.count(6, "repetition_levels_byte_length", to - from - levels);
        PageBytes before = new PageBytes(chunk, from + repetitions, from + repetitions + levels);
        long[] present = leaf.column().optional() ? Encodings.runs(before, 1, count) : null;
        byte[] bytes = unpacked(head, from + levels + repetitions, to, levels + repetitions, own.truth(7, true));
        values(own.count(4, "encoding", Integer.MAX_VALUE), new PageBytes(bytes, 0, bytes.length), count, present,
                into);
    }

    private void values(int encoding, PageBytes page, int count, long[] present, ColumnValues into)
            throws MalformedParquet {
        if (present == null) {
            stored(encoding, page, count, into);
            return;
        }
        int there = 0;
        for (long level : present) {
            there += level == 1 ? 1 : 0;
        }
        if (there == count) {
            stored(encoding, page, count, into);
            return;
        }
        ColumnValues own = new ColumnValues(into.isText(), there);
        stored(encoding, page, there, own);
        into.reserve(count);
        int next = 0;
        for (long level : present) {
            if (level == 1) {
                into.add(own, next++);
            } else {
                into.addMissing();
            }
        }
    }

    private void stored(int encoding, PageBytes page, int count, ColumnValues into) throws MalformedParquet {
        if (encoding == Encodings.PLAIN_DICTIONARY || encoding == Encodings.RLE_DICTIONARY) {
            if (dictionary == null) {
                throw new MalformedParquet("refers to a dictionary that is not there");
            }
            Encodings.fromDictionary(dictionary, page, count, into);
        } else {
            Encodings.values(encoding, leaf, page, count, into);
        }
    }
}
