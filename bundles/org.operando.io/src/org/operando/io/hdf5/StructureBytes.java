// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import io.jhdf.Superblock;
import io.jhdf.checksum.ChecksumUtils;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * What jhdf reads one structure through: a tree or a heap. The structure lies in the file once, so reading it takes no
 * more than a few times the file; a damaged or crafted one, whose nodes name the same block again and again, would take
 * time and memory without end.
 */
final class StructureBytes implements HdfBackingStorage {
    private static final long ALWAYS_LEFT = 1 << 20;
    private static final int TIMES = 4;
    /** The letters FHDB. */
    private static final int DIRECT_BLOCK = 0x42444846;

    private final FileBytes file;
    private long left;
    private int blockChecksumAt = -1;

    StructureBytes(FileBytes file) {
        this.file = file;
        this.left = ALWAYS_LEFT + TIMES * file.size();
    }

    /**
     * A tree of version 2 begins with its counts; jhdf makes room for all records before it reads one.
     * @throws MalformedHdf5 when the file has no room for as many records
     */
    StructureBytes requireTree(long address) {
        ByteBuffer head = file.read(address, 34);
        int recordBytes = Short.toUnsignedInt(head.getShort(10));
        long records = head.getLong(26);
        if (recordBytes == 0 || records < 0 || records > file.size() / recordBytes) {
            throw new MalformedHdf5("damaged: index of " + Long.toUnsignedString(records) + " records of " + recordBytes
                    + " bytes at byte " + address + ", the file has " + file.size() + " bytes");
        }
        return this;
    }

    /** A heap says in its header whether its blocks have checksums, which jhdf does not compare. */
    StructureBytes heap(long address) {
        ByteBuffer head = file.read(address, 130);
        boolean checksums = (head.get(9) & 2) != 0;
        int offsetBytes = (Short.toUnsignedInt(head.getShort(128)) + 7) / 8;
        blockChecksumAt = checksums ? 13 + offsetBytes : -1;
        return this;
    }

    /** The checksum of a heap's block stands in it and counts as zero. */
    private void requireChecksum(ByteBuffer block) {
        if (blockChecksumAt > 0 && block.limit() > blockChecksumAt + 4 && block.getInt(0) == DIRECT_BLOCK) {
            byte[] bytes = new byte[block.limit()];
            block.get(0, bytes);
            Arrays.fill(bytes, blockChecksumAt, blockChecksumAt + 4, (byte) 0);
            if (ChecksumUtils.checksum(bytes) != block.getInt(blockChecksumAt)) {
                throw new MalformedHdf5("damaged: checksum of a heap is wrong");
            }
        }
    }

    @Override
    public ByteBuffer readBufferFromAddress(long address, int length) {
        return taken(file.read(address, length));
    }

    @Override
    public ByteBuffer map(long address, long length) {
        return taken(file.read(address, length));
    }

    @Override
    public ByteBuffer mapNoOffset(long address, long length) {
        return taken(file.mapNoOffset(address, length));
    }

    private ByteBuffer taken(ByteBuffer bytes) {
        requireChecksum(bytes);
        left -= bytes.remaining();
        if (left < 0) {
            throw new MalformedHdf5("damaged: an index or heap goes in a circle");
        }
        return bytes;
    }

    @Override
    public long getUserBlockSize() {
        return file.getUserBlockSize();
    }

    @Override
    public Superblock getSuperblock() {
        return file.getSuperblock();
    }

    @Override
    public FileChannel getFileChannel() {
        return file.getFileChannel();
    }

    @Override
    public int getSizeOfOffsets() {
        return file.getSizeOfOffsets();
    }

    @Override
    public int getSizeOfLengths() {
        return file.getSizeOfLengths();
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public boolean inMemory() {
        return false;
    }

    @Override
    public void close() {
        // the file is closed by who opened it
    }
}
