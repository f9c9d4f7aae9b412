// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.cellpy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.api.Quantity;
import org.operando.api.RegularFile;
import org.operando.echem.format.arbin.ArbinColumns;
import org.operando.echem.format.arbin.OleTime;
import org.operando.echem.format.pandas.PandasFrame;
import org.operando.echem.log.CellFile;
import org.operando.echem.log.RawLog;
import org.operando.io.hdf5.Hdf5File;
import org.operando.io.parquet.ParquetColumn;
import org.operando.io.parquet.ParquetFile;

/** Reads the raw records that cellpy has kept; its steps and summary are results and are made anew. */
final class CellpyFile {
    /** Tables of the records: from version 5 on, and before. */
    static final List<String> RECORDS = List.of("CellpyData/raw", "CellpyData/dfdata");
    private static final String INFO = "CellpyData/info";
    static final String RAW_PART = "raw.parquet";
    private static final String META_PART = "meta.json";
    private static final int LARGEST_META = 1 << 24;
    private static final long LARGEST_PART = 1L << 29;
    private static final long SMALL_PART = 1L << 26;
    /** Parquet is packed already. */
    private static final int BEST_PACKING = 100;
    /** A day number of Access is below, nanoseconds since 1970 are above by far. */
    private static final double DAYS = 1e6;
    private static final double NANOSECONDS = 1e17;

    private final Path path;
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private CellpyFile(Path path) {
        this.path = path;
    }

    static CellFile read(Path path, Context context) throws LoadException {
        RegularFile.require(path);
        CellpyFile file = new CellpyFile(path);
        return isZip(path) ? file.readArchive(context) : file.readHdf5(context);
    }

