// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.january.dataset.Dataset;
import org.operando.api.FileHead;
import org.operando.api.LoadException;

/**
 * Crystallographic binary files with one image packed by byte offsets, as Pilatus and Eiger detectors write them. Each
 * pixel is the difference from the one before: one byte, or after the byte -128 two, after the number -2^15 four, after
 * -2^31 eight bytes (International Tables for Crystallography G, 5.6). The checksum of the header is compared.
 */
final class CbfFormat implements FrameSource {
    private static final byte[] START = {0x0c, 0x1a, 0x04, (byte) 0xd5};
    private static final int LONGEST_HEADER = 1 << 20;
    private static final Pattern MIME = Pattern.compile("(?m)^(X-Binary-[\\w-]+|Content-[\\w-]+|[ \t]+conversions)"
            + "\\s*[:=]\\s*\"?([^\"\r\n;]*)\"?");
    private static final Pattern ITEM = Pattern.compile("(?m)^(_[\\w.\\[\\]-]+)[ \t]+([^;\\s][^\r\n]*)");

    private final ImageBytes bytes;
    private final Map<String, String> metadata;
    private final Map<String, String> mime;
    private final long at;
    private final int length;
    private final int rows;
    private final int columns;
    private final PixelType type;

    private CbfFormat(ImageBytes bytes, String header) throws LoadException {
        this.bytes = bytes;
        this.at = header.length() + (long) START.length;
        mime = new LinkedHashMap<>();
        for (Matcher m = MIME.matcher(header); m.find();) {
            mime.putIfAbsent(m.group(1).strip(), m.group(2).strip());
        }
        String packing = mime.getOrDefault("conversions", "x-CBF_NONE");
        if (!packing.equalsIgnoreCase("x-CBF_BYTE_OFFSET")) {
            throw LoadException.at(bytes.path(), "byte 0", "is a CBF with " + packing + ", which is not read",
                    "write it with byte offsets (x-CBF_BYTE_OFFSET)");
        }
        long size = number("X-Binary-Size", bytes.size() - at);
        long wide = number("X-Binary-Size-Fastest-Dimension", 0);
        long high = number("X-Binary-Size-Second-Dimension", 1);
        long deep = number("X-Binary-Size-Third-Dimension", 1);
        if (deep > 1) {
            throw LoadException.at(bytes.path(), "byte 0", "has an image of three dimensions, which is not read",
                    "write one image a file");
        }
        FrameSize.require(bytes, 0, high, wide);
        bytes.require(at, size, "the packed image");
        if (high * wide > size) {
            throw bytes.damaged(at, "says that " + size + " bytes hold " + high + " x " + wide
                    + " pixels; each takes one at least");
        }
        length = Math.toIntExact(size);
        rows = (int) high;
        columns = (int) wide;
        type = type(mime.getOrDefault("X-Binary-Element-Type", "signed 32-bit integer"));
        metadata = comments(header);
    }

    static Optional<String> recognise(FileHead head) {
        String text = head.text();
        boolean cbf = text.startsWith("###CBF") || text.contains("--CIF-BINARY-FORMAT-SECTION--");
        return cbf ? Optional.of("begins with the header of a CBF file") : Optional.empty();
    }

    static FrameSource open(ImageBytes bytes) throws LoadException {
        for (int length = 1 << 13;; length *= 8) {
            byte[] head = bytes.some(0, Math.min(length, LONGEST_HEADER));
            for (int i = 0; i + START.length <= head.length; i++) {
                if (head[i] == START[0] && head[i + 1] == START[1] && head[i + 2] == START[2]
                        && head[i + 3] == START[3]) {
                    return new CbfFormat(bytes, new String(head, 0, i, StandardCharsets.ISO_8859_1));
                }
            }
            if (length >= LONGEST_HEADER || length >= bytes.size()) {
                throw bytes.damaged(head.length, "is no CBF with an image: the bytes 0C 1A 04 D5 that begin one are "
                        + "not in its first " + head.length + " bytes");
            }
        }
    }

    private long number(String key, long otherwise) throws LoadException {
        String text = mime.getOrDefault(key, Long.toString(otherwise));
        if (!text.matches("\\d{1,15}")) {
            throw bytes.damaged(0, "has " + key + " = " + text + " in its header, where a whole number belongs");
        }
        return Long.parseLong(text);
    }

    private PixelType type(String name) throws LoadException {
        return switch (name) {
            case "signed 32-bit integer" -> PixelType.INT32;
            case "unsigned 32-bit integer" -> PixelType.UINT32;
            case "signed 16-bit integer" -> PixelType.INT16;
            case "unsigned 16-bit integer" -> PixelType.UINT16;
            case "signed 8-bit integer" -> PixelType.INT8;
            case "unsigned 8-bit integer" -> PixelType.UINT8;
            default -> throw LoadException.at(bytes.path(), "byte 0", "is a CBF of \"" + name
                    + "\", which is not read", "write it as signed 32-bit integers");
        };
    }

    /** Items of the dictionary and the comment lines that detectors put into {@code _array_data.header_contents}. */
    private static Map<String, String> comments(String header) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (Matcher m = ITEM.matcher(header); m.find();) {
            pairs.putIfAbsent(m.group(1), m.group(2).strip());
        }
        StringBuilder lines = new StringBuilder();
        header.lines().map(String::strip).filter(l -> l.startsWith("# "))
                .forEach(l -> lines.append(l).append('\n'));
        pairs.putAll(HeaderComments.read(lines.toString()));
        return pairs;
    }

    @Override
    public int frames() {
        return 1;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public PixelType pixelType() {
        return type;
    }

    @Override
    public Map<String, String> metadata(int frame) {
        return metadata;
    }

    @Override
    public Dataset frame(int frame) throws LoadException {
        byte[] packed = bytes.bytes(at, length).array();
        requireSum(packed);
        int[] pixels = new int[rows * columns];
        int used = decode(packed, pixels);
        if (used < 0) {
            throw bytes.damaged(at + packed.length, "the packed image ends after " + -(used + 1) + " of "
                    + pixels.length + " pixels");
        }
        return new PixelArray(type, pixels).dataset(rows, columns);
    }

    private void requireSum(byte[] packed) throws LoadException {
        String stated = mime.getOrDefault("Content-MD5", "");
        if (stated.length() != 24) {
            return;
        }
        try {
            String sum = Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(packed));
            if (!sum.equals(stated)) {
                throw bytes.damaged(at, "the packed image is damaged: its checksum is " + sum + ", the header says "
                        + stated);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Unpacks byte offsets.
     * @return bytes used, or -1 - (pixels got) when there are too few
     */
    static int decode(byte[] packed, int[] pixels) {
        int at = 0;
        int value = 0;
        int end = packed.length;
        ByteBuffer words = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < pixels.length; i++) {
            if (at >= end) {
                return -1 - i;
            }
            int delta = packed[at++];
            if (delta == Byte.MIN_VALUE) {
                if (at + 2 > end) {
                    return -1 - i;
                }
                delta = words.getShort(at);
                at += 2;
                if (delta == Short.MIN_VALUE) {
                    if (at + 4 > end) {
                        return -1 - i;
                    }
                    delta = words.getInt(at);
                    at += 4;
                    if (delta == Integer.MIN_VALUE) {
                        if (at + 8 > end) {
                            return -1 - i;
                        }
                        delta = (int) words.getLong(at);
                        at += 8;
                    }
                }
            }
            value += delta;
            pixels[i] = value;
        }
        return at;
    }
}
