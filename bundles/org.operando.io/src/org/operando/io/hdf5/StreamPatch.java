// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import io.jhdf.checksum.ChecksumUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.operando.api.LoadException;

/**
 * Makes the headers of streamed data sets point at the data that were appended behind the file that jhdf wrote: lengths
 * in the data space message (version 2), address and size in the layout message (version 3), checksums, and the end of
 * the file in the superblock (HDF5 File Format Specification 3.0).
 */
final class StreamPatch {
    private StreamPatch() {
    }

    static void apply(Path file, FileChannel channel, List<StreamedDataset> streams) throws IOException {
        // the superblock goes first: the reader refuses data behind the end that it names
        patchSuperblock(channel, streams.getLast().address() + streams.getLast().bytes());
        try (Hdf5File open = Hdf5File.open(file)) {
            for (StreamedDataset stream : streams) {
                patchHeader(channel, open.requireDataset(stream.path()).object(), stream);
            }
        } catch (LoadException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void patchHeader(FileChannel channel, ObjectMessages object, StreamedDataset stream)
            throws IOException {
        ByteBuffer space = object.require(ObjectMessages.DATASPACE, "data space");
        ByteBuffer layout = object.require(ObjectMessages.LAYOUT, "data layout");
        int rank = stream.shape().length;
        if (space.get(0) != 2 || space.get(1) != rank || layout.get(0) != 3 || layout.get(1) != 1
                || space.array() != layout.array()) {
            throw new IOException(stream.path() + ": the header is not of the form expected");
        }
        for (int d = 0; d < rank; d++) {
            space.putLong(4 + 8 * d, stream.shape()[d]);
            if ((space.get(2) & 1) != 0) {
                space.putLong(4 + 8 * (rank + d), stream.shape()[d]);
            }
        }
        layout.putLong(2, stream.address());
        layout.putLong(10, stream.bytes());
        byte[] header = layout.array();
        seal(header);
        write(channel, header, object.address());
    }

    private static void patchSuperblock(FileChannel channel, long end) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
        while (block.hasRemaining() && channel.read(block, block.position()) >= 0) {
            // until all 48 bytes are there
        }
        if (block.get(8) < 2 || block.get(9) != 8 || block.getLong(12) != 0) {
            throw new IOException("the superblock is not of the form expected");
        }
        block.putLong(28, end);
        seal(block.array());
        write(channel, block.array(), 0);
    }

    /** Sets the last four bytes to the checksum of those before. */
    private static void seal(byte[] bytes) {
        int sum = ChecksumUtils.checksum(Arrays.copyOf(bytes, bytes.length - 4));
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 4, sum);
    }

    private static void write(FileChannel channel, byte[] bytes, long at) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer, at + buffer.position());
        }
    }
}
