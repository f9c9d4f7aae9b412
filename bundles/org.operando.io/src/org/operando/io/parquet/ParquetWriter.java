// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.parquet;

import io.airlift.compress.snappy.SnappyCompressor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * Writes a flat table as Parquet: groups of a million rows, a plain page with a checksum for each column, packed with
 * Snappy. Columns are {@code double[]} (NaN stays NaN), {@code long[]} or {@code String[]}; none has missing values.
 *
 * <pre>
 * new ParquetWriter().add("Voltage / V", volts).add("Step Type", types).write(path);
 * </pre>
 */
public final class ParquetWriter {
    private static final int SNAPPY = 1;
    private static final int ROWS_OF_A_GROUP = 1 << 20;
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int UTF8 = 0;

    private final Map<String, Object> columns = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private int rows = -1;
    private long at;

    /** Adds a column of numbers. */
    public ParquetWriter add(String name, double[] values) {
        return add(name, values, values.length);
    }

    /** Adds a column of whole numbers. */
    public ParquetWriter add(String name, long[] values) {
        return add(name, values, values.length);
    }

    /** Adds a column of texts. */
    public ParquetWriter add(String name, String[] values) {
        return add(name, values, values.length);
    }

    /** Says something beside the table. */
    public ParquetWriter say(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    private ParquetWriter add(String name, Object values, int length) {
        if (rows >= 0 && rows != length) {
            throw new IllegalArgumentException("column '" + name + "' has " + length + " rows, those before " + rows);
        }
        if (columns.put(name, values) != null) {
            throw new IllegalArgumentException("a second column '" + name + "'");
        }
        rows = length;
        return this;
    }

    /** Writes the file, which is replaced when it is there. */
    public void write(Path file) throws IOException {
        try (OutputStream raw = Files.newOutputStream(file); OutputStream out = new BufferedOutputStream(raw)) {
            write(out);
        }
    }

    private void write(OutputStream out) throws IOException {
        out.write(MAGIC);
        at = MAGIC.length;
        List<Consumer<CompactWriter>> groups = new ArrayList<>();
        for (int from = 0; from < rows; from += ROWS_OF_A_GROUP) {
            groups.add(group(from, Math.min(rows, from + ROWS_OF_A_GROUP), out));
        }
        CompactWriter footer = new CompactWriter().whole(1, 2).structs(2, schema()).large(3, Math.max(0, rows))
                .structs(4, groups);
        if (!metadata.isEmpty()) {
            List<Consumer<CompactWriter>> pairs = new ArrayList<>();
            metadata.forEach((key, value) -> pairs.add(w -> w.text(1, key).text(2, value)));
            footer.structs(5, pairs);
        }
        byte[] bytes = footer.text(6, "Operando").bytes();
        out.write(bytes);
        out.write(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length).array());
        out.write(MAGIC);
    }

    private List<Consumer<CompactWriter>> schema() {
        List<Consumer<CompactWriter>> schema = new ArrayList<>();
        schema.add(w -> w.text(4, "schema").whole(5, columns.size()));
        columns.forEach((name, values) -> schema.add(w -> {
            w.whole(1, type(values)).whole(3, 0).text(4, name);
            if (values instanceof String[]) {
                w.whole(6, UTF8);
            }
        }));
        return schema;
    }

    private static int type(Object values) {
        return values instanceof double[] ? Leaf.DOUBLE : values instanceof long[] ? Leaf.INT64 : Leaf.BYTE_ARRAY;
    }

    /** Writes the pages of some rows; gives what the footer says of them. */
    private Consumer<CompactWriter> group(int from, int to, OutputStream out) throws IOException {
        List<Consumer<CompactWriter>> chunks = new ArrayList<>();
        long before = at;
        long unpacked = 0;
        for (Map.Entry<String, Object> column : columns.entrySet()) {
            byte[] plain = plain(column.getValue(), from, to);
            byte[] packed = packed(plain);
            CRC32 crc = new CRC32();
            crc.update(packed);
            byte[] head = new CompactWriter().whole(1, 0).whole(2, plain.length).whole(3, packed.length)
                    .whole(4, (int) crc.getValue())
                    .struct(5, w -> w.whole(1, to - from).whole(2, Encodings.PLAIN).whole(3, Encodings.RLE).whole(4,
                            Encodings.RLE))
                    .bytes();
            out.write(head);
            out.write(packed);
            long start = at;
            long size = head.length + packed.length;
            long whole = head.length + plain.length;
            chunks.add(w -> w.large(2, start).struct(3, c -> c.whole(1, type(column.getValue()))
                    .wholes(2, Encodings.PLAIN, Encodings.RLE).texts(3, column.getKey()).whole(4, SNAPPY)
                    .large(5, to - from).large(6, whole).large(7, size).large(9, start)));
            at += size;
            unpacked += whole;
        }
        long all = unpacked;
        long size = at - before;
        return w -> w.structs(1, chunks).large(2, all).large(3, to - from).large(5, before).large(6, size);
    }

    private static byte[] packed(byte[] plain) {
        SnappyCompressor compressor = new SnappyCompressor();
        byte[] packed = new byte[compressor.maxCompressedLength(plain.length)];
        int size = compressor.compress(plain, 0, plain.length, packed, 0, packed.length);
        return Arrays.copyOf(packed, size);
    }

    private static byte[] plain(Object values, int from, int to) {
        return switch (values) {
            case double[] x -> {
                ByteBuffer b = ByteBuffer.allocate(Double.BYTES * (to - from)).order(ByteOrder.LITTLE_ENDIAN);
                b.asDoubleBuffer().put(x, from, to - from);
                yield b.array();
            }
            case long[] x -> {
                ByteBuffer b = ByteBuffer.allocate(Long.BYTES * (to - from)).order(ByteOrder.LITTLE_ENDIAN);
                b.asLongBuffer().put(x, from, to - from);
                yield b.array();
            }
            case String[] x -> texts(x, from, to);
            default -> throw new IllegalStateException("a column of " + values.getClass());
        };
    }

    private static byte[] texts(String[] texts, int from, int to) {
        byte[][] bytes = new byte[to - from][];
        int size = 0;
        for (int i = from; i < to; i++) {
            bytes[i - from] = texts[i].getBytes(StandardCharsets.UTF_8);
            size = Math.addExact(size, Integer.BYTES + bytes[i - from].length);
        }
        ByteBuffer b = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        for (byte[] text : bytes) {
            b.putInt(text.length).put(text);
        }
        return b.array();
    }
}
