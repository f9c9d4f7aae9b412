// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.DatasetInfo;
import io.jhdf.dataset.chunked.indexing.BTreeIndex;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Where the chunks of a data set lie. Chunks that were never written are not in it: that is how they are told from
 * zeros. The index of a chunk counts the chunks of the data set's present shape in row-major order.
 */
final class ChunkIndex {
    /**
     * A stored chunk.
     * @param address its first byte
     * @param bytes its stored length
     * @param mask bit i set: filter i was left out
     */
    record Place(long address, long bytes, int mask) {
    }

    private static final int MAX_DEPTH = 64;

    private final FileBytes file;
    private final Layout.Chunked layout;
    private final Extent extent;
    private final int elementBytes;
    private final boolean filtered;
    private final long[] grid;
    private final Map<Long, Place> places = new HashMap<>();
    private final Set<Long> nodes = new HashSet<>();

    private ChunkIndex(FileBytes file, Layout.Chunked layout, Extent extent, int elementBytes, boolean filtered) {
        this.file = file;
        this.layout = layout;
        this.extent = extent;
        this.elementBytes = elementBytes;
        this.filtered = filtered;
        this.grid = new long[extent.rank()];
        for (int d = 0; d < grid.length; d++) {
            grid[d] = (extent.shape()[d] + layout.chunk()[d] - 1L) / layout.chunk()[d];
        }
    }

    /** Reads the index of a data set. */
    static Map<Long, Place> read(FileBytes file, Layout.Chunked layout, Extent extent, int elementBytes,
            boolean filtered) {
        ChunkIndex index = new ChunkIndex(file, layout, extent, elementBytes, filtered);
        if (layout.address() != -1) {
            switch (layout.index()) {
                case TREE_1 -> index.walk(layout.address(), MAX_DEPTH);
                case SINGLE -> index.put(0, layout.address(), filtered ? layout.singleBytes() : index.chunkBytes(),
                        layout.singleMask());
                case IMPLICIT -> index.addImplicit();
                case FIXED_ARRAY -> index.addFixedArray();
                case EXTENSIBLE_ARRAY -> new ExtensibleArray(file, layout.address(), index::element).read();
                case TREE_2 -> index.addTree();
            }
        }
        return index.places;
    }

    private long chunkBytes() {
        return Math.multiplyExact(layout.chunkElements(), elementBytes);
    }

    private void put(long index, long address, long bytes, int mask) {
        if (address != -1 && index >= 0) {
            places.put(index, new Place(address, bytes, mask));
        }
    }

    /** Linear index of the chunk that starts at this element, or -1 outside the present shape. */
    private long indexOf(long[] offset) {
        long index = 0;
        for (int d = 0; d < grid.length; d++) {
            long at = offset[d] / layout.chunk()[d];
            if (at < 0 || at >= grid[d]) {
                return -1;
            }
            index = index * grid[d] + at;
        }
        return index;
    }

    /** B-tree version 1: a key is length, mask and offsets (one more than dimensions), then the child's address. */
    private void walk(long address, int depth) {
        ByteBuffer head = file.read(address, 24);
        int level = Byte.toUnsignedInt(head.get(5));
        if (head.getInt(0) != 0x45455254 || head.get(4) != 1 || level >= depth || !nodes.add(address)) {
            throw new MalformedHdf5("damaged: chunk index at byte " + address);
        }
        int entries = Short.toUnsignedInt(head.getShort(6));
        int rank = grid.length;
        int key = 8 + 8 * (rank + 1);
        ByteBuffer body = file.read(address + 24, (long) entries * (key + 8));
        for (int i = 0; i < entries; i++) {
            int at = i * (key + 8);
            long child = body.getLong(at + key);
            if (level > 0) {
                walk(child, level);
                continue;
            }
            long[] offset = new long[rank];
            for (int d = 0; d < rank; d++) {
                offset[d] = body.getLong(at + 8 + 8 * d);
            }
            put(indexOf(offset), child, Integer.toUnsignedLong(body.getInt(at)), body.getInt(at + 4));
        }
    }

