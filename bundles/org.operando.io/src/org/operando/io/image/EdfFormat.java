// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.FileHead;
import org.operando.api.LoadException;

/**
 * The data format of the ESRF: blocks of a text header <code>{ key = value ; ... }</code>, padded to a multiple of 512
 * bytes, and pixels; each block that has an image is a frame. Blocks of errors ({@code .Image.Error}) are left out.
 * {@code Dim_1} are the columns, {@code Dim_2} the rows.
 */
final class EdfFormat {
    private static final int BLOCK = 512;
    private static final int LONGEST_HEADER = 1 << 20;
    private static final int STEP = 4096;

    private EdfFormat() {
    }

    /** @param end byte behind the closing brace and its line end */
    private record Header(Map<String, String> pairs, long end) {
        /** Without regard to case, as programs differ in it. */
        String get(String key, String otherwise) {
            return pairs.entrySet().stream().filter(e -> e.getKey().equalsIgnoreCase(key)).map(Map.Entry::getValue)
                    .findFirst().orElse(otherwise);
        }
    }

    static Optional<String> recognise(FileHead head) {
        String text = head.text();
        boolean edf = text.stripLeading().startsWith("{") && text.contains("=") && text.contains(";")
                && (text.contains("Dim_1") || text.contains("EDF_") || text.contains("DataType"));
        return edf ? Optional.of("begins with the header of an EDF file") : Optional.empty();
    }

    static FrameSource open(ImageBytes bytes) throws LoadException {
        List<StoredFrames.Stored> frames = new ArrayList<>();
        long at = 0;
        while (at < bytes.size()) {
            Optional<Header> header = header(bytes, at);
            if (header.isEmpty()) {
                break;
            }
            long size = add(bytes, at, header.get(), frames);
            at = header.get().end() + size;
        }
        if (frames.isEmpty()) {
            throw LoadException.at(bytes.path(), "byte 0", "is no EDF file with an image");
        }
        return StoredFrames.of(bytes, frames);
    }

    /** Adds a block's frame; gives the bytes of its data. */
    private static long add(ImageBytes bytes, long at, Header header, List<StoredFrames.Stored> frames)
            throws LoadException {
        long columns = number(bytes, at, header, "Dim_1", 0);
        long rows = number(bytes, at, header, "Dim_2", columns > 0 ? 1 : 0);
        long stated = number(bytes, at, header, "EDF_BinarySize", number(bytes, at, header, "Size", -1));
        if (columns == 0) {
            return Math.max(0, stated);
        }
        if (number(bytes, at, header, "Dim_3", 1) != 1) {
            throw LoadException.at(bytes.path(), "byte " + at, "is an EDF block of three dimensions",
                    "write one frame a block");
        }
        String packing = header.get("Compression", header.get("COMPRESSION", "none"));
        if (!packing.toLowerCase(Locale.ROOT).matches("none|nospecificcompression|uncompressed|raw|")) {
            throw LoadException.at(bytes.path(), "byte " + at, "is an EDF file with compression " + packing
                    + ", which is not read", "write it uncompressed, or pack the whole file with gzip");
        }
        FrameSize.require(bytes, at, rows, columns);
        PixelType type = type(bytes, at, header.get("DataType", "UnsignedShort"));
        long size = rows * columns * type.bytes();
        if (stated >= 0 && stated < size) {
            throw bytes.damaged(at, "says that its pixels have " + stated + " bytes; " + rows + " x " + columns
                    + " of " + type.label() + " are " + size);
        }
        bytes.require(header.end(), size, "the frame");
        ByteOrder order = header.get("ByteOrder", "LowByteFirst").toLowerCase(Locale.ROOT).startsWith("high")
                ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        if (!header.get("EDF_DataBlockID", "").contains("Error")) {
            frames.add(new StoredFrames.Stored(header.end(), (int) rows, (int) columns, type, order, header.pairs()));
        }
        return Math.max(size, stated);
    }

    private static long number(ImageBytes bytes, long at, Header header, String key, long otherwise)
            throws LoadException {
        String text = header.get(key, "");
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("\\d{1,15}")) {
            throw bytes.damaged(at, "has " + key + " = " + text + " in its header, where a whole number belongs");
        }
        return Long.parseLong(text);
    }

    private static PixelType type(ImageBytes bytes, long at, String name) throws LoadException {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "signedbyte" -> PixelType.INT8;
            case "unsignedbyte" -> PixelType.UINT8;
            case "signedshort" -> PixelType.INT16;
            case "unsignedshort" -> PixelType.UINT16;
            case "signedinteger", "signedlong" -> PixelType.INT32;
            case "unsignedinteger", "unsignedlong" -> PixelType.UINT32;
            case "signed64" -> PixelType.INT64;
            case "unsigned64" -> PixelType.UINT64;
            case "float", "floatvalue", "floatieee32", "real" -> PixelType.FLOAT32;
            case "double", "doublevalue", "doubleieee64" -> PixelType.FLOAT64;
            default -> throw LoadException.at(bytes.path(), "byte " + at, "is an EDF file of DataType " + name
                    + ", which is not read", "write it as SignedInteger or FloatValue");
        };
    }

    /** The header that begins at a byte; empty when only blanks or zero bytes are left. */
    private static Optional<Header> header(ImageBytes bytes, long at) throws LoadException {
        byte[] text = bytes.some(at, STEP);
        int open = 0;
        while (open < text.length && (text[open] <= ' ' && text[open] >= 0)) {
            open++;
        }
        if (open == text.length) {
            return Optional.empty();
        }
        if (text[open] != '{') {
            if (at == 0) {
                throw LoadException.at(bytes.path(), "byte 0", "is no EDF file: it does not begin with a brace");
            }
            throw bytes.damaged(at, "should have the header of another frame here");
        }
        int end = end(text, open);
        for (int length = STEP; end < 0 && length < LONGEST_HEADER && length < bytes.size() - at;) {
            length = Math.min(LONGEST_HEADER, length * 4);
            text = bytes.some(at, length);
            end = end(text, open);
        }
        if (end < 0) {
            throw bytes.damaged(at, "has a header without an end");
        }
        Map<String, String> pairs = pairs(new String(text, open + 1, end - open, StandardCharsets.ISO_8859_1));
        Header header = new Header(pairs, at + end);
        String stated = header.get("EDF_HeaderSize", "");
        // some programs end the header before its padding: the stated size is where the pixels are
        boolean padded = stated.matches("\\d{1,9}") && Long.parseLong(stated) >= end
                && Long.parseLong(stated) - end < BLOCK;
        return Optional.of(padded ? new Header(pairs, at + Long.parseLong(stated)) : header);
    }

    /** Index behind the line end that follows the closing brace; -1 when there is none. */
    private static int end(byte[] text, int from) {
        for (int i = from; i + 1 < text.length; i++) {
            if (text[i] == '}') {
                if (text[i + 1] == '\n') {
                    return i + 2;
                }
                if (text[i + 1] == '\r' && i + 2 < text.length && text[i + 2] == '\n') {
                    return i + 3;
                }
            }
        }
        return -1;
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        String body = text.substring(0, Math.max(0, text.lastIndexOf('}')));
        for (String part : body.split(";\\s*(?:\r?\n|$)")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                pairs.putIfAbsent(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
            }
        }
        return pairs;
    }
}
