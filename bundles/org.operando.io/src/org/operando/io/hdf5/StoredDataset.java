// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A data set as it lies in a file: everything needed to read a block of it, chunk by chunk. Holds no open file, so that
 * lazy data may outlive the file it came from.
 */
final class StoredDataset {
    /** Bytes of a block, with the blocks in it that were never written. */
    record Block(byte[] bytes, List<Region> missing) {
    }

    /** A decoded chunk; kept because frame-wise reading asks for a chunk of several frames several times. */
    private record Decoded(ChunkIndex.Place place, byte[] bytes) {
    }

    private static final int MAX_BYTES = Integer.MAX_VALUE - 64;
    /** Bytes that any file may unpack to, and how many times its size a larger one: LZ4 packs 255 to 1 at most. */
    private static final long FREE_BYTES = 1L << 28;
    private static final long MOST_TIMES = 256;
    /** Chunks that any block may be looked for in. */
    private static final long FREE_CHUNKS = 1 << 20;

    final Extent extent;
    final ElementType type;
    final Layout layout;
    final ChunkFilters filters;
    private final byte[] fill;
    private final boolean fillGiven;
    private final Map<Long, ChunkIndex.Place> chunks;
    private volatile SoftReference<Decoded> last = new SoftReference<>(null);

    private StoredDataset(FileBytes file, ObjectMessages messages) {
        extent = Extent.parse(messages.require(ObjectMessages.DATASPACE, "data space"));
        type = ElementType.parse(messages.require(ObjectMessages.DATATYPE, "data type"));
        layout = Layout.parse(messages.require(ObjectMessages.LAYOUT, "data layout"), extent.rank());
        filters = messages.first(ObjectMessages.FILTERS).map(ChunkFilters::parse).orElse(new ChunkFilters(List.of()));
        Optional<byte[]> given = fillValue(messages).filter(bytes -> bytes.length == type.bytes() && !isZero(bytes));
        fillGiven = given.isPresent();
        fill = given.orElseGet(this::defaultFill);
        chunks = layout instanceof Layout.Chunked chunked
                ? ChunkIndex.read(file, chunked, extent, type.bytes(), !filters.filters().isEmpty()) : Map.of();
    }

    static StoredDataset of(FileBytes file, ObjectMessages messages) {
        return new StoredDataset(file, messages);
    }

    private static Optional<byte[]> fillValue(ObjectMessages messages) {
        Optional<ByteBuffer> message = messages.first(ObjectMessages.FILL);
        if (message.isEmpty()) {
            return messages.first(ObjectMessages.FILL_OLD).map(StoredDataset::sized);
        }
        ByteBuffer b = message.get();
        int version = b.get();
        if (version == 3) {
            return (b.get() & 0x20) != 0 ? Optional.of(sized(b)) : Optional.empty();
        }
        b.position(b.position() + 2);
        boolean defined = b.get() != 0;
        return version == 1 || defined ? Optional.of(sized(b)) : Optional.empty();
    }

    private static byte[] sized(ByteBuffer b) {
        byte[] bytes = new byte[Math.clamp(b.remaining() < 4 ? 0 : b.getInt(), 0, b.remaining())];
        b.get(bytes);
        return bytes;
    }

    private static boolean isZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /** NaN for floats, else nothing for zeros: an interrupted scan must not look like no counts. */
    private byte[] defaultFill() {
        if (type.kind() != ElementType.Kind.FLOAT) {
            return new byte[0];
        }
        ByteBuffer b = ByteBuffer.allocate(type.bytes()).order(type.order());
        switch (type.bytes()) {
            case 2 -> b.putShort(Float.floatToFloat16(Float.NaN));
            case 4 -> b.putFloat(Float.NaN);
            default -> b.putDouble(Double.NaN);
        }
        return b.array();
    }

    int[] shape() {
        return extent.isNull() ? new int[] {0} : extent.shape().clone();
    }

    Region whole() {
        int[] shape = shape();
        return new Region(new int[shape.length], shape);
    }

    /** Whether missing elements of a whole-number type would be read as 0 because the data set names no fill value. */
    boolean hidesGaps() {
        return !fillGiven && type.kind() != ElementType.Kind.FLOAT && isIncomplete();
    }

    private boolean isIncomplete() {
        return switch (layout) {
            case Layout.Compact c -> false;
            case Layout.Contiguous c -> c.address() == -1;
            case Layout.Chunked c -> {
                long count = 1;
                for (int d = 0; d < extent.rank(); d++) {
                    count = Math.multiplyExact(count, (extent.shape()[d] + c.chunk()[d] - 1L) / c.chunk()[d]);
                }
                yield chunks.size() < count;
            }
            case Layout.Virtual v -> true;
        };
    }

