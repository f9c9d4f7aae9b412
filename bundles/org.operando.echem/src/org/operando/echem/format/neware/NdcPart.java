// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.operando.api.Context;
import org.operando.api.LoadException;

/**
 * One .ndc part of an .ndax archive: pages of 4096 bytes (512 in version 2), the first one a header, the others with a
 * bitmap of used slots, records and a CRC-32 over all that stands before it.
 */
final class NdcPart {
    /** What is done with a record. */
    interface Visitor {
        /**
         * Reads one record.
         * @param at its offset in the bytes of the part
         * @param position number of its slot in the whole part, from 1; empty slots count
         */
        void record(ByteBuffer bytes, int at, int position);
    }

    /** Type of the part with the records. */
    static final int DATA = 1;
    /** Type of a part with an auxiliary channel. */
    static final int AUXILIARY = 5;

    private static final int RECORDS_FROM = 132;
    private static final int RECORDS_FROM_2 = 5;

    private final Path archive;
    private final String name;
    private final ByteBuffer bytes;
    private final int type;
    private final int version;

    NdcPart(Path archive, String name, byte[] content) throws LoadException {
        this.archive = archive;
        this.name = name;
        bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        if (content.length < 512) {
            throw LoadException.at(archive, name, "has " + content.length + " bytes, less than one page",
                    "copy the file again from the cycler's computer");
        }
        type = content[0] & 0xff;
        version = content[2] & 0xff;
        if (content.length % pageLength() != 0) {
            throw LoadException.at(archive, name, "ends within page " + content.length / pageLength(),
                    "copy the file again from the cycler's computer");
        }
    }

    String name() {
        return name;
    }

    int type() {
        return type;
    }

    int version() {
        return version;
    }

    /** First byte of the first record, where there is one: tells kinds of auxiliary records apart. */
    int firstByte() {
        int at = pageLength() + recordsFrom();
        return at < bytes.limit() ? bytes.get(at) & 0xff : 0;
    }

    private int pageLength() {
        return version == 2 ? 512 : 4096;
    }

    private int recordsFrom() {
        return version == 2 ? RECORDS_FROM_2 : RECORDS_FROM;
    }

    private int slots(int recordLength) {
        return (pageLength() - recordsFrom() - 4) / recordLength;
    }

    /** Records of a length that the part holds, or somewhat more where empty slots are not marked. */
    int room(int recordLength) {
        int pages = bytes.limit() / pageLength();
        int slots = slots(recordLength);
        int room = 0;
        for (int page = 1; page < pages; page++) {
            int start = page * pageLength();
            if (version == 2) {
                room += Math.min(slots, bytes.getShort(start + 2) & 0xffff);
                continue;
            }
            for (int at = 0; at < slots; at += 8) {
                int mask = slots - at >= 8 ? 0xff : (1 << slots - at) - 1;
                room += Integer.bitCount(bytes.get(start + 4 + (at >> 3)) & mask);
            }
        }
        return room;
    }

    /** Visits all records in the order of the slots. */
    void read(int recordLength, Visitor visitor, Context context) throws LoadException {
        int slots = slots(recordLength);
        int pages = bytes.limit() / pageLength();
        for (int page = 1; page < pages; page++) {
            if (page % 200 == 0) {
                context.check();
            }
            int start = page * pageLength();
            verify(start, page);
            int count = bytes.getShort(start + 2) & 0xffff;
            if (count > slots) {
                throw LoadException.at(archive, name + " page " + page, "announces " + count + " records, " + slots
                        + " of " + recordLength + " bytes have room", "copy the file again from the cycler's computer");
            }
            for (int slot = 0; slot < slots; slot++) {
                boolean used = version == 2 ? slot < count
                        : (bytes.get(start + 4 + (slot >> 3)) >> (slot & 7) & 1) != 0;
                if (used) {
                    visitor.record(bytes, start + recordsFrom() + slot * recordLength, (page - 1) * slots + slot + 1);
                }
            }
        }
    }

    /** Compares the checksums of all pages. */
    void verify(Context context) throws LoadException {
        for (int page = 1; page < bytes.limit() / pageLength(); page++) {
            if (page % 200 == 0) {
                context.check();
            }
            verify(page * pageLength(), page);
        }
    }

    private void verify(int start, int page) throws LoadException {
        int stored = bytes.getInt(start + pageLength() - 4);
        if (stored == 0) {
            return;
        }
        CRC32 crc = new CRC32();
        crc.update(bytes.array(), start, pageLength() - 4);
        if ((int) crc.getValue() != stored) {
            throw LoadException.at(archive, name + " page " + page, String.format(
                    "is damaged: its checksum is %08x, %08x is stored", (int) crc.getValue(), stored),
                    "copy the file again from the cycler's computer, or export it again");
        }
    }
}
