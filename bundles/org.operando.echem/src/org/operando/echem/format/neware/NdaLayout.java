// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;
import org.operando.echem.log.CellLog;

/** How the records of a version of .nda files lie and what they hold. */
enum NdaLayout {
    /** Version 8: 59 bytes, unsigned charges, seconds. */
    V8(59, 0, 0, 10, new byte[] {(byte) 0xff, 1, 0, 0, 0}),
    /** Versions 22 and 23: 86 bytes, UTC. */
    V22(86, 0, 0x55, 12, new byte[] {(byte) 0xaa, 0, 1, 0, 0, 0}),
    /** Versions 26 and 29: 86 bytes, local time. */
    V29(86, 0, 0x55, 12, new byte[] {0x55, 0, 1, 0, 0, 0}),
    /** Version 130 of BTS 9.0: 88 bytes, floating point. */
    BTS_90(88, 4, 0x55, 10, new byte[0]),
    /** Version 130 of BTS 9.1: length by the file, floating point. */
    BTS_91(0, 0, 0x55, 3, new byte[0]);

    /** Bytes of a record of version 8 before its checksum. */
    private static final int CHECKED_8 = 55;
    /** Id of a record of an auxiliary channel, in all layouts that have them. */
    static final int AUXILIARY = 0x65;
    /** Where the records of version 130 begin at the earliest. */
    static final int BTS_9_DATA = 1024;

    final int length;
    final int idAt;
    final int dataId;
    final int typeAt;
    private final byte[] marker;

    NdaLayout(int length, int idAt, int dataId, int typeAt, byte[] marker) {
        this.length = length;
        this.idAt = idAt;
        this.dataId = dataId;
        this.typeAt = typeAt;
        this.marker = marker;
    }

    /** The layout of a version, empty when it is not known. */
    static Optional<NdaLayout> of(int version, ByteBuffer file) {
        return Optional.ofNullable(switch (version) {
            case 8 -> V8;
            case 22, 23 -> V22;
            case 26, 29 -> V29;
            case 130 -> bts9(file);
            default -> null;
        });
    }

    private static NdaLayout bts9(ByteBuffer file) {
        if (file.limit() < BTS_9_DATA + 8) {
            return null;
        }
        // BTS 9.0 begins its records with four bytes that name the test: other ones in each file
        boolean old = file.getShort(BTS_9_DATA + 4) == (short) 0x8155;
        return old ? BTS_90 : file.get(BTS_9_DATA) == 0x55 ? BTS_91 : null;
    }

    /** Whether records of this id occur. */
    private boolean isKnown(int id) {
        return switch (this) {
            case V8 -> id == 0 || id == 0xff;
            default -> id == 0x55 || id == AUXILIARY || id == 0xaa || id == 0xff;
        };
    }

    /**
     * Where the records begin: at the first marker that is followed by another record, since its bytes may occur by
     * chance in the header. -1 when there is none.
     */
    int firstRecord(ByteBuffer file) {
        if (marker.length == 0) {
            return BTS_9_DATA;
        }
        for (int at = 16; at + length <= file.limit(); at++) {
            if (!isMarker(file, at)) {
                continue;
            }
            int next = at + length;
            // auxiliary records have no type of a step
            while (next + length <= file.limit() && (file.get(next + idAt) & 0xff) == AUXILIARY) {
                next += length;
            }
            boolean last = next + length > file.limit();
            if (last || isKnown(file.get(next + idAt) & 0xff) && file.get(next + typeAt) != 0) {
                return at;
            }
        }
        return -1;
    }

    private boolean isMarker(ByteBuffer file, int at) {
        for (int i = 0; i < marker.length; i++) {
            if (file.get(at + i) != marker[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether a data record is at a position. */
    boolean isData(ByteBuffer file, int at) {
        return (file.get(at + idAt) & 0xff) == dataId && file.get(at + typeAt) != 0
                && (this != BTS_90 || file.getInt(at) == file.getInt(BTS_9_DATA));
    }

    /**
     * Whether the record at a position has a wrong checksum. Records of version 8 end with the CRC-32 of all that stands
     * before it and four zero bytes; the others have none, or 0 in its place.
     */
    boolean isDamaged(ByteBuffer file, int at) {
        int stored = this == V8 ? file.getInt(at + CHECKED_8) : 0;
        if (stored == 0) {
            return false;
        }
        CRC32 crc = new CRC32();
        crc.update(file.array(), at, CHECKED_8);
        crc.update(new byte[4]);
        return (int) crc.getValue() != stored;
    }

    /** Reads the data record at a position into the next row of the log. */
    void read(ByteBuffer file, int at, CellLog log, RangeCode ranges) {
        switch (this) {
            case V8 -> readV8(file, at, log);
            case V22 -> CountsRecord.NDA_22.read(file, at, log, ranges);
            case V29 -> CountsRecord.NDA_29.read(file, at, log, ranges);
            case BTS_90 -> readBts90(file, at, log);
            case BTS_91 -> readBts91(file, at, log);
        }
    }

    private static void readV8(ByteBuffer file, int at, CellLog log) {
        int row = log.rows++;
        log.index[row] = file.getInt(at + 1);
        log.cycle[row] = file.getInt(at + 5);
        log.stepIndex[row] = file.get(at + 9) & 0xff;
        log.type[row] = file.get(at + 10);
        log.stepTime[row] = Integer.toUnsignedLong(file.getInt(at + 11));
        log.voltage[row] = file.getInt(at + 15) / 1e4;
        int microamperes = file.getInt(at + 19);
        log.current[row] = microamperes / 1e6;
        // charge and energy have no sign here: they take that of the current
        double sign = microamperes < 0 ? -1 : 1;
        log.capacity[row] = sign * file.getLong(at + 31) / 3.6e9;
        log.energy[row] = sign * file.getLong(at + 39) / 3.6e9;
        log.unixTime[row] = file.getLong(at + 47);
    }

    private static void readBts90(ByteBuffer file, int at, CellLog log) {
        int row = log.rows++;
        log.stepIndex[row] = file.get(at + 9) & 0xff;
        log.type[row] = file.get(at + 10);
        log.index[row] = file.getInt(at + 16);
        log.stepTime[row] = file.getLong(at + 28) / 1e6;
        log.voltage[row] = file.getFloat(at + 36);
        log.current[row] = file.getFloat(at + 40) / 1e3;
        log.capacity[row] = file.getFloat(at + 60) / 3.6e6;
        log.energy[row] = file.getFloat(at + 64) / 3.6e6;
        log.unixTime[row] = file.getLong(at + 68) / 1e6;
    }

    private static void readBts91(ByteBuffer file, int at, CellLog log) {
        int row = log.rows++;
        log.stepIndex[row] = file.get(at + 2) & 0xff;
        log.type[row] = file.get(at + 3);
        log.index[row] = file.getInt(at + 8);
        log.testTime[row] = Integer.toUnsignedLong(file.getInt(at + 12)) + file.getInt(at + 16) / 1e9;
        log.current[row] = file.getFloat(at + 20) / 1e3;
        log.voltage[row] = file.getFloat(at + 24);
        log.capacity[row] = file.getFloat(at + 28) / 3.6e6;
        log.energy[row] = file.getFloat(at + 32) / 3.6e6;
        log.cycle[row] = file.getInt(at + 36) + 1;
        log.unixTime[row] = Integer.toUnsignedLong(file.getInt(at + 44)) + file.getInt(at + 48) / 1e9;
    }
}
