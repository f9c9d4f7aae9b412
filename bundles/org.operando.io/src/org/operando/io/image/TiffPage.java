// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import org.operando.api.LoadException;

/** One page of a TIFF: how its pixels are stored, and how they are read. */
final class TiffPage {
    static final int SUBFILE_TYPE = 254;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int STRIP_OFFSETS = 273;
    private static final int SAMPLES = 277;
    private static final int ROWS_PER_STRIP = 278;
    private static final int STRIP_BYTES = 279;
    private static final int PREDICTOR = 317;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTES = 325;
    private static final int SAMPLE_FORMAT = 339;
    private static final int DESCRIPTION = 270;
    private static final int MODEL = 272;
    private static final int SOFTWARE = 305;

    private final TiffDirectory directory;
    private final ImageBytes bytes;
    private final int rows;
    private final int columns;
    private final PixelType type;
    private final TiffPacking packing;
    private final int predictor;
    private final boolean tiled;
    private final int partRows;
    private final int partColumns;
    private final long[] offsets;
    private final long[] lengths;

    /** Reads what a directory says of the pixels, and checks it against the file's size. */
    TiffPage(TiffDirectory directory) throws LoadException {
        this.directory = directory;
        this.bytes = directory.bytes();
        long height = directory.number(HEIGHT, 0);
        long width = directory.number(WIDTH, 0);
        FrameSize.require(bytes, directory.at(), height, width);
        rows = (int) height;
        columns = (int) width;
        if (directory.number(SAMPLES, 1) != 1) {
            throw LoadException.at(bytes.path(), "byte " + directory.at(), "is a colour image ("
                    + directory.number(SAMPLES, 1) + " values a pixel)", "save it as one grey value a pixel");
        }
        type = type(directory.number(BITS, 1), directory.number(SAMPLE_FORMAT, isPilatus() ? 2 : 1));
        packing = TiffPacking.of(directory.number(COMPRESSION, 1));
        if (packing == null) {
            throw unsupported("compression " + directory.number(COMPRESSION, 1),
                    "save it uncompressed or with deflate");
        }
        predictor = (int) Math.clamp(directory.number(PREDICTOR, 1), 0, 99);
        if (predictor < 1 || predictor > 3 || predictor == 3 && !type.isFloat()) {
            throw unsupported("predictor " + predictor, "save it without a predictor");
        }
        tiled = directory.has(TILE_OFFSETS);
        partRows = (int) Math.min(tiled ? FrameSize.LONGEST : rows,
                tiled ? directory.number(TILE_HEIGHT, 0) : directory.number(ROWS_PER_STRIP, rows));
        partColumns = tiled ? (int) Math.min(FrameSize.LONGEST, directory.number(TILE_WIDTH, 0)) : columns;
        FrameSize.require(bytes, directory.at(), partRows, partColumns);
        int parts = Math.toIntExact(Math.multiplyExact(up(rows, partRows), up(columns, partColumns)));
        offsets = directory.numbers(tiled ? TILE_OFFSETS : STRIP_OFFSETS, parts);
        lengths = lengths(parts);
        check();
    }

    private static long up(int whole, int part) {
        return (whole + (long) part - 1) / part;
    }

    private long[] lengths(int parts) throws LoadException {
        int tag = tiled ? TILE_BYTES : STRIP_BYTES;
        if (directory.has(tag) || packing != TiffPacking.NONE) {
            return directory.numbers(tag, parts);
        }
        long[] full = new long[parts];
        Arrays.setAll(full, this::partBytes);
        return full;
    }

    /** Bytes of a strip or tile when unpacked. */
    private long partBytes(int part) {
        long high = tiled ? partRows : Math.min(partRows, rows - part * (long) partRows);
        return high * partColumns * type.bytes();
    }

    private void check() throws LoadException {
        long all = 0;
        for (int i = 0; i < offsets.length; i++) {
            if (offsets[i] == 0) {
                throw bytes.damaged(directory.at(), "part " + (i + 1) + " of " + offsets.length
                        + " of the image was never written");
            }
            bytes.require(offsets[i], lengths[i], "part " + (i + 1) + " of the image");
            all += lengths[i];
            if (partBytes(i) > lengths[i] * packing.best()) {
                throw bytes.damaged(offsets[i], "part " + (i + 1) + " of the image has " + lengths[i]
                        + " bytes, too few for " + partBytes(i));
            }
        }
        if (all > bytes.size()) {
            throw bytes.damaged(directory.at(), "the parts of the image are longer than the file");
        }
    }

    /** Pilatus detectors do not say in tag 339 that their 32-bit numbers have a sign (gaps are -1). */
    private boolean isPilatus() throws LoadException {
        return !directory.has(SAMPLE_FORMAT) && directory.number(BITS, 1) == 32
                && (directory.text(MODEL).contains("PILATUS") || directory.text(SOFTWARE).contains("TVX TIFF")
                        || directory.text(DESCRIPTION).contains("PILATUS"));
    }

