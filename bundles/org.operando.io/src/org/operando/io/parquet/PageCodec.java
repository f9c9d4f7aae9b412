// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Unpacks pages. */
final class PageCodec {
    private static final String[] NAMES = {"UNCOMPRESSED", "SNAPPY", "GZIP", "LZO", "BROTLI", "LZ4", "ZSTD", "LZ4_RAW"};
    private static final int UNCOMPRESSED = 0;
    private static final int SNAPPY = 1;
    private static final int GZIP = 2;
    private static final int ZSTD = 6;

    private PageCodec() {
    }

    static String name(int codec) {
        return codec >= 0 && codec < NAMES.length ? NAMES[codec] : "number " + codec;
    }

    /**
     * Unpacks bytes.
     * @param size how many there are then
     */
    static byte[] unpack(int codec, byte[] packed, int from, int to, int size) throws MalformedParquet {
        return switch (codec) {
            case UNCOMPRESSED -> same(packed, from, to, size);
            case SNAPPY -> unpack(new SnappyDecompressor(), packed, from, to, size);
            case ZSTD -> unpack(new ZstdDecompressor(), packed, from, to, size);
            case GZIP -> gunzip(packed, from, to, size);
            default -> throw new MalformedParquet("is packed with " + name(codec)
                    + "; only SNAPPY, GZIP and ZSTD are unpacked");
        };
    }

    private static byte[] same(byte[] bytes, int from, int to, int size) throws MalformedParquet {
        if (to - from != size) {
            throw new MalformedParquet("has a page of " + (to - from) + " bytes that should have " + size);
        }
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] unpack(Decompressor decompressor, byte[] packed, int from, int to, int size)
            throws MalformedParquet {
        byte[] bytes = new byte[size];
        int got;
        try {
            got = decompressor.decompress(packed, from, to - from, bytes, 0, size);
        } catch (RuntimeException e) {
            // the decompressors state bounds by several unchecked exceptions
            throw new MalformedParquet("has a damaged page (" + e.getMessage() + ")");
        }
        return whole(bytes, got, size);
    }

    private static byte[] gunzip(byte[] packed, int from, int to, int size) throws MalformedParquet {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed, from, to - from))) {
            byte[] bytes = in.readNBytes(size);
            return whole(bytes, in.read() < 0 ? bytes.length : size + 1, size);
        } catch (IOException e) {
            throw new MalformedParquet("has a damaged page (" + e.getMessage() + ")");
        }
    }

    private static byte[] whole(byte[] bytes, int got, int size) throws MalformedParquet {
        if (got != size) {
            throw new MalformedParquet("has a page that unpacks to other than the " + size + " bytes it should");
        }
        return bytes;
    }
}
