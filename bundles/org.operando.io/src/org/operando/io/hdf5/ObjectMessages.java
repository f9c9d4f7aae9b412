// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import io.jhdf.checksum.ChecksumUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The messages of an object header, versions 1 and 2 (HDF5 File Format Specification 3.0, IV.A), undecoded: so that one
 * message that is not understood does not spoil the object, nor the object its group.
 * @param address address of the object header
 * @param messages in file order, shared ones resolved
 */
record ObjectMessages(long address, List<Raw> messages) {
    static final int DATASPACE = 0x01;
    static final int LINK_INFO = 0x02;
    static final int DATATYPE = 0x03;
    static final int FILL_OLD = 0x04;
    static final int FILL = 0x05;
    static final int LINK = 0x06;
    static final int LAYOUT = 0x08;
    static final int FILTERS = 0x0b;
    static final int ATTRIBUTE = 0x0c;
    static final int CONTINUATION = 0x10;
    static final int SYMBOL_TABLE = 0x11;
    static final int ATTRIBUTE_INFO = 0x15;

    private static final int SHARED = 2;
    private static final int MAX_BLOCKS = 10_000;
    private static final byte[] HEADER = {'O', 'H', 'D', 'R'};
    private static final byte[] BLOCK = {'O', 'C', 'H', 'K'};

    /**
     * One message.
     * @param type number of the message type
     * @param body its bytes, little-endian; take {@link #data()} to read
     */
    record Raw(int type, ByteBuffer body) {
        ByteBuffer data() {
            return body.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** Reads all messages of the object at this address. */
    static ObjectMessages read(FileBytes file, long address) {
        List<Raw> found = new ArrayList<>();
        ByteBuffer start = file.read(address, 4);
        if (startsWith(start, HEADER)) {
            readNew(file, address, found);
        } else if (start.get(0) == 1) {
            readOld(file, address, found);
        } else {
            throw new MalformedHdf5("damaged: no object header at byte " + address);
        }
        return new ObjectMessages(address, List.copyOf(found));
    }

    /** The first message of a type. */
    Optional<ByteBuffer> first(int type) {
        return messages.stream().filter(m -> m.type == type).map(Raw::data).findFirst();
    }

    /** The first message of a type, which must be there. */
    ByteBuffer require(int type, String name) {
        return first(type).orElseThrow(() -> new MalformedHdf5("damaged: object without " + name));
    }

    boolean has(int type) {
        return messages.stream().anyMatch(m -> m.type == type);
    }

    boolean isDataset() {
        return has(LAYOUT) && has(DATASPACE);
    }

    boolean isGroup() {
        return has(SYMBOL_TABLE) || has(LINK_INFO) || has(LINK);
    }

    static boolean startsWith(ByteBuffer buffer, byte[] signature) {
        for (int i = 0; i < signature.length; i++) {
            if (buffer.get(i) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    private static void readOld(FileBytes file, long address, List<Raw> found) {
        ByteBuffer prefix = file.read(address, 16);
        List<long[]> blocks = new ArrayList<>();
        blocks.add(new long[] {address + 16, Integer.toUnsignedLong(prefix.getInt(8))});
        for (int i = 0; i < blocks.size() && i < MAX_BLOCKS; i++) {
            ByteBuffer block = file.read(blocks.get(i)[0], blocks.get(i)[1]);
            while (block.remaining() >= 8) {
                int type = Short.toUnsignedInt(block.getShort());
                int length = Short.toUnsignedInt(block.getShort());
                int flags = block.get();
                block.position(block.position() + 3);
                add(file, type, flags, take(block, length), found, blocks);
            }
        }
    }

    private static void readNew(FileBytes file, long address, List<Raw> found) {
        int flags = file.read(address, 6).get(5);
        int prefix = 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
        int sizeBytes = 1 << (flags & 3);
        ByteBuffer sizeField = file.read(address + prefix, sizeBytes);
        long size = number(sizeField, sizeBytes);
        prefix += sizeBytes;
        List<long[]> blocks = new ArrayList<>();
        blocks.add(new long[] {address, prefix + size + 4});
        for (int i = 0; i < blocks.size() && i < MAX_BLOCKS; i++) {
            ByteBuffer block = file.read(blocks.get(i)[0], blocks.get(i)[1]);
            if (i > 0 && (block.limit() < 8 || !startsWith(block, BLOCK))) {
                throw new MalformedHdf5("damaged: object header at byte " + address + " goes on into other data");
            }
            requireChecksum(block, "object header at byte " + address);
            block.position(i == 0 ? prefix : 4).limit(block.limit() - 4);
            int head = (flags & 4) != 0 ? 6 : 4;
            while (block.remaining() >= head) {
                int type = Byte.toUnsignedInt(block.get());
                int length = Short.toUnsignedInt(block.getShort());
                int messageFlags = block.get();
                block.position(block.position() + head - 4);
                add(file, type, messageFlags, take(block, length), found, blocks);
            }
        }
    }

    private static void add(FileBytes file, int type, int flags, ByteBuffer body, List<Raw> found,
            List<long[]> blocks) {
        if (type == CONTINUATION) {
            long[] next = {body.getLong(0), body.getLong(8)};
            if (blocks.stream().anyMatch(b -> b[0] == next[0])) {
                throw new MalformedHdf5("damaged: the object header at byte " + next[0] + " goes in a circle");
            }
            blocks.add(next);
        } else if ((flags & SHARED) != 0) {
            found.add(new Raw(type, resolve(file, type, body)));
        } else {
            found.add(new Raw(type, body));
        }
    }

    /** A shared message is the address of an object (a committed data type) that has it. */
    static ByteBuffer resolve(FileBytes file, int type, ByteBuffer body) {
        ByteBuffer reference = body.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int version = reference.get();
        int kind = reference.get();
        if (version == 3 && kind == 1) {
            throw new MalformedHdf5("a message shared through the file's heap (SOHM) is not supported; "
                    + "convert with h5repack");
        }
        long address = reference.getLong(reference.position() + (version == 1 ? 6 : 0));
        for (Raw message : read(file, address).messages) {
            if (message.type == type) {
                return message.data();
            }
        }
        throw new MalformedHdf5("damaged: the shared message at byte " + address + " is missing");
    }

    private static ByteBuffer take(ByteBuffer from, int length) {
        if (length > from.remaining()) {
            throw new MalformedHdf5("damaged: a message of " + length + " bytes in " + from.remaining());
        }
        ByteBuffer part = from.slice(from.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        from.position(from.position() + length);
        return part;
    }

    /** Compares the last four bytes with Jenkins' lookup3 of those before. */
    static void requireChecksum(ByteBuffer block, String what) {
        byte[] bytes = new byte[block.limit() - 4];
        block.get(0, bytes);
        if (ChecksumUtils.checksum(bytes) != block.getInt(block.limit() - 4)) {
            throw new MalformedHdf5("damaged: checksum of the " + what + " is wrong");
        }
    }

    /** An unsigned little-endian number of 1 to 8 bytes. */
    static long number(ByteBuffer buffer, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= Byte.toUnsignedLong(buffer.get()) << 8 * i;
        }
        return value;
    }
}
