// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.log.CellLog;

/**
 * Times, charges and steps of .ndax files of versions 11, 14, 16 and 17: they are stored for some records only; between
 * two of them they are carried on as the NEWARE software shows them. With r the last stored row, dt its interval and n
 * the records since: {@code t = t_r + n dt}, {@code Q = Q_r + sum(dt I / 3600 s)}, {@code E = E_r + sum(dt V I / 3600
 * s)}.
 */
final class RunInfo {
    private final double scale;
    private int rows;
    private final int[] index;
    private final int[] count;
    private final double[] time;
    private final double[] interval;
    private final double[] unix;
    private final double[] capacity;
    private final double[] energy;

    /** Reads the part; charges and energies are in mAs and mWs in versions 11 and 16, in Ah and Wh in 14 and 17. */
    RunInfo(NdcPart part, Context context) throws LoadException {
        int version = part.version();
        scale = version == 11 || version == 16 ? 1 / 3.6e6 : 1;
        int length = version == 11 ? 47 : version == 14 ? 55 : 100;
        int room = part.room(length);
        index = new int[room];
        count = new int[room];
        time = new double[room];
        interval = new double[room];
        unix = new double[room];
        capacity = new double[room];
        energy = new double[room];
        part.read(length, (bytes, at, position) -> add(bytes, at), context);
    }

    private void add(ByteBuffer bytes, int at) {
        int row = rows++;
        time[row] = Integer.toUnsignedLong(bytes.getInt(at)) / 1e3;
        capacity[row] = ((double) bytes.getFloat(at + 5) - bytes.getFloat(at + 9)) * scale;
        energy[row] = ((double) bytes.getFloat(at + 13) - bytes.getFloat(at + 17)) * scale;
        interval[row] = bytes.getInt(at + 29) / 1e3;
        unix[row] = Integer.toUnsignedLong(bytes.getInt(at + 33)) + (bytes.getShort(at + 45) & 0xffff) / 1e3;
        count[row] = bytes.getInt(at + 37);
        index[row] = bytes.getInt(at + 41);
    }

    /** Fills times, charges, energies and step numbers of the log. */
    void apply(CellLog log) {
        int[] order = order();
        int next = 0;
        int r = -1;
        int number = 1;
        int since = 0;
        double charge = 0;
        double work = 0;
        for (int i = 0; i < log.rows; i++) {
            while (next < order.length && index[order[next]] < log.index[i]) {
                next++;
            }
            if (next < order.length && index[order[next]] == log.index[i]) {
                if (r >= 0 && count[order[next]] != count[r]) {
                    number++;
                }
                r = order[next];
                since = 0;
                charge = 0;
                work = 0;
            } else if (r >= 0) {
                since++;
                charge += interval[r] * log.current[i] / 3600;
                work += interval[r] * log.voltage[i] * log.current[i] / 3600;
            }
            log.step[i] = number;
            log.stepTime[i] = r < 0 ? Double.NaN : time[r] + since * interval[r];
            log.unixTime[i] = r < 0 ? Double.NaN : unix[r] + since * interval[r];
            log.capacity[i] = r < 0 ? Double.NaN : capacity[r] + charge;
            log.energy[i] = r < 0 ? Double.NaN : energy[r] + work;
        }
    }

    /** Rows in the order of their record; of two for one record the first. */
    private int[] order() {
        long[] keys = new long[rows];
        for (int i = 0; i < rows; i++) {
            keys[i] = (long) index[i] << 32 | i;
        }
        Arrays.sort(keys);
        int[] order = new int[rows];
        int n = 0;
        for (long key : keys) {
            int row = (int) key;
            if (n == 0 || index[row] != index[order[n - 1]]) {
                order[n++] = row;
            }
        }
        return Arrays.copyOf(order, n);
    }
}
