// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.operando.api.LoadException;

/**
 * A data set that is written slab by slab, because it is larger than the memory. Made by {@link Hdf5Writer#declare}.
 * Slabs are appended in row-major order, each with any number of elements.
 */
public final class StreamedDataset {
    private static final int BUFFER_BYTES = 1 << 20;

    private final Hdf5Writer writer;
    private final String path;
    private final Class<?> element;
    private final int[] shape;
    private final int elementBytes;
    private final long elements;
    private final CRC32C check = new CRC32C();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long address;
    private long appended;

    StreamedDataset(Hdf5Writer writer, String path, Class<?> element, int[] shape) {
        this.writer = writer;
        this.path = path;
        this.element = element;
        this.shape = shape;
        this.elementBytes = bytes(element, path);
        this.elements = Hdf5Writer.elements(shape);
        Math.multiplyExact(elements, elementBytes);
    }

    private static int bytes(Class<?> element, String path) {
        if (element == double.class || element == long.class) {
            return 8;
        } else if (element == float.class || element == int.class) {
            return 4;
        } else if (element == short.class) {
            return 2;
        } else if (element == byte.class) {
            return 1;
        }
        throw new IllegalArgumentException(path + ": elements of " + element + " are not written slab by slab");
    }

    /**
     * Appends a slab. With the first one the structure of the file is written: everything else must have been put in.
     * @param slab primitive array of the declared type; may be changed afterwards
     */
    public void append(Object slab) throws IOException {
        if (!slab.getClass().isArray() || slab.getClass().getComponentType() != element) {
            throw new IllegalArgumentException(
                    path + ": " + element + "[] expected, found " + slab.getClass().getName());
        }
        int n = Array.getLength(slab);
        if (n > elements - appended) {
            throw new IllegalArgumentException(path + ": " + n + " elements appended, " + (elements - appended)
                    + " are left of shape " + Arrays.toString(shape));
        }
        writer.channel();
        int step = BUFFER_BYTES / elementBytes;
        for (int from = 0; from < n; from += step) {
            int count = Math.min(step, n - from);
            encode(slab, from, count);
            check.update(buffer.duplicate());
            long at = address + appended * elementBytes;
            while (buffer.hasRemaining()) {
                at += writer.channel().write(buffer, at);
            }
            appended += count;
        }
    }

    private void encode(Object slab, int from, int count) {
        buffer.clear().limit(count * elementBytes);
        switch (slab) {
            case double[] x -> buffer.asDoubleBuffer().put(x, from, count);
            case float[] x -> buffer.asFloatBuffer().put(x, from, count);
            case long[] x -> buffer.asLongBuffer().put(x, from, count);
            case int[] x -> buffer.asIntBuffer().put(x, from, count);
            case short[] x -> buffer.asShortBuffer().put(x, from, count);
            default -> buffer.duplicate().put((byte[]) slab, from, count);
        }
    }

    String path() {
        return path;
    }

    int[] shape() {
        return shape;
    }

    long address() {
        return address;
    }

    long bytes() {
        return elements * elementBytes;
    }

    /** Takes its place in the file; gives the first byte behind it. */
    long place(long at) {
        address = at;
        return at + bytes();
    }

    /** One element of the same rank, for jhdf to write the header by. */
    Object placeholder() {
        int[] ones = new int[shape.length];
        Arrays.fill(ones, 1);
        return Array.newInstance(element, ones);
    }

    void requireComplete() throws IOException {
        if (appended != elements) {
            throw new IOException(path + ": " + appended + " of " + elements + " elements were appended");
        }
    }

    /** Reads the data back piece by piece and compares their checksum. */
    void verify(Hdf5File back) throws IOException, LoadException {
        Hdf5File.Located at = back.requireDataset(path);
        StoredDataset stored = back.stored(at);
        writer.require(Arrays.equals(shape, stored.shape()) && stored.type.bytes() == elementBytes
                && !stored.type.bigEndian() && stored.layout instanceof Layout.Contiguous c
                && c.address() == address, path);
        CRC32C found = new CRC32C();
        for (long done = 0; done < bytes();) {
            long n = Math.min(BUFFER_BYTES, bytes() - done);
            found.update(back.bytes().read(address + done, n));
            done += n;
        }
        writer.require(found.getValue() == check.getValue(), path);
    }
}
