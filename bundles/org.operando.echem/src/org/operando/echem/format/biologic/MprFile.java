// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.api.Quantity;
import org.operando.echem.log.CellFile;
import org.operando.echem.log.CellLog;
import org.operando.echem.log.FileContent;

/**
 * One .mpr file: settings, data, log. The units of mass and area stand beside them (found by the text exports of the
 * same files): byte 0x250 of the settings 2 for cm2 and 3 for mm2, byte 0x251 1 for g and 2 for mg of the characteristic
 * mass; the mass of active material is in mg and the capacity in mAh in all files seen.
 */
final class MprFile {
    /** Days from 1899-12-30, where the program's dates count from, to 1970-01-01. */
    private static final double EPOCH = 25_569;
    /** Dates before 1982 or after 2064 are none. */
    private static final double FIRST_DAY = 30_000;
    private static final double LAST_DAY = 60_000;
    /** Where the start stands in the log; the first of them that holds a date. */
    private static final int[] START_AT = {585, 465, 469, 473};

    private final Path path;
    private final byte[] bytes;
    private final List<MprModule> modules;
    private final Context context;

    private MprFile(Path path, byte[] bytes, List<MprModule> modules, Context context) {
        this.path = path;
        this.bytes = bytes;
        this.modules = modules;
        this.context = context;
    }

    static CellFile read(Path path, Context context) throws LoadException {
        byte[] bytes = FileContent.read(path);
        return new MprFile(path, bytes, MprModule.walk(path, bytes, context), context).read();
    }

