// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import io.jhdf.filter.LzfFilter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The filters that a data set's chunks went through when they were written.
 * @param filters in the order of writing
 */
record ChunkFilters(List<Filter> filters) {
    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int FLETCHER32 = 3;
    private static final int LZF = 32000;
    private static final int LZ4 = 32004;

    /**
     * One filter.
     * @param id registered number
     * @param client its parameters
     */
    record Filter(int id, int[] client) {
        String name() {
            return switch (id) {
                case DEFLATE -> "gzip";
                case SHUFFLE -> "shuffle";
                case FLETCHER32 -> "fletcher32";
                case 4 -> "szip";
                case 5 -> "nbit";
                case 6 -> "scaleoffset";
                case 307 -> "bzip2";
                case LZF -> "lzf";
                case 32001 -> "Blosc";
                case LZ4 -> "lz4";
                case Bitshuffle.FILTER -> client.length > 4 && client[4] == 2 ? "bitshuffle-lz4" : "bitshuffle";
                case 32013 -> "zfp";
                case 32015 -> "zstd";
                case 32017 -> "SZ";
                case 32026 -> "Blosc2";
                default -> "filter " + id;
            };
        }

        private boolean isKnown() {
            return id >= DEFLATE && id <= FLETCHER32 || id == LZF || id == LZ4 || id == Bitshuffle.FILTER;
        }
    }

