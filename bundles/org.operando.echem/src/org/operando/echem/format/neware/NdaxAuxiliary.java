// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.log.CellLog;

/**
 * Auxiliary channels of an .ndax file: temperatures, voltages, humidity. A part belongs to the channel that its name
 * says (the order of the parts is no guide); without an entry in TestInfo.xml its kind is unknown.
 */
final class NdaxAuxiliary {
    /** {@code data_AUX_<channel>_<kind - 100>_<n>.ndc} of versions 14 and 17. */
    private static final Pattern BY_CHANNEL = Pattern.compile("data_AUX_([0-9]{1,9})_([0-9]{1,6})_[0-9]+\\.ndc");
    /** {@code data_<id>.ndc}, {@code ..._<id>.ndc} of the others. */
    private static final Pattern BY_ID = Pattern.compile(".*_([0-9]{1,9})\\.ndc");

    /** Values that the channels of any archive may have in all, some hundred MB; real ones take a byte each or more. */
    private static final long FREE_VALUES = 1 << 24;

    private NdaxAuxiliary() {
    }

    /** A part and its place in the list of channels; after the list when it is not in it. */
    private record Found(String name, int place) {
    }

    static void read(NdaxArchive archive, List<NewareXml.Auxiliary> known, CellLog log, Map<String, String> metadata,
            Context context) throws LoadException {
        List<Found> parts = new ArrayList<>();
        for (String name : archive.names(".ndc")) {
            Matcher channel = BY_CHANNEL.matcher(name);
            Matcher id = BY_ID.matcher(name);
            if (channel.matches()) {
                parts.add(new Found(name, place(known, a -> a.channel().equals(channel.group(1))
                        && a.kind() == Integer.parseInt(channel.group(2)) + 100)));
            } else if (id.matches()) {
                parts.add(new Found(name, place(known, a -> a.id().equals(id.group(1)))));
            }
        }
        if ((long) parts.size() * log.rows > Math.max(FREE_VALUES, 2 * archive.size())) {
            throw LoadException.at(archive.path(), "", "names " + parts.size() + " auxiliary channels for " + log.rows
                    + " records, the archive has " + archive.size() + " bytes",
                    "no cycler writes such an archive; export the file again");
        }
        for (int i = 0; i < known.size(); i++) {
            int place = i;
            if (parts.stream().noneMatch(p -> p.place() == place)) {
                context.warn(archive.path().getFileName().toString(), "TestInfo.xml lists auxiliary channel "
                        + known.get(i).channel() + ", and the archive has no records of it");
            }
        }
        parts.sort(Comparator.comparingInt(Found::place).thenComparing(Found::name));
        for (Found found : parts) {
            NdcPart part = archive.required(found.name());
            if (part.type() != NdcPart.AUXILIARY) {
                continue;
            }
            boolean listed = found.place() < known.size();
            if (!listed) {
                context.warn(archive.path().getFileName() + ":" + found.name(),
                        "auxiliary channel of unknown kind: TestInfo.xml does not list it");
            }
            int kind = listed ? known.get(found.place()).kind() : 0;
            String label = listed ? "channel " + known.get(found.place()).channel() : found.name();
            if (part.version() == 14 || part.version() == 17) {
                double[] values = new double[log.rows];
                fill(part, 4, log, values, (b, at) -> b.getFloat(at), context);
                add(log, kind, found.name(), values, label, metadata);
            } else {
                fields(part, kind, log, label, metadata, context);
            }
        }
    }

    private static int place(List<NewareXml.Auxiliary> known, Predicate<NewareXml.Auxiliary> wanted) {
        int place = 0;
        while (place < known.size() && !wanted.test(known.get(place))) {
            place++;
        }
        return place;
    }

    private interface Field {
        double at(ByteBuffer bytes, int at);
    }

    /** Versions 2, 5, 11 and 16: voltage and temperatures in one record. */
    private static void fields(NdcPart part, int kind, CellLog log, String label, Map<String, String> metadata,
            Context context) throws LoadException {
        boolean wide = part.version() == 2 || part.version() == 5;
        boolean wideTemperature = !wide && part.firstByte() == 0x74;
        int shift = part.version() == 2 ? 0 : -7;
        int length = wide ? part.version() == 2 ? 94 : 87 : wideTemperature ? 88 : 7;
        if (!wideTemperature) {
            int voltageAt = wide ? 31 + shift : 1;
            double[] voltage = new double[log.rows];
            fill(part, length, log, voltage, (b, at) -> wide ? b.getInt(at + voltageAt) / 1e4
                    : b.getFloat(at + voltageAt) / 1e4, context);
            if (kind != 103) {
                add(log, 102, part.name(), voltage, label, metadata);
            }
        }
        int temperatureAt = wide ? 41 + shift : wideTemperature ? 35 : 5;
        double[] temperature = new double[log.rows];
        fill(part, length, log, temperature, (b, at) -> b.getShort(at + temperatureAt) / 10.0, context);
        add(log, 103, part.name(), temperature, label, metadata);
        if (wide) {
            double[] set = new double[log.rows];
            fill(part, length, log, set, (b, at) -> b.getShort(at + 43 + shift) / 10.0, context);
            add(log, 335, part.name(), set, label, metadata);
        }
    }

    private static void fill(NdcPart part, int length, CellLog log, double[] values, Field field, Context context)
            throws LoadException {
        Arrays.fill(values, Double.NaN);
        int indexAt = switch (part.version()) {
            case 2 -> 8;
            case 5 -> 1;
            default -> length == 88 ? 1 : -1;
        };
        part.read(length, (bytes, at, position) -> {
            int row = Arrays.binarySearch(log.index, 0, log.rows, indexAt < 0 ? position : bytes.getInt(at + indexAt));
            if (row >= 0) {
                values[row] = field.at(bytes, at);
            }
        }, context);
    }

    private static void add(CellLog log, int kind, String part, double[] values, String label,
            Map<String, String> metadata) {
        String base = switch (kind) {
            case 103 -> "temperature";
            case 335 -> "set_temperature";
            case 345 -> "humidity";
            case 102 -> "auxiliary_voltage";
            case 1122 -> "processor_temperature";
            default -> "auxiliary_" + part.replaceAll("^data_(AUX_)?|\\.ndc$", "");
        };
        String unit = switch (kind) {
            case 103, 335, 1122 -> "degC";
            case 345 -> "%";
            case 102 -> "V";
            default -> "1";
        };
        Set<String> names = new HashSet<>();
        log.extras.forEach(e -> names.add(e.name()));
        String name = base;
        for (int n = 2; names.contains(name); n++) {
            name = base + "_" + n;
        }
        log.extras.add(new CellLog.Extra(name, unit, values));
        metadata.put(name, label);
    }
}