    /** The text log beside the file, of the same name, when there is one. */
    static Optional<Path> logBeside(Path path) {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        Path log = path.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".mpl");
        return Files.isRegularFile(log) ? Optional.of(log) : Optional.empty();
    }

    private Optional<MprModule> module(String name) {
        return modules.stream().filter(m -> m.name().equals(name)).findFirst();
    }

    private CellFile read() throws LoadException {
        MprModule data = module(MprModule.DATA).orElseThrow(() -> LoadException.at(path, "byte " + bytes.length,
                "has no module 'VMP data'; there are " + modules.stream().map(MprModule::name).toList(),
                "copy it again from the instrument's computer"));
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "BioLogic .mpr, data of version " + data.version());
        Optional<BiologicHeader> beside = module(MprModule.LOG).isPresent() ? Optional.empty() : textLog();
        beside.ifPresent(h -> metadata.putAll(h.metadata()));
        Optional<Quantity> mass = beside.flatMap(BiologicHeader::mass);
        Optional<Quantity> area = beside.flatMap(BiologicHeader::area);
        Optional<MprModule> settings = module(MprModule.SETTINGS);
        if (settings.isPresent()) {
            settings(settings.get(), metadata);
            mass = mass.or(() -> mass(settings.get()));
            area = area.or(() -> area(settings.get()));
        }
        double start = beside.map(BiologicHeader::start).orElseGet(this::start);
        metadata.put("date", data.date());
        if (Double.isNaN(start)) {
            context.warn(path.getFileName().toString(), "does not say when it began (no log module and no .mpl file of "
                    + "its name beside it), only the date " + data.date());
        }
        beside.ifPresent(h -> compareDates(data.date(), h.start()));
        log(metadata);
        MprData table = MprData.read(path, bytes, data, BiologicRecords::wanted, analogUnits(metadata), context);
        CellLog log = BiologicRecords.read(path, table, start, context);
        boolean stored = !table.has(BiologicCharge.CURRENT) && log.rows > 0;
        if (stored && table.has("dq/mA.h")) {
            metadata.put("current", "made of the charge between the records");
        }
        metadata.put("clock", CellFile.LOCAL);
        String origin = Double.isNaN(start) ? path.getFileName().toString() : "BioLogic " + Math.round(start * 1e3);
        return new CellFile(path, log, CellFile.LOCAL, origin, table.has("cycle number", "half cycle"), mass, area,
                metadata);
    }

    private Optional<BiologicHeader> textLog() throws LoadException {
        Optional<Path> log = logBeside(path);
        return log.isEmpty() ? Optional.empty() : Optional.of(MplText.read(log.get()).header());
    }

    /** A log of another run under the same name: the data are dated on the day they begin, or the next at midnight. */
    private void compareDates(String date, double start) {
        double day = BiologicHeader.date(date + " 00:00:00");
        if (Math.abs(day + 43_200 - start) > 1.5 * 86_400) {
            context.warn(path.getFileName().toString(),
                    "is dated " + date + ", and the .mpl file beside it says that it "
                            + "began on " + LocalDateTime.ofEpochSecond((long) start, 0, ZoneOffset.UTC).toLocalDate()
                            + ": its times are those of the .mpl file, which may belong to another measurement");
        }
    }

    /** Seconds since 1970 of the computer's clock, to the millisecond that the program shows; NaN when not known. */
    private double start() {
        Optional<MprModule> log = module(MprModule.LOG);
        for (int at : START_AT) {
            double days = log.isPresent() ? log.get().doubleAt(bytes, at) : Double.NaN;
            if (days > FIRST_DAY && days < LAST_DAY) {
                return Math.round((days - EPOCH) * 86_400_000) / 1e3;
            }
        }
        return Double.NaN;
    }

    private void settings(MprModule settings, Map<String, String> metadata) {
        int technique = settings.byteAt(bytes, 0);
        metadata.put("technique", technique(technique));
        put(metadata, "comments", settings.textAt(bytes, 0x7));
        put(metadata, "electrode material", settings.textAt(bytes, 0x11e));
        put(metadata, "electrolyte", settings.textAt(bytes, 0x1c0));
        double capacity = settings.floatAt(bytes, 0x25c);
        if (capacity > 0 && capacity < 1e9) {
            metadata.put("battery capacity", new BigDecimal(capacity).round(new MathContext(6)).stripTrailingZeros()
                    .toPlainString() + " mAh");
        }
    }

    private void log(Map<String, String> metadata) {
        module(MprModule.LOG).ifPresent(log -> {
            put(metadata, "run on channel", String.valueOf(log.byteAt(bytes, 9) + 1));
            put(metadata, "program", log.textAt(bytes, 0x3b7));
        });
    }

    private static void put(Map<String, String> metadata, String key, String value) {
        String printable = value.replaceAll("[^ -~\\x{A0}-\\x{FF}]+", " ").strip();
        if (!printable.isEmpty()) {
            metadata.put(key, printable);
        }
    }

    private Optional<Quantity> mass(MprModule settings) {
        double factor = switch (settings.byteAt(bytes, 0x251)) {
            case 1 -> 1e3;
            case 2 -> 1;
            default -> Double.NaN;
        };
        return BiologicHeader.mass(rounded(settings.floatAt(bytes, 0x107)),
                rounded(settings.floatAt(bytes, 0x24c)) * factor);
    }

    private Optional<Quantity> area(MprModule settings) {
        double factor = switch (settings.byteAt(bytes, 0x250)) {
            case 2 -> 1;
            case 3 -> 1e-2;
            default -> Double.NaN;
        };
        return BiologicHeader.area(rounded(settings.floatAt(bytes, 0x211)) * factor);
    }

    /** Single precision as it is printed: 17.233, not 17.232999801635742. */
    private static double rounded(double single) {
        return Double.parseDouble(Float.toString((float) single));
    }

    /** What the analog inputs measure, when the module of external devices says it: their values are in that unit. */
    private Map<String, String> analogUnits(Map<String, String> metadata) {
        Map<String, String> units = new HashMap<>();
        module(MprModule.DEVICES).ifPresent(devices -> {
            for (int input = 1; input <= 2; input++) {
                String label = devices.textAt(bytes, 9 + 45 * input);
                if (label.matches("[ -~\\x{A0}-\\x{FF}]+/[^/]+")) {
                    units.put("Analog IN " + input + "/V",
                            BiologicColumn.unitOf(label.substring(label.lastIndexOf('/') + 1)));
                    metadata.put("analog in " + input, label);
                }
            }
        });
        return units;
    }

    private static String technique(int id) {
        return switch (id) {
            case 4 -> "Galvanostatic Cycling with Potential Limitation";
            case 6 -> "Cyclic Voltammetry";
            case 11 -> "Open Circuit Voltage";
            case 24 -> "Chronoamperometry / Chronocoulometry";
            case 25 -> "Chronopotentiometry";
            case 28 -> "Wait";
            case 29 -> "Potentio Electrochemical Impedance Spectroscopy";
            case 30 -> "Galvano Electrochemical Impedance Spectroscopy";
            case 50 -> "IR compensation (PEIS)";
            case 108 -> "Linear Sweep Voltammetry";
            case 118 -> "Constant Current";
            case 127 -> "Modulo Bat";
            case 136 -> "Battery Capacity Determination";
            default -> "number " + id;
        };
    }
}
