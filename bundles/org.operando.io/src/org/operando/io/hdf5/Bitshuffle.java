// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import java.nio.ByteBuffer;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * Decoder of HDF5 filter 32008, bitshuffle with or without LZ4 (Masui et al. 2015, Astron. Comput. 12, 181), as Eiger
 * and other detectors write it.
 *
 * <p>With LZ4 a chunk is, all big-endian: 8 bytes length of the result, 4 bytes length of a block, then each block
 * with 4 bytes of its packed length before it. After the whole blocks comes one shorter block of a multiple of eight
 * elements, packed like the others, and then fewer than eight elements as they are. (jhdf takes the shorter block for
 * unpacked bytes: wrong numbers without a word.) Without LZ4 the blocks follow each other in the same cut, with no
 * header.
 *
 * <p>A block of n elements of e bytes is 8 e planes of n/8 bytes; plane 8 k + b has bit b of byte k of every element,
 * the first element lowest.
 */
final class Bitshuffle {
    static final int FILTER = 32008;

    private static final int LZ4 = 2;
    private static final int TARGET_BLOCK_BYTES = 8192;

    private Bitshuffle() {
    }

    /**
     * Decodes a chunk.
     * @param packed the chunk as stored
     * @param client the filter's client data: version, version, bytes an element, elements a block or 0, codec
     * @param length bytes of the chunk when decoded
     * @return elements in the file's byte order
     */
    static byte[] decode(byte[] packed, int[] client, int length) {
        if (client.length < 3 || client[2] <= 0) {
            throw new MalformedHdf5("bitshuffle filter without its element size");
        }
        int element = client[2];
        int codec = client.length > 4 ? client[4] : 0;
        if (codec != 0 && codec != LZ4) {
            throw new MalformedHdf5("bitshuffle with codec " + codec + (codec == 3 ? " (zstd)" : "")
                    + " is not available; rewrite the file with bitshuffle-LZ4 or gzip");
        }
        ByteBuffer in = ByteBuffer.wrap(packed);
        int block = client.length > 3 && client[3] > 0 ? client[3]
                : Math.max(128, TARGET_BLOCK_BYTES / element / 8 * 8);
        if (codec == LZ4) {
            if (packed.length < 12 || in.getLong() != length) {
                throw new MalformedHdf5("damaged: bitshuffle chunk does not hold " + length + " bytes");
            }
            block = in.getInt() / element;
        }
        if (block <= 0 || block % 8 != 0) {
            throw new MalformedHdf5("damaged: bitshuffle block of " + block + " elements");
        }
        return blocks(in, codec == LZ4, element, block, length);
    }

    private static byte[] blocks(ByteBuffer in, boolean lz4, int element, int block, int length) {
        byte[] out = new byte[length];
        int elements = length / element;
        byte[] planes = new byte[Math.min(block, elements) * element];
        int done = 0;
        while (elements - done >= 8) {
            int n = Math.min(block, (elements - done) / 8 * 8);
            if (lz4) {
                unpack(in, planes, n * element);
            } else {
                require(in, n * element);
                in.get(planes, 0, n * element);
            }
            transpose(planes, n, element, out, done * element);
            done += n;
        }
        int rest = length - done * element;
        require(in, rest);
        in.get(out, done * element, rest);
        if (in.hasRemaining()) {
            throw new MalformedHdf5("damaged: bitshuffle chunk has " + in.remaining() + " bytes behind its end");
        }
        return out;
    }

    private static void unpack(ByteBuffer in, byte[] planes, int length) {
        require(in, 4);
        int packed = in.getInt();
        require(in, packed);
        unpackLz4(in.array(), in.position(), packed, planes, 0, length);
        in.position(in.position() + packed);
    }

    /** One LZ4 block of known length. */
    static void unpackLz4(byte[] from, int at, int packed, byte[] to, int toAt, int length) {
        LZ4SafeDecompressor lz4 = LZ4Factory.fastestJavaInstance().safeDecompressor();
        try {
            if (lz4.decompress(from, at, packed, to, toAt, length) != length) {
                throw new MalformedHdf5("damaged: an LZ4 block is too short");
            }
        } catch (LZ4Exception e) {
            throw new MalformedHdf5("damaged: an LZ4 block cannot be unpacked");
        }
    }

    private static void require(ByteBuffer in, int bytes) {
        if (bytes < 0 || bytes > in.remaining()) {
            throw new MalformedHdf5("damaged: bitshuffle chunk ends early");
        }
    }

    /**
     * Planes of bits back to elements, eight elements at a time: 8 x 8 bits are transposed in a long (Warren, Hacker's
     * Delight, 2nd ed., section 7-3). Runs once a byte of every frame.
     */
    static void transpose(byte[] planes, int n, int element, byte[] out, int at) {
        int row = n / 8;
        for (int b = 0; b < element; b++) {
            int plane = 8 * b * row;
            for (int g = 0; g < row; g++) {
                long x = 0;
                for (int k = 0; k < 8; k++) {
                    x |= (planes[plane + k * row + g] & 0xffL) << 8 * k;
                }
                long t = (x ^ x >>> 7) & 0x00aa00aa00aa00aaL;
                x ^= t ^ t << 7;
                t = (x ^ x >>> 14) & 0x0000cccc0000ccccL;
                x ^= t ^ t << 14;
                t = (x ^ x >>> 28) & 0x00000000f0f0f0f0L;
                x ^= t ^ t << 28;
                int to = at + 8 * g * element + b;
                for (int j = 0; j < 8; j++) {
                    out[to] = (byte) (x >>> 8 * j);
                    to += element;
                }
            }
        }
    }
}
