// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.parquet;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;

/**
 * A flat table in a Parquet file. Columns are read one by one, as doubles or as texts; a missing value is NaN or empty.
 * Read are whole numbers, floats, booleans, texts and time stamps; pages of both versions; plain, dictionary,
 * run-length, delta and byte-split encodings; Snappy, gzip and Zstandard. A column of lists or groups is told with its
 * name when it is asked for; the others can be read.
 *
 * <pre>
 * try (ParquetFile table = ParquetFile.open(path)) {
 *     double[] voltage = table.numbers("voltage_volt");
 * }
 * </pre>
 */
public final class ParquetFile implements AutoCloseable {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);
    private static final int LARGEST_FOOTER = 1 << 26;
    private static final int LARGEST_CHUNK = 1 << 30;

    private final Path path;
    /** Name of the part of an archive with a colon, or nothing. */
    private final String part;
    private final Source source;
    private final List<Leaf> leaves;
    private final List<CompactStruct> groups;
    private final Map<String, String> metadata;
    private final int rows;

    /** Bytes wherever they are. */
    private interface Source extends Closeable {
        long size() throws IOException;

        /** So many bytes from a place, which must be there. */
        byte[] bytes(long from, int length) throws IOException;
    }

    private ParquetFile(Path path, String part, Source source) throws LoadException, IOException, MalformedParquet {
        this.path = path;
        this.part = part;
        this.source = source;
        CompactStruct footer = footer();
        leaves = Leaf.of(footer.structs(2));
        groups = footer.structs(4);
        metadata = new LinkedHashMap<>();
        for (CompactStruct pair : footer.structs(5)) {
            metadata.put(pair.text(1, "key"), pair.has(2) ? pair.text(2, "value") : "");
        }
        // a column of doubles is held whole; a few of them must fit
        long most = Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / 4 / Double.BYTES);
        rows = footer.count(3, "num_rows", most);
        long sum = 0;
        for (CompactStruct group : groups) {
            sum += group.count(3, "num_rows", rows);
        }
        if (sum != rows) {
            throw new MalformedParquet("says it has " + rows + " rows and " + sum + " in its groups");
        }
    }

    /** Opens a file and reads what columns it has. */
    public static ParquetFile open(Path file) throws LoadException {
        RegularFile.require(file);
        try {
            return open(file, "", new ChannelSource(FileChannel.open(file, StandardOpenOption.READ)));
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
    }

    /**
     * Opens what was unpacked from an archive.
     * @param archive the archive, for messages
     * @param part name of the part
     * @param bytes the part; kept
     */
    public static ParquetFile of(Path archive, String part, byte[] bytes) throws LoadException {
        return open(archive, part + ":", new ArraySource(bytes));
    }

    private static ParquetFile open(Path file, String part, Source source) throws LoadException {
        Source open = source;
        try {
            ParquetFile opened = new ParquetFile(file, part, source);
            open = null;
            return opened;
        } catch (IOException e) {
            throw LoadException.io(file, e);
        } catch (MalformedParquet e) {
            throw LoadException.at(file, part + "footer", e.getMessage(), "copy it again or export it anew");
        } finally {
            closeQuietly(open);
        }
    }

    private record ChannelSource(FileChannel channel) implements Source {
        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public byte[] bytes(long from, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(length);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, from + buffer.position()) < 0) {
                    throw new EOFException("it ends at byte " + channel.size() + " while it is read");
                }
            }
            return buffer.array();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private record ArraySource(byte[] all) implements Source {
        @Override
        public long size() {
            return all.length;
        }

        @Override
        public byte[] bytes(long from, int length) {
            return Arrays.copyOfRange(all, (int) from, (int) from + length);
        }

        @Override
        public void close() {
            // an array needs no closing
        }
    }

    private static void closeQuietly(Source source) {
        try {
            if (source != null) {
                source.close();
            }
        } catch (IOException e) {
            // it was only read, and why it is closed is thrown
        }
    }

    private CompactStruct footer() throws LoadException, IOException, MalformedParquet {
        long size = source.size();
        if (size < 2 * MAGIC.length + Integer.BYTES) {
            throw LoadException.at(path, part, size == 0 ? "is empty" : "has " + size + " bytes; no Parquet file is so "
                    + "short", "copy it again");
        }
        byte[] tail = source.bytes(size - MAGIC.length - Integer.BYTES, MAGIC.length + Integer.BYTES);
        ByteBuffer end = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        if (endsWith(tail, ENCRYPTED)) {
            throw LoadException.at(path, part, "is encrypted", "write it without encryption");
        }
        if (!endsWith(tail, MAGIC)) {
            throw LoadException.at(path, part + (size - MAGIC.length), "does not end with PAR1: it is cut or no "
                    + "Parquet file", "copy it again");
        }
        int length = end.getInt();
        if (length <= 0 || length > LARGEST_FOOTER || length > size - tail.length - MAGIC.length) {
            throw LoadException.at(path, part + (size - tail.length),
                    "has a footer of " + length + " bytes in a "
                            + "file of " + size,
                    "copy it again");
        }
        return new CompactReader(source.bytes(size - tail.length - length, length), 0, length).struct();
    }

    private static boolean endsWith(byte[] tail, byte[] magic) {
        for (int i = 0; i < magic.length; i++) {
            if (tail[tail.length - magic.length + i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** The columns in their order. */
    public List<ParquetColumn> columns() {
        return leaves.stream().map(Leaf::column).toList();
    }

    /** A column by its name. */
    public Optional<ParquetColumn> column(String name) {
        return columns().stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** What the writer put beside the table, by keys. */
    public Map<String, String> metadata() {
        return Map.copyOf(metadata);
    }

    /** Reads a column of numbers, of truths (0 and 1) or of times (seconds since 1970); a missing value is NaN. */
    public double[] numbers(String column) throws LoadException {
        return read(column, false).numbers();
    }

    /** Reads a column of texts; a missing value is empty. */
    public String[] texts(String column) throws LoadException {
        return read(column, true).texts();
    }

    private ColumnValues read(String name, boolean asText) throws LoadException {
        int number = columns().stream().map(ParquetColumn::name).toList().indexOf(name);
        if (number < 0) {
            throw LoadException.at(path, part, "has no column '" + name + "', but "
                    + String.join(", ", columns().stream().map(ParquetColumn::name).toList()));
        }
        Leaf leaf = leaves.get(number);
        if (!leaf.column().refusal().isEmpty()) {
            throw LoadException.at(path, part + "column " + name, leaf.column().refusal() + ", which is not read",
                    "write it as a column of numbers or texts");
        }
        if (asText != (leaf.column().kind() == ParquetColumn.Kind.TEXT)) {
            throw LoadException.at(path, part + "column " + name,
                    asText ? "holds no texts" : "holds texts, no numbers");
        }
        ColumnValues values = new ColumnValues(asText, 0);
        for (CompactStruct group : groups) {
            readGroup(group, number, leaf, values);
        }
        return values;
    }

    private void readGroup(CompactStruct group, int number, Leaf leaf, ColumnValues values) throws LoadException {
        String place = part + "column " + leaf.column().name();
        ChunkReader reader = null;
        long from = 0;
        try {
            List<CompactStruct> columns = group.structs(1);
            if (columns.size() != leaves.size()) {
                throw new MalformedParquet("lies in a group of " + columns.size() + " columns; the schema has "
                        + leaves.size());
            }
            CompactStruct chunk = columns.get(number).struct(3, "meta_data");
            if (chunk.whole(1, "type") != leaf.physical()) {
                throw new MalformedParquet("is of another type in a group than in the schema");
            }
            long size = source.size();
            from = chunk.whole(9, "data_page_offset");
            long dictionary = chunk.whole(11).orElse(0);
            from = dictionary > 0 ? Math.min(from, dictionary) : from;
            int length = chunk.count(7, "total_compressed_size", Math.min(size, LARGEST_CHUNK));
            if (from < 0 || from > size - length) {
                throw new MalformedParquet(
                        "lies at bytes " + from + " to " + (from + length) + " of a file of " + size);
            }
            reader = new ChunkReader(leaf, chunk.count(4, "codec", Integer.MAX_VALUE), source.bytes(from, length));
            reader.read(group.count(3, "num_rows", rows), values);
        } catch (MalformedParquet e) {
            throw LoadException.at(path, place + (reader == null ? "" : ", page at byte " + (from + reader.page())),
                    e.getMessage(), "copy it again or export it anew");
        } catch (IOException e) {
            throw LoadException.io(path, e);
        }
    }

    @Override
    public void close() {
        closeQuietly(source);
    }
}