    /** Whether any element of a block was written; what a virtual layout leads to is not looked at. */
    boolean isWritten(Region region) {
        requireInside(region);
        return switch (layout) {
            case Layout.Compact c -> true;
            case Layout.Contiguous c -> c.address() != -1;
            case Layout.Virtual v -> true;
            case Layout.Chunked c -> {
                boolean[] found = new boolean[1];
                chunks(region, (there, place, mask) -> found[0] |= place.isPresent());
                yield found[0];
            }
        };
    }

    /**
     * Allocates a block filled with the fill value.
     * @param fileBytes size of the files that the block comes from
     */
    byte[] filled(Region region, long fileBytes) {
        long bytes = Math.multiplyExact(region.elements(), type.bytes());
        if (bytes > MAX_BYTES) {
            throw new MalformedHdf5(bytes + " bytes do not fit in one array; read a part");
        }
        requireRoom(bytes, fileBytes);
        byte[] out = new byte[(int) bytes];
        if (!isZero(fill)) {
            for (int at = 0; at < out.length; at += fill.length) {
                System.arraycopy(fill, 0, out, at, fill.length);
            }
        }
        return out;
    }

    /** A few bytes that announce gigabytes are no data: chunks that were never written, or packed to fill the memory. */
    private static void requireRoom(long bytes, long fileBytes) {
        if (bytes > FREE_BYTES && bytes / MOST_TIMES > fileBytes) {
            throw new MalformedHdf5("announces " + bytes + " bytes of data, but the file has " + fileBytes
                    + "; read a part, or check that it was written to its end");
        }
    }

    /** Reads a block; virtual layouts are read by {@link VirtualLayout}. */
    Block read(FileBytes file, Region region) {
        requireInside(region);
        if (region.isEmpty()) {
            return new Block(new byte[0], List.of());
        }
        filters.requireKnown();
        return switch (layout) {
            case Layout.Compact c -> {
                byte[] out = filled(region, file.size());
                byte[] all = new byte[c.data().remaining()];
                c.data().duplicate().get(all);
                requireLength(all.length, whole().elements() * type.bytes());
                copy(all, whole(), region, out, region);
                yield new Block(out, List.of());
            }
            case Layout.Contiguous c -> c.address() == -1 ? new Block(filled(region, file.size()), List.of(region))
                    : new Block(readContiguous(file, c.address(), region), List.of());
            case Layout.Chunked c -> readChunked(file, c, region);
            case Layout.Virtual v -> throw new IllegalStateException("virtual");
        };
    }

    private static void requireLength(long found, long wanted) {
        if (found < wanted) {
            throw new MalformedHdf5("damaged: " + found + " bytes of data instead of " + wanted);
        }
    }

    void requireInside(Region region) {
        int[] shape = shape();
        if (region.start().length != shape.length || region.shape().length != shape.length) {
            throw new MalformedHdf5("a block of " + region.shape().length + " dimensions of data with " + shape.length);
        }
        for (int d = 0; d < shape.length; d++) {
            if (region.start()[d] < 0 || region.shape()[d] < 0
                    || (long) region.start()[d] + region.shape()[d] > shape[d]) {
                throw new MalformedHdf5("no elements " + region + " in data of shape " + Arrays.toString(shape));
            }
        }
    }

    /** Runs that are contiguous in file and block are read in one go. */
    private byte[] readContiguous(FileBytes file, long address, Region region) {
        int[] shape = extent.shape();
        int inner = shape.length;
        long run = 1;
        while (inner > 0) {
            inner--;
            run *= region.shape()[inner];
            if (region.shape()[inner] != shape[inner]) {
                break;
            }
        }
        requireLength(file.size(), Math.multiplyExact(whole().elements(), type.bytes()));
        byte[] out = filled(region, file.size());
        int runBytes = (int) (run * type.bytes());
        int[] at = region.start().clone();
        for (int to = 0; to < out.length; to += runBytes) {
            file.readInto(address + offset(at, shape) * type.bytes(), ByteBuffer.wrap(out, to, runBytes));
            advance(at, region, inner - 1);
        }
        return out;
    }

    private Block readChunked(FileBytes file, Layout.Chunked chunked, Region region) {
        byte[] out = filled(region, file.size());
        List<Region> missing = new ArrayList<>();
        chunks(region, (there, place, mask) -> {
            Region part = there.intersect(region);
            if (place.isEmpty()) {
                missing.add(part);
            } else {
                copy(chunkBytes(file, chunked, there, place.get(), mask), there, part, out, region);
            }
        });
        return new Block(out, Region.joined(missing));
    }

    /** Chunks that a block reaches into, counted in chunks. */
    private static Region grid(int[] chunk, Region region) {
        int[] first = new int[chunk.length];
        int[] count = new int[chunk.length];
        for (int d = 0; d < chunk.length; d++) {
            first[d] = region.start()[d] / chunk[d];
            count[d] = (region.start()[d] + region.shape()[d] - 1) / chunk[d] - first[d] + 1;
        }
        return new Region(first, count);
    }

