// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import io.jhdf.Superblock;
import io.jhdf.storage.HdfBackingStorage;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The bytes of an open HDF5 file, addressed as its structures do (from the superblock's base). Each read is checked
 * against the size of the file first: a damaged length must not become a request for gigabytes of heap.
 */
final class FileBytes implements HdfBackingStorage {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    private final FileChannel channel;
    private final long size;
    private final long userBlock;
    private final Superblock superblock;

    private FileBytes(FileChannel channel, long size, long userBlock) {
        this.channel = channel;
        this.size = size;
        this.userBlock = userBlock;
        this.superblock = Superblock.readSuperblock(channel, userBlock);
    }

    /**
     * Opens a file for reading.
     * @throws MalformedHdf5 when it is no HDF5 file, or shorter than its superblock says
     */
    static FileBytes open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            long size = channel.size();
            FileBytes bytes = new FileBytes(channel, size, findSignature(channel, size));
            bytes.requireComplete();
            return bytes;
        } catch (RuntimeException | IOException e) {
            channel.close();
            throw e;
        }
    }

    /** The superblock stands at 0 or, behind a user block, at 512, 1024, 2048, ... */
    private static long findSignature(FileChannel channel, long size) throws IOException {
        if (size == 0) {
            throw new MalformedHdf5("the file is empty");
        }
        ByteBuffer head = ByteBuffer.allocate(SIGNATURE.length);
        for (long at = 0; at + SIGNATURE.length <= size; at = at == 0 ? 512 : at * 2) {
            head.clear();
            if (channel.read(head, at) == SIGNATURE.length && Arrays.equals(head.array(), SIGNATURE)) {
                return at;
            }
        }
        throw new MalformedHdf5("not an HDF5 file (no HDF5 signature)");
    }

    private void requireComplete() {
        if (superblock.getSizeOfOffsets() != 8 || superblock.getSizeOfLengths() != 8) {
            throw new MalformedHdf5("addresses of " + superblock.getSizeOfOffsets() + " bytes are not supported");
        }
        long end = superblock.getEndOfFileAddress();
        if (end > size) {
            throw new MalformedHdf5("truncated: " + size + " bytes of " + end);
        }
    }

    /** Address of the object header of the root group. */
    long rootAddress() {
        return switch (superblock) {
            case Superblock.SuperblockV0V1 old ->
                // a symbol table entry: offset of the name, then the address of the object header
                number(old.getRootGroupSymbolTableAddress() + 8 - superblock.getBaseAddressByte());
            case Superblock.SuperblockV2V3 now -> now.getRootGroupObjectHeaderAddress();
            default -> throw new MalformedHdf5("unknown superblock");
        };
    }

    /** The unsigned 8-byte number at an address. */
    long number(long address) {
        return read(address, 8).getLong();
    }

    /** Bytes at an address, little-endian. */
    ByteBuffer read(long address, long length) {
        ByteBuffer buffer = ByteBuffer.allocate(requireInside(address, length)).order(ByteOrder.LITTLE_ENDIAN);
        readInto(address, buffer);
        return buffer.flip();
    }

    /** Fills a buffer from an address on. */
    void readInto(long address, ByteBuffer buffer) {
        requireInside(address, buffer.remaining());
        long at = address + superblock.getBaseAddressByte();
        try {
            while (buffer.hasRemaining()) {
                int n = channel.read(buffer, at);
                if (n < 0) {
                    throw new EOFException("the file has become shorter while it was read");
                }
                at += n;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int requireInside(long address, long length) {
        if (length < 0 || length > Integer.MAX_VALUE - 16 || address < 0
                || address > size - superblock.getBaseAddressByte() - length) {
            throw new MalformedHdf5("damaged: it refers to " + length + " bytes at byte " + address + ", the file has "
                    + size + " bytes");
        }
        return (int) length;
    }

    @Override
    public ByteBuffer readBufferFromAddress(long address, int length) {
        return read(address, length);
    }

    @Override
    public ByteBuffer map(long address, long length) {
        return read(address, length);
    }

    @Override
    public ByteBuffer mapNoOffset(long address, long length) {
        return read(address - superblock.getBaseAddressByte(), length);
    }

    @Override
    public long getUserBlockSize() {
        return userBlock;
    }

    @Override
    public Superblock getSuperblock() {
        return superblock;
    }

    @Override
    public FileChannel getFileChannel() {
        return channel;
    }

    @Override
    public int getSizeOfOffsets() {
        return 8;
    }

    @Override
    public int getSizeOfLengths() {
        return 8;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean inMemory() {
        return false;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
