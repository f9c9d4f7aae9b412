// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How the elements of a data set are stored (data layout message, versions 1 to 4). */
sealed interface Layout {
    /** In the object header. */
    record Compact(ByteBuffer data) implements Layout {
    }

    /** In one piece; address -1 when never written. */
    record Contiguous(long address) implements Layout {
    }

    /** Kinds of chunk index. */
    enum Index {
        TREE_1, SINGLE, IMPLICIT, FIXED_ARRAY, EXTENSIBLE_ARRAY, TREE_2
    }

    /**
     * In chunks.
     * @param index kind of index at the address
     * @param address of the index, of the one chunk, or of the first of all; -1 when never written
     * @param chunk shape of a chunk
     * @param edgesUnfiltered whether chunks that reach over the edge are stored without filters
     * @param singleBytes stored length of the only chunk when it is filtered
     * @param singleMask filters left out for it
     */
    record Chunked(Index index, long address, int[] chunk, boolean edgesUnfiltered, long singleBytes, int singleMask)
            implements Layout {
        long chunkElements() {
            long n = 1;
            for (int c : chunk) {
                n = Math.multiplyExact(n, c);
            }
            return n;
        }
    }

    /**
     * Virtual: parts of other data sets.
     * @param heap address of the global heap with the mappings
     * @param entry index in it
     */
    record Virtual(long heap, int entry) implements Layout {
    }

    /** Decodes the message for a data set of this rank. */
    static Layout parse(ByteBuffer b, int rank) {
        int version = b.get();
        return switch (version) {
            case 1, 2 -> old(b, rank);
            case 3 -> third(b, rank);
            case 4, 5 -> fourth(b, rank);
            default -> throw new MalformedHdf5("data layout of version " + version + " is not supported");
        };
    }

    private static Layout old(ByteBuffer b, int rank) {
        int dimensions = Byte.toUnsignedInt(b.get());
        int kind = b.get();
        b.position(b.position() + 5);
        if (kind == 0) {
            b.position(b.position() + 4 * dimensions);
            return compact(b, b.getInt());
        }
        long address = b.getLong();
        return kind == 1 ? new Contiguous(address)
                : chunked(Index.TREE_1, address, lengths(b, rank, 4), false, 0, 0);
    }

    private static Layout third(ByteBuffer b, int rank) {
        int kind = b.get();
        if (kind == 0) {
            return compact(b, Short.toUnsignedInt(b.getShort()));
        }
        if (kind == 1) {
            return new Contiguous(b.getLong());
        }
        int dimensions = Byte.toUnsignedInt(b.get());
        requireRank(dimensions, rank);
        return chunked(Index.TREE_1, b.getLong(), lengths(b, rank, 4), false, 0, 0);
    }

    private static Layout fourth(ByteBuffer b, int rank) {
        int kind = b.get();
        switch (kind) {
            case 0 -> {
                return compact(b, Short.toUnsignedInt(b.getShort()));
            }
            case 1 -> {
                return new Contiguous(b.getLong());
            }
            case 3 -> {
                return new Virtual(b.getLong(), b.getInt());
            }
            default -> {
                int flags = b.get();
                requireRank(Byte.toUnsignedInt(b.get()), rank);
                int bytes = b.get();
                int[] chunk = lengths(b, rank, bytes);
                b.position(b.position() + bytes);
                return indexed(b, b.get(), flags, chunk);
            }
        }
    }

    private static Layout indexed(ByteBuffer b, int index, int flags, int[] chunk) {
        boolean edges = (flags & 1) != 0;
        switch (index) {
            case 1 -> {
                boolean filtered = (flags & 2) != 0;
                long bytes = filtered ? b.getLong() : 0;
                int mask = filtered ? b.getInt() : 0;
                return chunked(Index.SINGLE, b.getLong(), chunk, edges, bytes, mask);
            }
            case 2 -> {
                return chunked(Index.IMPLICIT, b.getLong(), chunk, edges, 0, 0);
            }
            case 3 -> b.position(b.position() + 1);
            case 4 -> b.position(b.position() + 5);
            case 5 -> b.position(b.position() + 6);
            default -> throw new MalformedHdf5("chunk index of type " + index + " is not supported");
        }
        Index kind = index == 3 ? Index.FIXED_ARRAY : index == 4 ? Index.EXTENSIBLE_ARRAY : Index.TREE_2;
        return chunked(kind, b.getLong(), chunk, edges, 0, 0);
    }

    private static Layout compact(ByteBuffer b, int bytes) {
        if (bytes < 0 || bytes > b.remaining()) {
            throw new MalformedHdf5("damaged: compact data of " + bytes + " bytes");
        }
        return new Compact(b.slice(b.position(), bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static Chunked chunked(Index index, long address, int[] chunk, boolean edges, long bytes, int mask) {
        return new Chunked(index, address, chunk, edges, bytes, mask);
    }

    private static void requireRank(int dimensions, int rank) {
        if (dimensions != rank + 1) {
            throw new MalformedHdf5("damaged: chunks of " + (dimensions - 1) + " dimensions, data of " + rank);
        }
    }

    private static int[] lengths(ByteBuffer b, int rank, int bytes) {
        int[] lengths = new int[rank];
        for (int d = 0; d < rank; d++) {
            long n = ObjectMessages.number(b, bytes);
            if (n <= 0 || n > Integer.MAX_VALUE) {
                throw new MalformedHdf5("damaged: chunk of " + n + " elements in dimension " + d);
            }
            lengths[d] = (int) n;
        }
        return lengths;
    }
}
