// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import io.jhdf.api.WritableNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.operando.api.LoadException;

/**
 * Writes a new HDF5 file. What is put in is kept until {@link #close()} and written then, equal bytes for equal
 * content; arrays are not copied and must not be changed before. Data larger than the memory are declared first and
 * appended slab by slab.
 *
 * <p>Refused is what would spoil the file without a word: a group without children, a {@code /} in a name, arrays
 * without elements (write their length as an attribute instead), attributes above 64 000 bytes (texts above some 58 000
 * letters, or 14 000 that are not ASCII).
 *
 * <pre>{@code
 * try (Hdf5Writer out = Hdf5Writer.create(file)) {
 *     out.attribute("/entry", "NX_class", "NXentry");
 *     out.write("/entry/title", "strain");
 *     out.write("/entry/data/counts", counts, frames, points);
 *     StreamedDataset map = out.declare("/entry/map/data", float.class, 4000, 2048, 2048);
 *     for (float[] frame : ...) {
 *         map.append(frame);      // from here on nothing new may be put in
 *     }
 *     out.close();
 *     out.verify();
 * }
 * }</pre>
 */
public final class Hdf5Writer implements AutoCloseable {
    /** An attribute lies in a message whose length has 16 bits; type, shape and name need some of them. */
    private static final int MAX_ATTRIBUTE_BYTES = 64_000;

    private static final int DEFLATE_LEVEL = 4;

    /** A group or, with data, a data set. */
    private static final class Node {
        final Map<String, Node> children = new LinkedHashMap<>();
        final Map<String, Object> attributes = new LinkedHashMap<>();
        Object data;
        int[] shape;
        int[] chunk;
        StreamedDataset stream;

        boolean isDataset() {
            return data != null || stream != null;
        }
    }

    private final Path file;
    private final Node root = new Node();
    private final List<StreamedDataset> streams = new ArrayList<>();
    private FileChannel channel;
    private boolean written;
    private boolean closed;

    private Hdf5Writer(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * A writer for a new file.
     * @throws FileAlreadyExistsException when it is there: bytes of an old file would stay behind the new end
     */
    public static Hdf5Writer create(Path file) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        return new Hdf5Writer(file);
    }

    /** Makes a group with those above it; it needs a child before the file is closed. */
    public void group(String path) {
        node(path);
    }

    /**
     * Puts an attribute on a group or data set; a group is made when it is not there.
     * @param value text, number, boolean, {@code String[]}, list of texts, or array of numbers
     */
    public void attribute(String path, String name, Object value) {
        Object stored = value instanceof List<?> list ? list.toArray(new String[0]) : value;
        requireName(name, path + "@" + name);
        requireElements(stored, path + "@" + name);
        if (attributeBytes(stored) + name.length() > MAX_ATTRIBUTE_BYTES) {
            throw new IllegalArgumentException(path + "@" + name + ": " + attributeBytes(stored)
                    + " bytes as it would be stored; an attribute holds at most " + MAX_ATTRIBUTE_BYTES
                    + ", write a data set");
        }
        node(path).attributes.put(name, stored);
    }

    /**
     * Puts a scalar (text, number, boolean) or a one-dimensional array of numbers or texts.
     */
    public void write(String path, Object value) {
        requireElements(value, path);
        boolean array = value.getClass().isArray();
        put(path, value, array ? new int[] {Array.getLength(value)} : new int[0], new int[0]);
    }

    /**
     * Puts numbers on a grid.
     * @param flat primitive array, row-major
     * @param shape lengths of the dimensions
     */
    public void write(String path, Object flat, int... shape) {
        writeCompressed(path, flat, shape, new int[0]);
    }

    /**
     * Puts numbers on a grid, in chunks packed by shuffle and gzip.
     * @param flat primitive array, row-major
     * @param shape lengths of the dimensions
     * @param chunk lengths of a chunk; none for one unpacked piece
     */
    public void writeCompressed(String path, Object flat, int[] shape, int[] chunk) {
        requireElements(flat, path);
        if (!flat.getClass().isArray() || flat instanceof Object[] && !(flat instanceof String[])) {
            throw new IllegalArgumentException(path + ": a primitive array expected, found " + flat.getClass());
        }
        if (elements(shape) != Array.getLength(flat) || shape.length == 0) {
            throw new IllegalArgumentException(path + ": " + Array.getLength(flat)
                    + " elements, shape " + Arrays.toString(shape));
        }
        if (chunk.length != 0 && chunk.length != shape.length) {
            throw new IllegalArgumentException(path + ": chunks " + Arrays.toString(chunk) + " of shape "
                    + Arrays.toString(shape));
        }
        put(path, flat, shape.clone(), chunk.clone());
    }

