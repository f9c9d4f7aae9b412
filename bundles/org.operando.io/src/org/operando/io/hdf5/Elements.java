// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import io.jhdf.GlobalHeap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Bytes of elements into Java arrays. */
final class Elements {
    private Elements() {
    }

    /**
     * Decodes elements.
     * @param bytes the elements in the file's byte order
     * @param file where texts of variable length lie
     * @return the array that {@link ElementType} names
     */
    static Object decode(ElementType type, byte[] bytes, FileBytes file) {
        int n = bytes.length / type.bytes();
        ByteBuffer b = ByteBuffer.wrap(bytes).order(type.order());
        return switch (type.kind()) {
            case SIGNED -> signed(type.bytes(), n, b);
            case UNSIGNED -> unsigned(type.bytes(), n, b);
            case FLOAT -> floating(type.bytes(), n, b);
            case BOOLEAN -> booleans(bytes);
            case TEXT -> texts(type.bytes(), n, bytes);
            case LONG_TEXT -> longTexts(n, b.order(ByteOrder.LITTLE_ENDIAN), file);
            case OTHER -> throw new MalformedHdf5("elements of type '" + type.name() + "' are not read; "
                    + "write the values wanted as plain numbers or texts");
        };
    }

    private static Object signed(int size, int n, ByteBuffer b) {
        switch (size) {
            case 1 -> {
                return b.array();
            }
            case 2 -> {
                short[] values = new short[n];
                b.asShortBuffer().get(values);
                return values;
            }
            case 4 -> {
                int[] values = new int[n];
                b.asIntBuffer().get(values);
                return values;
            }
            default -> {
                long[] values = new long[n];
                b.asLongBuffer().get(values);
                return values;
            }
        }
    }

    private static Object unsigned(int size, int n, ByteBuffer b) {
        switch (size) {
            case 1 -> {
                short[] values = new short[n];
                for (int i = 0; i < n; i++) {
                    values[i] = (short) Byte.toUnsignedInt(b.get(i));
                }
                return values;
            }
            case 2 -> {
                int[] values = new int[n];
                for (int i = 0; i < n; i++) {
                    values[i] = Short.toUnsignedInt(b.getShort(2 * i));
                }
                return values;
            }
            case 4 -> {
                long[] values = new long[n];
                for (int i = 0; i < n; i++) {
                    values[i] = Integer.toUnsignedLong(b.getInt(4 * i));
                }
                return values;
            }
            default -> {
                long[] values = new long[n];
                b.asLongBuffer().get(values);
                for (int i = 0; i < n; i++) {
                    if (values[i] < 0) {
                        throw new MalformedHdf5("element " + i + " of what was asked for is "
                                + Long.toUnsignedString(values[i])
                                + ": unsigned 64-bit numbers above 2^63 - 1 are not read; mask or convert them first");
                    }
                }
                return values;
            }
        }
    }

    private static Object floating(int size, int n, ByteBuffer b) {
        switch (size) {
            case 2 -> {
                float[] values = new float[n];
                for (int i = 0; i < n; i++) {
                    values[i] = Float.float16ToFloat(b.getShort(2 * i));
                }
                return values;
            }
            case 4 -> {
                float[] values = new float[n];
                b.asFloatBuffer().get(values);
                return values;
            }
            default -> {
                double[] values = new double[n];
                b.asDoubleBuffer().get(values);
                return values;
            }
        }
    }

    private static boolean[] booleans(byte[] bytes) {
        boolean[] values = new boolean[bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes[i] != 0;
        }
        return values;
    }

    /** Ends at the first zero byte; trailing blanks go too, because space-padded texts have no other end. */
    private static String[] texts(int size, int n, byte[] bytes) {
        String[] values = new String[n];
        for (int i = 0; i < n; i++) {
            int end = i * size;
            while (end < (i + 1) * size && bytes[end] != 0) {
                end++;
            }
            boolean padded = end == (i + 1) * size;
            String text = new String(bytes, i * size, end - i * size, StandardCharsets.UTF_8);
            values[i] = padded ? text.stripTrailing() : text;
        }
        return values;
    }

    private static String[] longTexts(int n, ByteBuffer b, FileBytes file) {
        Map<Long, GlobalHeap> heaps = new HashMap<>();
        Map<TextPlace, String> known = new HashMap<>();
        long left = file.size();
        String[] values = new String[n];
        for (int i = 0; i < n; i++) {
            int length = b.getInt(16 * i);
            long address = b.getLong(16 * i + 4);
            int index = b.getInt(16 * i + 12);
            if (length == 0 || address == 0 || address == -1) {
                values[i] = "";
                continue;
            }
            TextPlace place = new TextPlace(address, index, length);
            values[i] = known.get(place);
            if (values[i] != null) {
                continue;
            }
            ByteBuffer data = heaps.computeIfAbsent(address, at -> new GlobalHeap(file, at)).getObjectData(index);
            if (length < 0 || length > data.remaining()) {
                throw new MalformedHdf5("damaged: text of " + length + " bytes in " + data.remaining());
            }
            left -= length;
            if (left < 0) {
                throw new MalformedHdf5("damaged: texts longer than the file");
            }
            byte[] text = new byte[length];
            data.get(text);
            int end = length;
            while (end > 0 && text[end - 1] == 0) {
                end--;
            }
            values[i] = new String(text, 0, end, StandardCharsets.UTF_8);
            known.put(place, values[i]);
        }
        return values;
    }

    /** Where a text lies: many elements may name the same one, which is then kept once. */
    private record TextPlace(long heap, int index, int length) {
    }
}
