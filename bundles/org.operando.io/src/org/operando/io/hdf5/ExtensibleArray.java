// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import java.nio.ByteBuffer;

/**
 * Chunk index of data sets with one unlimited dimension in the newer file format: what detectors write (HDF5 File
 * Format Specification 3.0, appendix C). jhdf loses all chunks behind the first gap; this walk keeps them.
 *
 * <p>The first elements stand in the index block, which also has the addresses of the first data blocks and of the
 * super blocks; super block s has 2^(s/2) data blocks of 2^((s+1)/2) times the least length. A block that does not
 * exist has the address -1 and still counts.
 */
final class ExtensibleArray {
    /** Takes an element: its number, its bytes and their count. */
    interface Sink {
        void take(long number, ByteBuffer entry, int bytes);
    }

    private final FileBytes file;
    private final Sink sink;
    private final int entryBytes;
    private final int offsetBytes;
    private final int inIndex;
    private final long least;
    private final int directSupers;
    private final int supers;
    private final long pageElements;
    private final long used;
    private final long indexBlock;
    private long left;

    ExtensibleArray(FileBytes file, long address, Sink sink) {
        ByteBuffer head = file.read(address, 72);
        if (head.getInt(0) != 0x44484145) {
            throw new MalformedHdf5("damaged: chunk index at byte " + address);
        }
        ObjectMessages.requireChecksum(head, "chunk index at byte " + address);
        this.file = file;
        this.sink = sink;
        entryBytes = Byte.toUnsignedInt(head.get(6));
        int maxBits = Byte.toUnsignedInt(head.get(7));
        offsetBytes = (maxBits + 7) / 8;
        inIndex = Byte.toUnsignedInt(head.get(8));
        least = Byte.toUnsignedInt(head.get(9));
        int pointers = Byte.toUnsignedInt(head.get(10));
        pageElements = 1L << Math.min(62, Byte.toUnsignedInt(head.get(11)));
        if (least == 0 || pointers == 0 || entryBytes < 8 || maxBits > Long.SIZE) {
            throw new MalformedHdf5("damaged: chunk index at byte " + address);
        }
        supers = 1 + maxBits - log2(least);
        directSupers = 2 * log2(pointers);
        used = head.getLong(44);
        indexBlock = head.getLong(60);
        left = file.size() / entryBytes;
    }

    private static int log2(long n) {
        return 63 - Long.numberOfLeadingZeros(n);
    }

    /** Gives all elements that exist. */
    void read() {
        if (indexBlock == -1) {
            return;
        }
        int directBlocks = 0;
        for (int s = 0; s < directSupers; s++) {
            directBlocks += 1 << s / 2;
        }
        int indirect = Math.max(0, supers - directSupers);
        long addresses = 8L * (directBlocks + indirect);
        ByteBuffer block = file.read(indexBlock, 14L + (long) inIndex * entryBytes + addresses + 4);
        ObjectMessages.requireChecksum(block, "chunk index at byte " + indexBlock);
        block.position(14);
        give(block, 0, inIndex);
        long number = inIndex;
        for (int s = 0; s < supers && number < used; s++) {
            long blocks = 1L << s / 2;
            long length = least << (s + 1) / 2;
            if (s < directSupers) {
                for (long i = 0; i < blocks; i++) {
                    readData(block.getLong(), number, length, null, 0);
                    number += length;
                }
            } else {
                readSuper(block.getLong(), number, blocks, length);
                number += blocks * length;
            }
        }
    }

    private void readSuper(long address, long number, long blocks, long length) {
        if (address == -1) {
            return;
        }
        long pages = length > pageElements ? length / pageElements : 0;
        long bitmap = (pages + 7) / 8;
        ByteBuffer block = file.read(address, 14 + offsetBytes + blocks * bitmap + 8 * blocks + 4);
        ObjectMessages.requireChecksum(block, "chunk index at byte " + address);
        int maps = 14 + offsetBytes;
        for (int i = 0; i < blocks; i++) {
            long data = block.getLong((int) (maps + blocks * bitmap + 8L * i));
            // one row of bits for the pages of all blocks, although room is kept for whole bytes a block
            readData(data, number + i * length, length, block, 8L * maps + i * pages);
        }
    }

    private void readData(long address, long number, long length, ByteBuffer bits, long firstBit) {
        if (address == -1 || number >= used) {
            return;
        }
        int head = 14 + offsetBytes;
        if (length <= pageElements) {
            give(checked(address, head + length * entryBytes).position(head), number, length);
            return;
        }
        checked(address, head);
        long at = address + head + 4;
        for (int p = 0; p < length / pageElements; p++) {
            // pages that were never touched hold no addresses, only what was on the disk
            long bit = firstBit + p;
            if (bits != null && (bits.get((int) (bit / 8)) & 0x80 >> bit % 8) != 0) {
                give(checked(at, pageElements * entryBytes), number + p * pageElements, pageElements);
            }
            at += pageElements * entryBytes + 4;
        }
    }

    /** A block with its checksum behind it. */
    private ByteBuffer checked(long address, long bytes) {
        ByteBuffer block = file.read(address, bytes + 4);
        ObjectMessages.requireChecksum(block, "chunk index at byte " + address);
        return block;
    }

    private void give(ByteBuffer entries, long first, long count) {
        int start = entries.position();
        left -= count;
        if (left < 0) {
            throw new MalformedHdf5("damaged: a chunk index names more elements than the file has room for");
        }
        for (int i = 0; i < count; i++) {
            entries.position(start + i * entryBytes);
            if (first + i < used) {
                sink.take(first + i, entries, entryBytes);
            }
        }
        entries.position(start + (int) count * entryBytes);
    }
}