    /**
     * Declares a data set whose numbers are appended later.
     * @param element {@code double.class}, {@code float.class}, {@code long.class}, {@code int.class},
     *        {@code short.class} or {@code byte.class}
     * @param shape lengths of the dimensions, all above 0
     */
    public StreamedDataset declare(String path, Class<?> element, int... shape) {
        if (shape.length == 0 || Arrays.stream(shape).anyMatch(n -> n <= 0)) {
            throw new IllegalArgumentException(path + ": shape " + Arrays.toString(shape));
        }
        Node node = dataset(path);
        node.shape = shape.clone();
        node.stream = new StreamedDataset(this, path, element, shape.clone());
        streams.add(node.stream);
        return node.stream;
    }

    /** Writes what is not written yet, and syncs the file to the disk. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            channel();
            for (StreamedDataset stream : streams) {
                stream.requireComplete();
            }
            if (!streams.isEmpty()) {
                StreamPatch.apply(file, channel, streams);
            }
            channel.force(true);
        } finally {
            if (channel != null) {
                channel.close();
            }
        }
    }

    /**
     * Reads the closed file back and compares names, shapes, attributes and all values with what was put in.
     * @throws IOException when something differs
     */
    public void verify() throws IOException {
        if (!closed) {
            throw new IllegalStateException("close the file before it is verified");
        }
        try (Hdf5File back = Hdf5File.open(file)) {
            verify(back, "/", root);
        } catch (LoadException e) {
            throw new IOException("what was written cannot be read back: " + e.getMessage(), e);
        }
    }

    /** The file, open for appending, after its structure was written. */
    FileChannel channel() throws IOException {
        if (!written) {
            written = true;
            requireChildren("/", root);
            try (WritableHdfFile out = HdfFile.write(file)) {
                emit(root, out);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } catch (io.jhdf.exceptions.HdfException e) {
                throw new IOException(file + " cannot be written (" + e.getMessage() + ")", e);
            }
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            long end = channel.size();
            for (StreamedDataset stream : streams) {
                end = stream.place((end + 7) / 8 * 8);
            }
        }
        return channel;
    }

    private static void emit(Node node, WritableGroup to) {
        putAttributes(node, to);
        for (Map.Entry<String, Node> e : node.children.entrySet()) {
            Node child = e.getValue();
            if (!child.isDataset()) {
                emit(child, to.putGroup(e.getKey()));
                continue;
            }
            Object data = child.stream != null ? child.stream.placeholder() : NestedArrays.of(child.data, child.shape);
            DatasetCreationOptions options = child.chunk == null || child.chunk.length == 0
                    ? DatasetCreationOptions.DEFAULT
                    : DatasetCreationOptions.builder().chunkDimensions(child.chunk).shuffle().deflate(DEFLATE_LEVEL)
                            .build();
            putAttributes(child, to.putDataset(e.getKey(), data, options));
        }
    }

    private static void putAttributes(Node node, WritableNode to) {
        node.attributes.forEach(to::putAttribute);
    }

    private void put(String path, Object value, int[] shape, int[] chunk) {
        Node node = dataset(path);
        node.data = value;
        node.shape = shape;
        node.chunk = chunk;
    }

    private Node dataset(String path) {
        Node node = node(path);
        if (node.isDataset() || !node.children.isEmpty()) {
            throw new IllegalStateException(path + " is there already");
        }
        return node;
    }

    private Node node(String path) {
        if (written) {
            throw new IllegalStateException(path + ": nothing may be put in after the first slab was appended");
        }
        Node at = root;
        for (String name : Hdf5File.parts(path)) {
            requireName(name, path);
            if (at.isDataset()) {
                throw new IllegalStateException(path + ": a part of the path is a data set");
            }
            at = at.children.computeIfAbsent(name, n -> new Node());
        }
        return at;
    }

