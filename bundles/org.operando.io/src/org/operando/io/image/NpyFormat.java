// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.january.dataset.Dataset;
import org.operando.api.FileHead;
import org.operando.api.LoadException;

/**
 * NumPy's {@code .npy} of versions 1 to 3: numbers and booleans, either byte order, in C or Fortran order. The last two
 * dimensions are rows and columns; those before them count frames.
 */
final class NpyFormat implements FrameSource {
    private static final String MAGIC = "\u0093NUMPY";
    private static final Pattern DESCRIPTION = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s L]*)\\)");
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int BLOCK = 1 << 16;

    private final ImageBytes bytes;
    private final long at;
    private final PixelType type;
    private final ByteOrder order;
    private final boolean fortran;
    private final long[] shape;
    private final int frames;
    private final int rows;
    private final int columns;

    private NpyFormat(ImageBytes bytes, String header, long at) throws LoadException {
        this.bytes = bytes;
        this.at = at;
        String description = find(DESCRIPTION, header);
        order = description.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        type = type(description);
        fortran = find(FORTRAN, header).equals("True");
        shape = shape(find(SHAPE, header));
        long many = 1;
        for (int i = 0; i < shape.length - 2; i++) {
            many = shape[i] < Integer.MAX_VALUE && many < Integer.MAX_VALUE ? many * shape[i] : Integer.MAX_VALUE;
        }
        FrameSize.require(bytes, at, shape[shape.length - 2], shape[shape.length - 1]);
        rows = (int) shape[shape.length - 2];
        columns = (int) shape[shape.length - 1];
        if (many < 1 || many > Integer.MAX_VALUE - 1) {
            throw bytes.damaged(at, "has " + many + " frames");
        }
        frames = (int) many;
        bytes.require(at, Math.multiplyExact(many, (long) rows * columns * type.bytes()), "the array");
    }

    static Optional<String> recognise(FileHead head) {
        return head.startsWith(MAGIC) ? Optional.of("begins as arrays of NumPy do") : Optional.empty();
    }

    static FrameSource open(ImageBytes bytes) throws LoadException {
        ByteBuffer head = bytes.bytes(0, 10).order(ByteOrder.LITTLE_ENDIAN);
        if (!new String(head.array(), 0, 6, StandardCharsets.ISO_8859_1).equals(MAGIC)) {
            throw LoadException.at(bytes.path(), "byte 0", "is no array of NumPy");
        }
        int version = head.get(6);
        if (version < 1 || version > 3) {
            throw bytes.damaged(6, "is an array of NumPy of version " + version + "; 1 to 3 are read");
        }
        int start = version == 1 ? 10 : 12;
        long length = version == 1 ? Short.toUnsignedInt(head.getShort(8))
                : Integer.toUnsignedLong(bytes.bytes(8, 4).order(ByteOrder.LITTLE_ENDIAN).getInt());
        if (length > LONGEST_HEADER) {
            throw bytes.damaged(8, "has a header of " + length + " bytes");
        }
        String header = new String(bytes.bytes(start, (int) length).array(), StandardCharsets.UTF_8);
        return new NpyFormat(bytes, header, start + length);
    }

    private String find(Pattern pattern, String header) throws LoadException {
        Matcher m = pattern.matcher(header);
        if (!m.find()) {
            throw bytes.damaged(10, "has a header that is not understood: "
                    + header.substring(0, Math.min(200, header.length())).strip());
        }
        return m.group(1);
    }

    private long[] shape(String text) throws LoadException {
        long[] lengths = Arrays.stream(text.split("[\\s,L]+")).filter(s -> !s.isEmpty() && s.length() < 16)
                .mapToLong(Long::parseLong).toArray();
        if (lengths.length < 2) {
            throw LoadException.at(bytes.path(), "byte 10", "is an array of the shape (" + text.strip()
                    + "); an image has rows and columns");
        }
        return lengths;
    }

    private PixelType type(String description) throws LoadException {
        return switch (description.isEmpty() ? "" : description.substring(1)) {
            case "b1" -> PixelType.BOOL;
            case "u1" -> PixelType.UINT8;
            case "i1" -> PixelType.INT8;
            case "u2" -> PixelType.UINT16;
            case "i2" -> PixelType.INT16;
            case "u4" -> PixelType.UINT32;
            case "i4" -> PixelType.INT32;
            case "u8" -> PixelType.UINT64;
            case "i8" -> PixelType.INT64;
            case "f2" -> PixelType.FLOAT16;
            case "f4" -> PixelType.FLOAT32;
            case "f8" -> PixelType.FLOAT64;
            default -> throw LoadException.at(bytes.path(), "byte 10", "is an array of " + description
                    + ", which are no numbers that are read", "save it with astype(numpy.float64)");
        };
    }

    @Override
    public int frames() {
        return frames;
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
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put("shape", Arrays.toString(shape));
        return pairs;
    }

    @Override
    public Dataset frame(int frame) throws LoadException {
        int size = rows * columns;
        PixelArray pixels = new PixelArray(type, size);
        if (!fortran) {
            bytes.pixels(at + (long) frame * size * type.bytes(), order, pixels, 0, size);
        } else {
            readFortran(frame, pixels);
        }
        return pixels.dataset(rows, columns);
    }

    /**
     * In Fortran order the first index is the fast one: of a stack, pixels of one frame stand one stack length apart.
     */
    private void readFortran(int frame, PixelArray pixels) throws LoadException {
        long first = 0;
        long stride = 1;
        int rest = frame;
        int[] index = new int[shape.length - 2];
        for (int d = shape.length - 3; d >= 0; d--) {
            index[d] = (int) (rest % shape[d]);
            rest /= (int) shape[d];
        }
        for (int d = 0; d < index.length; d++) {
            first += index[d] * stride;
            stride *= shape[d];
        }
        int size = rows * columns;
        PixelArray block = new PixelArray(type, (int) Math.min(BLOCK, size * stride));
        long total = size * stride;
        for (long start = 0; start < total; start += BLOCK) {
            int n = (int) Math.min(BLOCK, total - start);
            bytes.pixels(at + start * type.bytes(), order, block, 0, n);
            long pixel = Math.max(0, (start - first + stride - 1) / stride);
            for (long place = first + pixel * stride; place < start + n; place += stride) {
                int column = (int) (pixel / rows);
                int row = (int) (pixel % rows);
                pixels.copy(block, (int) (place - start), row * columns + column);
                pixel++;
            }
        }
    }
}
