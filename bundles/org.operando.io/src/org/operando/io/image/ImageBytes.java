// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import org.operando.api.LoadException;

/**
 * The bytes of an image file, by place; several threads may read. Each read is checked against the size first: a
 * damaged header must not become a request for gigabytes of heap. A file packed with gzip is unpacked into memory.
 */
final class ImageBytes implements AutoCloseable {
    private static final int CHUNK = 1 << 18;
    /** Images are packed 2 to 20 times; masks up to 200 times. */
    private static final int BEST_PACKING = 250;
    private static final long SMALL = 256L << 20;

    private final Path path;
    private final long size;
    private final byte[] unpacked;
    private volatile FileChannel channel;
    private volatile boolean closed;

    private ImageBytes(Path path, long size, byte[] unpacked, FileChannel channel) {
        this.path = path;
        this.size = size;
        this.unpacked = unpacked;
        this.channel = channel;
    }

    static ImageBytes open(Path path) throws LoadException {
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            ImageBytes bytes = new ImageBytes(path, channel.size(), null, channel);
            if (bytes.size > 2 && bytes.bytes(0, 2).getShort() == 0x1f8b) {
                bytes.close();
                byte[] unpacked = unpack(path, Math.max(SMALL, bytes.size * BEST_PACKING));
                return new ImageBytes(path, unpacked.length, unpacked, null);
            }
            return bytes;
        } catch (IOException e) {
            throw LoadException.io(path, e);
        }
    }

    private static byte[] unpack(Path path, long most) throws LoadException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path), 1 << 16)) {
            byte[] block = new byte[1 << 16];
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                if (out.size() + (long) n > Math.min(most, Integer.MAX_VALUE - 16)) {
                    throw LoadException.at(path, "", "unpacks to more than " + out.size() / (1 << 20) + " MiB",
                            "unpack it first, if it is meant to be so large");
                }
                out.write(block, 0, n);
            }
        } catch (IOException e) {
            throw LoadException.at(path, "", "cannot be unpacked (" + e.getMessage() + ")", "copy it again");
        }
        return out.toByteArray();
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    /** Something is wrong at a byte of the file. */
    LoadException damaged(long at, String what) {
        return LoadException.at(path, "byte " + at, what, "copy it again, or write it anew");
    }

    /** Refuses a length that the file does not have. */
    void require(long at, long length, String what) throws LoadException {
        if (at < 0 || length < 0 || at > size - length) {
            throw damaged(at, what + " would need " + length + " bytes from there on, and the file has " + size);
        }
    }

    /** Bytes of the file, big-endian until told otherwise. */
    ByteBuffer bytes(long at, int length) throws LoadException {
        require(at, length, "the header");
        ByteBuffer buffer = ByteBuffer.allocate(length);
        read(at, buffer);
        return buffer.flip();
    }

    /** As many bytes as there are, at most a length. */
    byte[] some(long at, int atMost) throws LoadException {
        return bytes(at, (int) Math.max(0, Math.min(atMost, size - at))).array();
    }

    /** Reads pixels that are stored one after the other. */
    void pixels(long at, ByteOrder order, PixelArray into, int first, int count) throws LoadException {
        int each = into.type().bytes();
        require(at, (long) count * each, "the pixels");
        if (unpacked != null) {
            into.put(ByteBuffer.wrap(unpacked, (int) at, count * each).order(order), first, count);
            return;
        }
        int perChunk = CHUNK / each;
        try (Arena arena = Arena.ofConfined()) {
            ByteBuffer chunk = arena.allocate(Math.min(CHUNK, Math.max(1L, (long) count * each)), 8).asByteBuffer()
                    .order(order);
            for (int done = 0; done < count; done += perChunk) {
                int n = Math.min(perChunk, count - done);
                read(at + (long) done * each, chunk.clear().limit(n * each));
                into.put(chunk.flip(), first + done, n);
            }
        }
    }

    private void read(long at, ByteBuffer buffer) throws LoadException {
        if (closed) {
            throw LoadException.at(path, "", "has been closed");
        }
        if (unpacked != null) {
            buffer.put(unpacked, (int) at, buffer.remaining());
            return;
        }
        try {
            long from = at - buffer.position();
            while (buffer.hasRemaining()) {
                if (readOnce(buffer, from + buffer.position()) < 0) {
                    throw LoadException.at(path, "byte " + (from + buffer.position()),
                            "has become shorter while it was read", "read it again when it is complete");
                }
            }
        } catch (IOException e) {
            throw LoadException.io(path, e);
        }
    }

    /** A thread that is interrupted while it reads closes the channel for all: the others open it again. */
    private int readOnce(ByteBuffer buffer, long at) throws IOException {
        FileChannel now = channel;
        try {
            return now.read(buffer, at);
        } catch (ClosedChannelException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            synchronized (this) {
                if (closed) {
                    throw e;
                }
                if (channel == now) {
                    channel = FileChannel.open(path, StandardOpenOption.READ);
                }
                return channel.read(buffer, at);
            }
        }
    }

    @Override
    public synchronized void close() throws LoadException {
        closed = true;
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw LoadException.io(path, e);
            }
        }
    }
}