    private static void requireName(String name, String place) {
        if (name.isEmpty() || name.contains("/") || name.equals(".") || name.equals("..") || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(place + ": '" + name + "' is no name for HDF5");
        }
    }

    private static void requireElements(Object value, String place) {
        Class<?> c = value.getClass();
        if (c.isArray() && Array.getLength(value) == 0) {
            throw new IllegalArgumentException(place + ": an array without elements; write its length as an attribute");
        }
        boolean known = value instanceof String || value instanceof Boolean || value instanceof Number
                || value instanceof String[]
                || c.isArray() && c.getComponentType().isPrimitive() && !(value instanceof char[]);
        if (!known) {
            throw new IllegalArgumentException(place + ": " + c.getName() + " is not written");
        }
    }

    /** Bytes in the message. jhdf ends a text by a zero byte and writes the encoder's whole buffer, used or not. */
    private static long attributeBytes(Object value) {
        return switch (value) {
            case String s -> StandardCharsets.UTF_8.encode(s + "\0").capacity();
            case String[] s -> s.length
                    * Arrays.stream(s).mapToLong(t -> t.getBytes(StandardCharsets.UTF_8).length + 1).max().orElse(0);
            default -> value.getClass().isArray() ? 8L * Array.getLength(value) : 8;
        };
    }

    private static void requireChildren(String path, Node node) {
        if (!node.isDataset() && node.children.isEmpty()) {
            throw new IllegalStateException("group " + path + " has no children, which would spoil the file; "
                    + "put at least a scalar into it");
        }
        node.children.forEach((name, child) -> requireChildren((path.equals("/") ? "" : path) + "/" + name, child));
    }

    static long elements(int[] shape) {
        long n = 1;
        for (int length : shape) {
            n = Math.multiplyExact(n, length);
        }
        return n;
    }

    private void verify(Hdf5File back, String path, Node node) throws IOException, LoadException {
        for (Map.Entry<String, Object> a : node.attributes.entrySet()) {
            Object found = back.attribute(path, a.getKey()).orElse(null);
            require(found != null && equal(a.getValue(), found), path + "@" + a.getKey());
        }
        if (node.stream != null) {
            node.stream.verify(back);
        } else if (node.isDataset()) {
            DatasetRead read = back.read(path);
            require(Arrays.equals(node.shape, read.shape()) && equal(node.data, read.values()), path);
        } else {
            require(back.children(path).equals(node.children.keySet().stream().sorted().toList()), path);
            for (Map.Entry<String, Node> child : node.children.entrySet()) {
                verify(back, (path.equals("/") ? "" : path) + "/" + child.getKey(), child.getValue());
            }
        }
    }

    void require(boolean equal, String path) throws IOException {
        if (!equal) {
            throw new IOException(file + ":" + path + ": what was written is not what is read back");
        }
    }

    private static boolean equal(Object put, Object read) {
        return switch (put) {
            case String s -> read instanceof String[] r && r.length == 1 && s.equals(r[0]);
            case String[] s -> read instanceof String[] r && Arrays.equals(s, r);
            case double[] x -> read instanceof double[] r && Arrays.equals(x, r);
            case float[] x -> read instanceof float[] r && Arrays.equals(x, r);
            case long[] x -> read instanceof long[] r && Arrays.equals(x, r);
            case int[] x -> read instanceof int[] r && Arrays.equals(x, r);
            case short[] x -> read instanceof short[] r && Arrays.equals(x, r);
            case byte[] x -> read instanceof byte[] r && Arrays.equals(x, r);
            case boolean[] x -> !(read instanceof String[])
                    && Arrays.equals(new DatasetRead(x, new int[0], List.of()).doubles(),
                            new DatasetRead(read, new int[0], List.of()).doubles());
            case Boolean b -> equal(new boolean[] {b}, read);
            case Long n -> read instanceof long[] r && r.length == 1 && r[0] == n;
            case Number n -> !(read instanceof String[]) && Arrays.equals(new double[] {n.doubleValue()},
                    new DatasetRead(read, new int[0], List.of()).doubles());
            default -> false;
        };
    }
}