    /** Decodes a filter pipeline message, versions 1 and 2. */
    static ChunkFilters parse(ByteBuffer b) {
        int version = b.get();
        int count = Byte.toUnsignedInt(b.get());
        b.position(b.position() + (version == 1 ? 6 : 0));
        List<Filter> filters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = Short.toUnsignedInt(b.getShort());
            int nameLength = version == 1 || id >= 256 ? Short.toUnsignedInt(b.getShort()) : 0;
            b.getShort();
            int values = Short.toUnsignedInt(b.getShort());
            b.position(b.position() + (version == 1 ? (nameLength + 7) / 8 * 8 : nameLength));
            int[] client = new int[Math.min(values, b.remaining() / 4)];
            for (int k = 0; k < client.length; k++) {
                client[k] = b.getInt();
            }
            b.position(b.position() + (version == 1 && values % 2 == 1 ? 4 : 0));
            filters.add(new Filter(id, client));
        }
        return new ChunkFilters(List.copyOf(filters));
    }

    List<String> names() {
        return filters.stream().map(Filter::name).toList();
    }

    /** All that decoding depends on. */
    String text() {
        return filters.stream().map(f -> f.id + Arrays.toString(f.client)).toList().toString();
    }

    /** Refuses data whose filter is not there. */
    void requireKnown() {
        for (Filter f : filters) {
            if (!f.isKnown()) {
                throw new MalformedHdf5("needs the HDF5 filter " + f.id + " (" + f.name()
                        + "), which is not available; rewrite the file with gzip, e.g. with h5repack");
            }
        }
    }

    /**
     * Decodes a chunk. What a filter gives must have the length that went into it when the chunk was written: a damaged
     * stream often gives more or less before anything else of it is wrong.
     * @param stored the bytes in the file
     * @param mask bit i is set when filter i was left out for this chunk
     * @param length bytes when decoded
     */
    byte[] decode(byte[] stored, int mask, int length) {
        byte[] bytes = stored;
        for (int i = filters.size() - 1; i >= 0; i--) {
            if (isUsed(i, mask)) {
                bytes = decode(filters.get(i), bytes, length + checksumBytes(i, mask));
            }
        }
        requireLength(bytes.length, length);
        return bytes;
    }

    private static boolean isUsed(int filter, int mask) {
        return (mask & 1 << filter) == 0;
    }

    /** Bytes that checksums written before a filter made its chunk longer. */
    private int checksumBytes(int before, int mask) {
        int bytes = 0;
        for (int i = 0; i < before; i++) {
            bytes += isUsed(i, mask) && filters.get(i).id == FLETCHER32 ? Integer.BYTES : 0;
        }
        return bytes;
    }

    private static void requireLength(int found, int length) {
        if (found != length) {
            throw new MalformedHdf5("damaged: a chunk of " + found + " bytes instead of " + length);
        }
    }

    private static byte[] decode(Filter filter, byte[] in, int length) {
        return switch (filter.id) {
            case DEFLATE -> inflate(in, length);
            case SHUFFLE -> unshuffle(in, filter.client.length > 0 ? filter.client[0] : 1);
            case FLETCHER32 -> checked(in);
            case LZF -> lzf(in, filter.client, length);
            case LZ4 -> lz4(in, length);
            default -> Bitshuffle.decode(in, filter.client, length);
        };
    }

    /** To the end of the stream: its checksum stands there, and is looked at when all before it was unpacked. */
    private static byte[] inflate(byte[] in, int length) {
        byte[] out = new byte[length];
        byte[] behind = new byte[1];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(in);
            int n = 0;
            while (!inflater.finished()) {
                boolean full = n == length;
                int step = full ? inflater.inflate(behind) : inflater.inflate(out, n, length - n);
                if (full && step > 0) {
                    throw new MalformedHdf5("damaged: a chunk unpacks by gzip to more than " + length + " bytes");
                }
                if (step == 0 && !inflater.finished()) {
                    throw new MalformedHdf5("damaged: a chunk packed by gzip ends early, after " + n + " of " + length
                            + " bytes" + (full ? " and before its checksum" : ""));
                }
                n += step;
            }
            requireLength(n, length);
            return out;
        } catch (DataFormatException e) {
            throw new MalformedHdf5("damaged: a chunk cannot be unpacked by gzip (" + e.getMessage() + ")");
        }
    }

    private static byte[] lzf(byte[] in, int[] client, int length) {
        // the third number is the length of the result, which jhdf makes room for unseen
        if (client.length < 3 || client[2] != length) {
            throw new MalformedHdf5("damaged: LZF chunk does not hold " + length + " bytes");
        }
        try {
            return new LzfFilter().decode(in, client);
        } catch (RuntimeException e) {
            throw new MalformedHdf5("damaged: a chunk cannot be unpacked by lzf (" + e.getMessage() + ")");
        }
    }

    /** Byte k of every element stands together; a rest that is no whole element stays at the end. */
    private static byte[] unshuffle(byte[] in, int size) {
        if (size <= 1) {
            return in;
        }
        int n = in.length / size;
        byte[] out = in.clone();
        for (int k = 0; k < size; k++) {
            for (int i = 0, to = k, from = k * n; i < n; i++, to += size) {
                out[to] = in[from + i];
            }
        }
        return out;
    }

    /** Fletcher's checksum of 16-bit words, high byte first; stored in four bytes behind the data. */
    private static byte[] checked(byte[] in) {
        int length = in.length - 4;
        if (length < 0) {
            throw new MalformedHdf5("damaged: a chunk without its checksum");
        }
        long a = 0;
        long b = 0;
        for (int i = 0; i + 1 < length; i += 2) {
            a = (a + ((in[i] & 0xff) << 8 | in[i + 1] & 0xff)) % 65535;
            b = (b + a) % 65535;
        }
        if (length % 2 == 1) {
            a = (a + ((in[length - 1] & 0xff) << 8)) % 65535;
            b = (b + a) % 65535;
        }
        int stored = ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN).getInt(length);
        // HDF5 folds differently from '%': 65535 and 0 are the same remainder
        if ((stored & 0xffff) % 65535 != a || (stored >>> 16) % 65535 != b) {
            throw new MalformedHdf5("damaged: the checksum (fletcher32) of a chunk is wrong");
        }
        return Arrays.copyOf(in, length);
    }

    /** Filter 32004: 8 bytes length, 4 bytes block, then blocks with 4 bytes of packed length, all big-endian. */
    private static byte[] lz4(byte[] in, int length) {
        ByteBuffer b = ByteBuffer.wrap(in);
        if (in.length < 12 || b.getLong() != length) {
            throw new MalformedHdf5("damaged: LZ4 chunk does not hold " + length + " bytes");
        }
        int block = b.getInt();
        byte[] out = new byte[length];
        for (int done = 0; done < length; done += block) {
            int n = Math.min(block, length - done);
            int packed = b.remaining() < 4 ? -1 : b.getInt();
            if (n <= 0 || packed < 0 || packed > b.remaining()) {
                throw new MalformedHdf5("damaged: LZ4 chunk ends early");
            }
            if (packed == n) {
                b.get(out, done, n);
            } else {
                Bitshuffle.unpackLz4(in, b.position(), packed, out, done, n);
                b.position(b.position() + packed);
            }
        }
        if (b.hasRemaining()) {
            throw new MalformedHdf5("damaged: LZ4 chunk has " + b.remaining() + " bytes behind its end");
        }
        return out;
    }
}
