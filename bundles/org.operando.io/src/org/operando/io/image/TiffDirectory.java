// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.operando.api.LoadException;

/** An image file directory of a TIFF: its entries, whose values are read when they are asked for. */
final class TiffDirectory {
    private static final int LONGEST_TEXT = 1 << 20;
    /** Bytes of the types 1 to 18; 0 for numbers that are no type. */
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private final ImageBytes bytes;
    private final Form form;
    private final Map<Integer, Entry> entries = new HashMap<>();
    private final long at;
    private final long next;
    private final long length;

    /**
     * Byte order and width of the offsets.
     * @param big whether it is a BigTIFF
     */
    record Form(ByteOrder order, boolean big) {
        int entryBytes() {
            return big ? 20 : 12;
        }

        int offsetBytes() {
            return big ? 8 : 4;
        }

        int countBytes() {
            return big ? 8 : 2;
        }

        long offset(ByteBuffer buffer) {
            return big ? buffer.getLong() : Integer.toUnsignedLong(buffer.getInt());
        }
    }

    /** @param at byte of its first value */
    private record Entry(int type, long count, long at) {
    }

    /** Reads the directory at a byte of the file. */
    TiffDirectory(ImageBytes bytes, Form form, long at) throws LoadException {
        this.bytes = bytes;
        this.form = form;
        this.at = at;
        ByteBuffer head = bytes.bytes(at, form.countBytes()).order(form.order());
        long count = form.big() ? head.getLong() : Short.toUnsignedInt(head.getShort());
        if (count < 1 || count > 0xffff) {
            throw bytes.damaged(at, "has a directory of " + count + " entries");
        }
        int body = (int) count * form.entryBytes();
        ByteBuffer table = bytes.bytes(at + form.countBytes(), body + form.offsetBytes()).order(form.order());
        for (int i = 0; i < count; i++) {
            table.position(i * form.entryBytes());
            int tag = Short.toUnsignedInt(table.getShort());
            int type = Short.toUnsignedInt(table.getShort());
            long n = form.offset(table);
            long inline = at + form.countBytes() + table.position();
            long size = type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
            if (size > 0 && n > 0) {
                boolean fits = n <= form.offsetBytes() / size;
                entries.putIfAbsent(tag, new Entry(type, n, fits ? inline : form.offset(table)));
            }
        }
        table.position(body);
        next = form.offset(table);
        length = form.countBytes() + body + form.offsetBytes();
    }

    /** Byte of the file where it begins. */
    long at() {
        return at;
    }

    /** Where the next directory is; 0 for none. */
    long next() {
        return next;
    }

    /** Bytes of the directory. */
    long length() {
        return length;
    }

    ByteOrder order() {
        return form.order();
    }

    ImageBytes bytes() {
        return bytes;
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /** How many values an entry has. */
    long count(int tag) {
        Entry entry = entries.get(tag);
        return entry == null ? 0 : entry.count();
    }

    /** The first value of an entry of whole numbers. */
    long number(int tag, long otherwise) throws LoadException {
        return has(tag) ? numbers(tag, 1)[0] : otherwise;
    }

    /** The first values of an entry of whole numbers. */
    long[] numbers(int tag, int count) throws LoadException {
        Entry entry = entries.get(tag);
        if (entry == null || entry.count() < count) {
            throw bytes.damaged(at, "has " + count(tag) + " values of tag " + tag + " where " + count
                    + " are needed");
        }
        int size = TYPE_BYTES[entry.type()];
        ByteBuffer values = bytes.bytes(entry.at(), Math.multiplyExact(count, size)).order(form.order());
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = switch (entry.type()) {
                case 1, 7 -> values.get() & 0xff;
                case 6 -> values.get();
                case 3 -> Short.toUnsignedInt(values.getShort());
                case 8 -> values.getShort();
                case 4, 13 -> Integer.toUnsignedLong(values.getInt());
                case 9 -> values.getInt();
                case 16, 17, 18 -> values.getLong();
                default -> throw bytes.damaged(at, "has no whole numbers in tag " + tag);
            };
        }
        return numbers;
    }

    /** An entry that is a text, without the zero bytes at its end; empty when there is none. */
    String text(int tag) throws LoadException {
        Entry entry = entries.get(tag);
        if (entry == null || TYPE_BYTES[entry.type()] != 1) {
            return "";
        }
        bytes.require(entry.at(), entry.count(), "a text");
        byte[] text = bytes.some(entry.at(), (int) Math.min(LONGEST_TEXT, entry.count()));
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.ISO_8859_1);
    }
}
