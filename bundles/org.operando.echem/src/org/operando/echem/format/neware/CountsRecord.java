// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.nio.ByteBuffer;
import org.operando.echem.log.CellLog;

/**
 * The record that stores counts of its current range: .nda 22, 23, 26, 29 and .ndc 2, 5 hold it with other gaps between
 * the fields. Voltage is in 0.1 mV, current in m mA, charges in m mAs, energies in m mWs, m from the range code.
 *
 * @param index offset of the record number, u4
 * @param cycle offset of the cycle, u4, from 0
 * @param stepIndex offset of the line of the schedule
 * @param wideStepIndex whether that is u2; else u1
 * @param type offset of the step type, u1
 * @param time offset of the step time, u8 ms
 * @param voltage offset of the voltage, i4; the current follows, i4
 * @param charge offset of charge, discharge, charged and discharged energy, i8 each
 * @param date offset of the time of day
 * @param unixDate whether that is u8 seconds since 1970 UTC; else year u2, month, day, hour, minute, second u1 each
 * @param range offset of the range code, i4
 */
record CountsRecord(int index, int cycle, int stepIndex, boolean wideStepIndex, int type, int time, int voltage,
        int charge,
        int date, boolean unixDate, int range) {
    /** .nda 26 and 29. */
    static final CountsRecord NDA_29 = new CountsRecord(2, 6, 10, true, 12, 14, 22, 38, 70, false, 78);
    /** .nda 22 and 23. */
    static final CountsRecord NDA_22 = new CountsRecord(2, 6, 10, true, 12, 14, 22, 38, 70, true, 78);
    /** .ndc 2. */
    static final CountsRecord NDC_2 = new CountsRecord(8, 12, 16, false, 17, 23, 31, 43, 75, false, 82);
    /** .ndc 5: as 2 without its first seven bytes. */
    static final CountsRecord NDC_5 = new CountsRecord(1, 5, 9, false, 10, 16, 24, 36, 68, false, 75);

    /** Reads the record at a position of the bytes into the next row of the log. */
    void read(ByteBuffer bytes, int at, CellLog log, RangeCode ranges) {
        int row = log.rows++;
        log.index[row] = bytes.getInt(at + index);
        log.cycle[row] = bytes.getInt(at + cycle) + 1;
        log.stepIndex[row] = wideStepIndex ? bytes.getShort(at + stepIndex) & 0xffff : bytes.get(at + stepIndex) & 0xff;
        log.type[row] = bytes.get(at + type);
        // versions 26 and 29 count the steps in the byte after the type; the others do not ask for it
        log.step[row] = bytes.get(at + type + 1);
        log.stepTime[row] = bytes.getLong(at + time) / 1e3;
        double factor = ranges.factor(bytes.getInt(at + range));
        log.voltage[row] = bytes.getInt(at + voltage) / 1e4;
        // mA to A; mAs to Ah; mWs to Wh
        log.current[row] = bytes.getInt(at + voltage + 4) * factor / 1e3;
        log.capacity[row] = (double) (bytes.getLong(at + charge) - bytes.getLong(at + charge + 8)) * factor / 3.6e6;
        log.energy[row] = (double) (bytes.getLong(at + charge + 16) - bytes.getLong(at + charge + 24)) * factor / 3.6e6;
        log.unixTime[row] = unixDate ? bytes.getLong(at + date)
                : NewareClock.seconds(bytes.getShort(at + date) & 0xffff, bytes.get(at + date + 2),
                        bytes.get(at + date + 3),
                        bytes.get(at + date + 4), bytes.get(at + date + 5), bytes.get(at + date + 6));
    }
}
