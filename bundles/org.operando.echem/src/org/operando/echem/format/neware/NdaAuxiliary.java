// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.operando.api.Context;
import org.operando.echem.log.CellLog;

/**
 * Records of auxiliary channels in .nda files, after a description only: no file that has them was at hand. In all
 * layouts with an id they are: id 0x65, u1 channel, u4 record, at 22 i4 voltage in 0.1 mV, at 34 i2 temperature in 0.1
 * degC.
 */
final class NdaAuxiliary {
    /** Ids of auxiliary records of BTS 9.0 whose fields nobody has described. */
    private static final int UNKNOWN_FROM = 0x58;
    private static final int UNKNOWN_TO = 0x59;
    /** Channels that are read; cyclers have some for each cell. */
    private static final int MOST_CHANNELS = 16;

    /** Columns of one channel. */
    private record Channel(double[] voltage, double[] temperature) {
        Channel(int rows) {
            this(new double[rows], new double[rows]);
            Arrays.fill(voltage, Double.NaN);
            Arrays.fill(temperature, Double.NaN);
        }
    }

    private final Map<Integer, Channel> channels = new TreeMap<>();
    private int unknown;
    private int elsewhere;

    private NdaAuxiliary() {
    }

    /** Adds the columns of the channels to the log, whose records are in the order of their index. */
    static void read(ByteBuffer file, int first, NdaLayout layout, CellLog log, Map<String, String> metadata,
            String name,
            Context context) {
        NdaAuxiliary auxiliary = new NdaAuxiliary();
        for (int at = first; at + layout.length <= file.limit(); at += layout.length) {
            int id = file.get(at + layout.idAt) & 0xff;
            if (id == NdaLayout.AUXILIARY) {
                auxiliary.take(file, at + layout.idAt, log);
            } else if (layout == NdaLayout.BTS_90 && id >= UNKNOWN_FROM && id <= UNKNOWN_TO) {
                auxiliary.unknown++;
            }
        }
        auxiliary.add(log, metadata);
        if (auxiliary.unknown > 0) {
            context.warn(name,
                    auxiliary.unknown + " auxiliary records are of a kind (0x58, 0x59) whose layout is not known;"
                            + " they are left out");
        }
        if (auxiliary.elsewhere > 0) {
            context.warn(name, auxiliary.elsewhere + " auxiliary records belong to no record or to a channel beyond "
                    + MOST_CHANNELS + "; they are left out");
        }
    }

    private void take(ByteBuffer file, int at, CellLog log) {
        int row = Arrays.binarySearch(log.index, 0, log.rows, file.getInt(at + 2));
        int number = file.get(at + 1) & 0xff;
        if (row < 0 || !channels.containsKey(number) && channels.size() == MOST_CHANNELS) {
            elsewhere++;
            return;
        }
        Channel channel = channels.computeIfAbsent(number, n -> new Channel(log.rows));
        channel.voltage()[row] = file.getInt(at + 22) / 1e4;
        channel.temperature()[row] = file.getShort(at + 34) / 10.0;
    }

    private void add(CellLog log, Map<String, String> metadata) {
        int n = 0;
        for (Map.Entry<Integer, Channel> entry : channels.entrySet()) {
            n++;
            String suffix = n == 1 ? "" : "_" + n;
            Channel channel = entry.getValue();
            // a channel without a sensor for one of them has 0 all along
            if (Arrays.stream(channel.temperature()).anyMatch(t -> t != 0 && !Double.isNaN(t))) {
                add(log, metadata, "temperature" + suffix, "degC", channel.temperature(), entry.getKey());
            }
            if (Arrays.stream(channel.voltage()).anyMatch(v -> v != 0 && !Double.isNaN(v))) {
                add(log, metadata, "auxiliary_voltage" + suffix, "V", channel.voltage(), entry.getKey());
            }
        }
    }

    private static void add(CellLog log, Map<String, String> metadata, String name, String unit, double[] values,
            int channel) {
        log.extras.add(new CellLog.Extra(name, unit, values));
        metadata.put(name, "channel " + channel + ", read after a description only");
    }
}