    private static boolean isZip(Path path) throws LoadException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.read() == 'P' && in.read() == 'K';
        } catch (IOException e) {
            throw LoadException.io(path, e);
        }
    }

    private CellFile readHdf5(Context context) throws LoadException {
        try (Hdf5File file = Hdf5File.open(path)) {
            String group = "";
            for (String each : RECORDS) {
                group = group.isEmpty() && PandasFrame.isThere(file, each) ? each : group;
            }
            if (group.isEmpty()) {
                throw LoadException.at(path, "/", "has none of the tables " + RECORDS + " of cellpy");
            }
            Map<String, String> info = info(file, context);
            metadata.put("cellpy file version", text(info.get("cellpy_file_version")));
            metadata.put("units", "A, V, Ah, Wh and s taken for granted: the file has them in a form that is not read");
            ArbinColumns columns = new ArbinColumns(path, PandasFrame.read(file, group), new int[0]);
            columns.keepOneTest(context);
            return file(columns, unix(columns.column("datetime"), context), info.get("mass"),
                    info.get("active_electrode_area"), context);
        }
    }

    /** Numbers that are told of the cell; records are read without them, too. */
    private static Map<String, String> info(Hdf5File file, Context context) {
        Map<String, String> info = new LinkedHashMap<>();
        try {
            if (PandasFrame.isThere(file, INFO)) {
                PandasFrame.read(file, INFO).forEach((name, values) -> {
                    if (values.length > 0 && !Double.isNaN(values[0])) {
                        info.put(name, String.valueOf(values[0]));
                    }
                });
            }
        } catch (LoadException e) {
            context.warn(e.where(), e.what() + "; mass, area and version of the file are not known");
        }
        return info;
    }

    private static String text(String number) {
        return number == null ? "not told" : number.replaceFirst("\\.0$", "");
    }

    private double[] unix(double[] times, Context context) {
        double[] unix = new double[times.length];
        boolean told = false;
        for (int i = 0; i < times.length; i++) {
            boolean known = times[i] < DAYS || times[i] > NANOSECONDS;
            unix[i] = times[i] < DAYS ? OleTime.unix(times[i]) : known ? times[i] * 1e-9 : Double.NaN;
            if (!known && !told) {
                context.warn(path.getFileName() + ":record " + (i + 1), times[i] + " is no date that is known");
                told = true;
            }
        }
        return unix;
    }

    private CellFile file(ArbinColumns columns, double[] unix, String mass, String area, Context context)
            throws LoadException {
        RawLog raw = columns.raw(unix);
        metadata.putAll(columns.told());
        // 1 mg and 1 cm2 are what cellpy writes when nobody gave any
        return new CellFile(path, raw.build(context), CellFile.LOCAL, path.toString(), raw.cycle.length > 0,
                given(mass, "mg"), given(area, "cm2"), metadata);
    }

    private static Optional<Quantity> given(String text, String unit) {
        try {
            double value = text == null ? 0 : Double.parseDouble(text);
            return value > 0 && value != 1 && Double.isFinite(value) ? Optional.of(Quantity.of(value, unit))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private CellFile readArchive(Context context) throws LoadException {
        Map<String, String> meta = new LinkedHashMap<>();
        byte[] records;
        try (ZipFile zip = new ZipFile(path.toFile())) {
            ZipEntry described = zip.getEntry(META_PART);
            if (described != null) {
                meta = meta(bytes(zip, described, LARGEST_META), context);
            }
            ZipEntry raw = zip.getEntry(RAW_PART);
            if (raw == null) {
                throw LoadException.at(path, "", "is a zip archive without the part " + RAW_PART + " of cellpy");
            }
            records = bytes(zip, raw, Math.clamp(raw.getCompressedSize() * BEST_PACKING, SMALL_PART, LARGEST_PART));
        } catch (IOException e) {
            throw LoadException.at(path, "", "cannot be read as a zip archive (" + e.getMessage() + ")",
                    "copy it again");
        }
        metadata.put("cellpy file version", text(meta.get("cellpy_file_version")));
        Map<String, double[]> columns = new LinkedHashMap<>();
        try (ParquetFile table = ParquetFile.of(path, RAW_PART, records)) {
            for (ParquetColumn column : table.columns()) {
                if (column.isNumeric()) {
                    boolean time = column.kind() == ParquetColumn.Kind.LOCAL_TIME
                            || column.kind() == ParquetColumn.Kind.INSTANT;
                    columns.put(time ? "unix" : column.name(), table.numbers(column.name()));
                }
            }
        }
        scale(columns, meta);
        ArbinColumns arbin = new ArbinColumns(path, columns, new int[0]);
        arbin.keepOneTest(context);
        return file(arbin, arbin.column("unix"), milligrams(meta), meta.get("cell.active_electrode_area"), context);
    }

    private String milligrams(Map<String, String> meta) {
        String mass = meta.get("cell.mass");
        String unit = meta.getOrDefault("cellpy_units.mass", "mg");
        if (mass != null && !unit.equals("mg")) {
            metadata.put("mass in the file", mass + " " + unit + ", which is not taken: its unit is not mg");
            return null;
        }
        return mass;
    }

    private Map<String, String> meta(byte[] json, Context context) {
        try {
            return FlatJson.read(json);
        } catch (IOException e) {
            context.warn(path.getFileName() + ":" + META_PART, "cannot be read as JSON; units, mass and area of it are "
                    + "not known");
            return Map.of();
        }
    }

    private byte[] bytes(ZipFile zip, ZipEntry entry, long most) throws IOException, LoadException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) most + 1);
            if (bytes.length > most) {
                throw LoadException.at(path, entry.getName(), "unpacks to more than " + most + " bytes",
                        "copy it again");
            }
            CRC32 sum = new CRC32();
            sum.update(bytes);
            if (entry.getCrc() >= 0 && entry.getCrc() != sum.getValue()) {
                throw LoadException.at(path, entry.getName(), "this part is damaged: its checksum is wrong",
                        "copy it again");
            }
            return bytes;
        } catch (ZipException e) {
            throw LoadException.at(path, entry.getName(), "this part is damaged: it cannot be unpacked ("
                    + e.getMessage() + ")", "copy it again");
        }
    }

    /** Brings the columns to A, V, Ah, Wh and s where the file says that they are in other units. */
    private void scale(Map<String, double[]> columns, Map<String, String> meta) throws LoadException {
        Map<String, List<String>> of = Map.of("current", List.of("current"), "voltage", List.of("potential", "voltage"),
                "charge", List.of("cumulative_charge_capacity", "cumulative_discharge_capacity", "charge_capacity",
                        "discharge_capacity"),
                "energy", List.of("cumulative_charge_energy", "cumulative_discharge_energy", "charge_energy",
                        "discharge_energy"),
                "time", List.of("test_time", "step_time"));
        for (Map.Entry<String, List<String>> quantity : of.entrySet()) {
            String unit = meta.getOrDefault("raw_units." + quantity.getKey(), "");
            double factor = factor(unit, quantity.getKey());
            for (String name : quantity.getValue()) {
                if (factor != 1 && columns.containsKey(name)) {
                    columns.computeIfPresent(name, (n, x) -> Arrays.stream(x).map(v -> v * factor).toArray());
                    metadata.merge("units", name + " in " + unit, (a, b) -> a + ", " + b);
                }
            }
        }
    }

    private double factor(String unit, String quantity) throws LoadException {
        String name = unit.replaceFirst("^[0-9.]+ *", "").strip();
        double number = name.equals(unit.strip()) ? 1 : Double.parseDouble(unit.strip().split(" ")[0]);
        return number * switch (name) {
            case "", "A", "V", "Ah", "Wh", "s", "sec", "ampere", "volt", "ampere_hour", "watt_hour", "second" -> 1;
            case "mA", "mV", "mAh", "mWh", "ms", "milliampere", "millivolt", "milliampere_hour", "milliwatt_hour",
                    "millisecond" ->
                1e-3;
            case "h", "hour" -> 3600;
            case "min", "minute" -> 60;
            default -> throw LoadException.at(path, META_PART, "has the unit '" + unit + "' of " + quantity
                    + ", which is not known", "save it with SI units");
        };
    }
}