    private void addTree() {
        StructureBytes bytes = new StructureBytes(file).requireTree(layout.address());
        DatasetInfo info = new DatasetInfo(Math.toIntExact(chunkBytes()), extent.longShape(), layout.chunk());
        for (Chunk chunk : new BTreeIndex(bytes, layout.address(), info).getAllChunks()) {
            BitSet mask = chunk.getFilterMask();
            long[] words = mask == null ? new long[0] : mask.toLongArray();
            put(indexOf(chunk.getChunkOffset()), chunk.getAddress(), chunk.getSize(),
                    words.length == 0 ? 0 : (int) words[0]);
        }
    }

    private void addImplicit() {
        long count = 1;
        for (long n : grid) {
            count = Math.multiplyExact(count, n);
        }
        for (long i = 0; i < count && i * chunkBytes() < file.size(); i++) {
            put(indexOf(offsetOf(i, -1)), layout.address() + i * chunkBytes(), chunkBytes(), 0);
        }
    }

    /** Fixed array (IV.A.2.l Appendix C): header FAHD, data block FADB, in pages when it is long. */
    private void addFixedArray() {
        ByteBuffer head = file.read(layout.address(), 28);
        ObjectMessages.requireChecksum(head, "chunk index at byte " + layout.address());
        int entryBytes = Byte.toUnsignedInt(head.get(6));
        long count = head.getLong(8);
        long block = head.getLong(16);
        long page = 1L << Math.min(62, Byte.toUnsignedInt(head.get(7)));
        if (block == -1) {
            return;
        }
        if (entryBytes < 8 || count < 0 || count > file.size() / entryBytes) {
            throw new MalformedHdf5("damaged: chunk index of " + count + " entries at byte " + layout.address());
        }
        if (count <= page) {
            readEntries(checked(block, 14 + count * entryBytes).position(14), entryBytes, 0, count);
            return;
        }
        int pages = Math.toIntExact((count + page - 1) / page);
        ByteBuffer used = checked(block, 14 + (pages + 7L) / 8).position(14).slice();
        long at = block + 14 + used.limit() + 4;
        for (int p = 0; p < pages; p++) {
            long n = Math.min(page, count - p * page);
            if ((used.get(p / 8) & 0x80 >> p % 8) != 0) {
                readEntries(checked(at, n * entryBytes), entryBytes, p * page, n);
            }
            at += n * entryBytes + 4;
        }
    }

    /** A block with its checksum behind it, which is left out. */
    private ByteBuffer checked(long address, long bytes) {
        ByteBuffer block = file.read(address, bytes + 4);
        ObjectMessages.requireChecksum(block, "chunk index at byte " + address);
        return block.limit((int) bytes);
    }

    private void readEntries(ByteBuffer entries, int entryBytes, long first, long count) {
        int start = entries.position();
        for (long i = 0; i < count; i++) {
            entries.position(start + (int) (i * entryBytes));
            elementAt(offsetOf(first + i, -1), entries, entryBytes);
        }
    }

    /** An entry of the extensible array: its numbers run along the unlimited dimension slowest. */
    private void element(long number, ByteBuffer entry, int entryBytes) {
        elementAt(offsetOf(number, extent.unlimited()), entry, entryBytes);
    }

    private void elementAt(long[] offset, ByteBuffer entry, int entryBytes) {
        long address = entry.getLong();
        long bytes = filtered ? ObjectMessages.number(entry, entryBytes - 12) : chunkBytes();
        put(indexOf(offset), address, bytes, filtered ? entry.getInt() : 0);
    }

    /**
     * First element of the chunk with this number. Numbers are counted over the greatest shape that the data set may
     * have, not the present one; the unlimited dimension is moved to the front.
     */
    private long[] offsetOf(long number, int unlimited) {
        long[] offset = new long[grid.length];
        long rest = number;
        for (int d = grid.length - 1; d >= 0; d--) {
            if (d != unlimited) {
                long n = Math.max(1, (extent.maximum(d) + layout.chunk()[d] - 1L) / layout.chunk()[d]);
                boolean slowest = d == 0 && unlimited < 0;
                offset[d] = (slowest ? rest : rest % n) * layout.chunk()[d];
                rest = slowest ? 0 : rest / n;
            }
        }
        if (unlimited >= 0) {
            offset[unlimited] = rest * layout.chunk()[unlimited];
        }
        return offset;
    }
}