    private Region requireGrid(int[] chunk, Region region) {
        Region grid = grid(chunk, region);
        long count = grid.elements();
        if (count > FREE_CHUNKS && count / 4 > chunks.size()) {
            throw new MalformedHdf5("of " + count + " chunks only " + chunks.size()
                    + " were written; read a part, or check that the file was written to its end");
        }
        return grid;
    }

    private static Region chunk(int[] at, int[] chunk) {
        int[] start = new int[chunk.length];
        for (int d = 0; d < start.length; d++) {
            start[d] = at[d] * chunk[d];
        }
        return new Region(start, chunk);
    }

    /** Hears of a chunk. */
    interface EachChunk {
        /**
         * One chunk.
         * @param there which elements it has
         * @param place where it is stored; empty when it was never written
         * @param mask bit i set: filter i was left out
         */
        void at(Region there, Optional<ChunkIndex.Place> place, int mask);
    }

    /** The chunks that a block reaches into, in their order. */
    void chunks(Region region, EachChunk each) {
        Layout.Chunked chunked = (Layout.Chunked) layout;
        requireInside(region);
        Region grid = requireGrid(chunked.chunk(), region);
        int[] at = grid.start().clone();
        for (long i = 0; i < grid.elements() && !region.isEmpty(); i++) {
            Region there = chunk(at, chunked.chunk());
            Optional<ChunkIndex.Place> place = Optional.ofNullable(chunks.get(chunkNumber(at, chunked.chunk())));
            each.at(there, place, place.map(p -> mask(chunked, there, p)).orElse(0));
            advance(at, grid, at.length - 1);
        }
    }

    /** Filters that were left out; at the edge of the data it may be all. */
    private int mask(Layout.Chunked chunked, Region there, ChunkIndex.Place place) {
        boolean edge = false;
        for (int d = 0; d < there.shape().length; d++) {
            edge |= (long) there.start()[d] + there.shape()[d] > extent.shape()[d];
        }
        return edge && chunked.edgesUnfiltered() ? -1 : place.mask();
    }

    /** What stands for elements that were never written. */
    byte[] fill() {
        return fill.clone();
    }

    private long chunkNumber(int[] at, int[] chunk) {
        long index = 0;
        for (int d = 0; d < at.length; d++) {
            index = index * ((extent.shape()[d] + chunk[d] - 1L) / chunk[d]) + at[d];
        }
        return index;
    }

    private byte[] chunkBytes(FileBytes file, Layout.Chunked chunked, Region there, ChunkIndex.Place place,
            int mask) {
        Decoded kept = last.get();
        if (kept != null && kept.place.equals(place)) {
            return kept.bytes;
        }
        long length = Math.multiplyExact(chunked.chunkElements(), type.bytes());
        if (length > MAX_BYTES) {
            throw new MalformedHdf5("a chunk of " + length + " bytes is not read");
        }
        requireRoom(length, file.size());
        byte[] stored = file.read(place.address(), place.bytes()).array();
        byte[] bytes = decoded(stored, mask, (int) length, () -> "chunk " + there + " at byte " + place.address());
        last = new SoftReference<>(new Decoded(place, bytes));
        return bytes;
    }

    private byte[] decoded(byte[] stored, int mask, int length, Supplier<String> name) {
        try {
            return filters.decode(stored, mask, length);
        } catch (MalformedHdf5 e) {
            throw new MalformedHdf5(e.getMessage() + " (" + name.get() + ")");
        }
    }

    /** Copies a block that lies in both others from one to the other; all in the data set's indices. */
    void copy(byte[] from, Region source, Region part, byte[] to, Region target) {
        int size = type.bytes();
        int rank = part.shape().length;
        if (rank == 0) {
            System.arraycopy(from, 0, to, 0, size);
            return;
        }
        int run = part.shape()[rank - 1] * size;
        long runs = part.elements() / Math.max(1, part.shape()[rank - 1]);
        int[] at = part.start().clone();
        for (long i = 0; i < runs; i++) {
            System.arraycopy(from, (int) (offsetIn(at, source) * size), to, (int) (offsetIn(at, target) * size), run);
            advance(at, part, rank - 2);
        }
    }

    private static long offsetIn(int[] at, Region block) {
        long offset = 0;
        for (int d = 0; d < at.length; d++) {
            offset = offset * block.shape()[d] + at[d] - block.start()[d];
        }
        return offset;
    }

    private static long offset(int[] at, int[] shape) {
        long offset = 0;
        for (int d = 0; d < at.length; d++) {
            offset = offset * shape[d] + at[d];
        }
        return offset;
    }

    /** Next position in row-major order, counting in dimensions 0 to last. */
    static void advance(int[] at, Region block, int last) {
        for (int d = last; d >= 0; d--) {
            if (++at[d] < block.start()[d] + block.shape()[d]) {
                return;
            }
            at[d] = block.start()[d];
        }
    }
}