    private PixelType type(long bits, long format) throws LoadException {
        String both = bits + ":" + (format == 4 ? 1 : format);
        return switch (both) {
            case "8:1" -> PixelType.UINT8;
            case "8:2" -> PixelType.INT8;
            case "16:1" -> PixelType.UINT16;
            case "16:2" -> PixelType.INT16;
            case "32:1" -> PixelType.UINT32;
            case "32:2" -> PixelType.INT32;
            case "64:1" -> PixelType.UINT64;
            case "64:2" -> PixelType.INT64;
            case "16:3" -> PixelType.FLOAT16;
            case "32:3" -> PixelType.FLOAT32;
            case "64:3" -> PixelType.FLOAT64;
            default -> throw unsupported(bits + " bits of sample format " + format,
                    "save it as 8, 16 or 32-bit whole numbers or 32-bit floats");
        };
    }

    private LoadException unsupported(String what, String remedy) {
        return LoadException.at(bytes.path(), "byte " + directory.at(), "is a TIFF with " + what
                + ", which is not read", remedy);
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    PixelType type() {
        return type;
    }

    TiffDirectory directory() {
        return directory;
    }

    /** Bytes of further images right behind this one's, as ImageJ stores large stacks; 0 when it is not stored so. */
    long behind() {
        boolean plain = packing == TiffPacking.NONE && predictor == 1 && !tiled;
        for (int i = 1; plain && i < offsets.length; i++) {
            plain = offsets[i] == offsets[i - 1] + lengths[i - 1];
        }
        return plain ? bytes.size() - offsets[0] - frameBytes() : 0;
    }

    long frameBytes() {
        return (long) rows * columns * type.bytes();
    }

    /** Byte of the first pixel. */
    long firstPixel() {
        return offsets[0];
    }

    /** Reads the pixels. */
    PixelArray read() throws LoadException {
        PixelArray pixels = new PixelArray(type, rows * columns);
        if (packing == TiffPacking.NONE && predictor == 1 && !tiled) {
            readPlain(pixels);
        } else {
            for (int part = 0; part < offsets.length; part++) {
                place(unpack(part), part, pixels);
            }
        }
        return pixels;
    }

    /** Strips that follow one another are read as one. */
    private void readPlain(PixelArray pixels) throws LoadException {
        int part = 0;
        while (part < offsets.length) {
            int from = part;
            while (part + 1 < offsets.length && lengths[part] == partBytes(part)
                    && offsets[part + 1] == offsets[part] + lengths[part]) {
                part++;
            }
            int firstRow = from * partRows;
            int endRow = (int) Math.min(rows, (part + 1L) * partRows);
            bytes.pixels(offsets[from], directory.order(), pixels, firstRow * columns, (endRow - firstRow) * columns);
            part++;
        }
    }

    private ByteBuffer unpack(int part) throws LoadException {
        byte[] packed = bytes.bytes(offsets[part], Math.toIntExact(lengths[part])).array();
        byte[] plain = new byte[Math.toIntExact(partBytes(part))];
        // some writers fill up the rows of the last strip
        int most = part == offsets.length - 1
                ? (int) Math.min(Integer.MAX_VALUE - 1, (long) partRows * partColumns * type.bytes()) : plain.length;
        try {
            int n = packing.unpack(packed, plain, most);
            if (n < plain.length || n > most) {
                throw bytes.damaged(offsets[part], "part " + (part + 1) + " of the image unpacks to "
                        + (n > most ? "more than " + plain.length + " bytes" : n + " bytes of " + plain.length));
            }
        } catch (DataFormatException e) {
            throw bytes.damaged(offsets[part], "part " + (part + 1) + " of the image cannot be unpacked ("
                    + e.getMessage() + ")");
        }
        switch (predictor) {
            case 2 -> TiffPacking.addUp(plain, partColumns, type.bytes(), directory.order());
            case 3 -> TiffPacking.addUpFloats(plain, partColumns, type.bytes(), directory.order());
            default -> {
                // the pixels themselves
            }
        }
        return ByteBuffer.wrap(plain).order(directory.order());
    }

    private void place(ByteBuffer plain, int part, PixelArray pixels) {
        int across = (int) up(columns, partColumns);
        int row0 = part / across * partRows;
        int column0 = part % across * partColumns;
        int width = Math.min(partColumns, columns - column0);
        int height = Math.min(partRows, rows - row0);
        for (int row = 0; row < height; row++) {
            plain.position(row * partColumns * type.bytes());
            pixels.put(plain, (row0 + row) * columns + column0, width);
        }
    }
}
