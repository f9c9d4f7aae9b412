// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.arbin;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
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
import org.operando.echem.log.RawLog;
import org.operando.io.access.AccessFile;

/** Reads a result file of Arbin: an Access database whose table Channel_Normal_Table has the records. */
final class ResFile {
    private static final String RECORDS = "Channel_Normal_Table";
    private static final String AUXILIARY = "Auxiliary_Table";
    private static final String GLOBAL = "Global_Table";
    private static final List<String> WANTED = List.of("Test_ID", "Data_Point", "Test_Time", "Step_Time", "DateTime",
            "Step_Index", "Cycle_Index", "Current", "Voltage", "Charge_Capacity", "Discharge_Capacity",
            "Charge_Energy", "Discharge_Energy", "Internal_Resistance");
    private static final Map<String, String> SAID = Map.of("Test_Name", "test", "Channel_Index", "channel",
            "Schedule_File_Name", "schedule", "Comments", "comments", "Software_Version", "software", "Item_ID",
            "item");

    private ResFile() {
    }

    static CellFile read(Path path, Context context) throws LoadException {
        try (AccessFile database = AccessFile.open(path)) {
            if (!database.tables().contains(RECORDS)) {
                throw LoadException.at(path, "", "is an Access database without the table " + RECORDS
                        + " of Arbin; it has " + String.join(", ", database.tables()));
            }
            ArbinColumns columns = new ArbinColumns(path, database.numbers(RECORDS, WANTED), new int[0]);
            columns.keepOneTest(context);
            double[] unix = OleTime.unix(columns.column("datetime"));
            RawLog raw = columns.raw(unix);
            double[] tests = columns.column("testid");
            double test = tests.length > 0 ? tests[0] : Double.NaN;
            addAuxiliary(database, test, raw);
            CellLog log = raw.build(context);
            Map<String, String> metadata = new LinkedHashMap<>(columns.told());
            Map<String, String> global = global(database, test);
            SAID.forEach((key, name) -> {
                if (!global.getOrDefault(key, "").isEmpty()) {
                    metadata.put(name, global.get(key));
                }
            });
            double start = OleTime.unix(number(global.get("Start_DateTime")));
            String began = Double.isNaN(start) ? "" : local(start);
            if (!began.isEmpty()) {
                metadata.put("start", began);
            }
            return new CellFile(path, log, CellFile.LOCAL, path + began, raw.cycle.length > 0,
                    mass(global.get("MASS"), metadata), Optional.empty(), metadata);
        }
    }

    static String local(double unix) {
        String text = Instant.ofEpochMilli(Math.round(unix * 1000)).toString().replace("T", " ");
        return text.substring(0, text.length() - 1);
    }

    private static double number(String text) {
        try {
            return text == null ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Row of the test in the table of all tests. */
    private static Map<String, String> global(AccessFile database, double test) throws LoadException {
        List<Map<String, String>> rows = database.rows(GLOBAL, 1000);
        for (Map<String, String> row : rows) {
            if (number(row.get("Test_ID")) == test) {
                return row;
            }
        }
        return rows.isEmpty() ? Map.of() : rows.getFirst();
    }

    /** The mass is in grams; 1 and 0 are what the program writes when nobody gave one. */
    private static Optional<Quantity> mass(String text, Map<String, String> metadata) {
        double grams = number(text);
        if (!(grams > 0) || grams == 1) {
            return Optional.empty();
        }
        // stored in 32 bits: 2.57E-4 is not to become 0.25699999
        double milligrams = Double.parseDouble(String.valueOf((float) (grams * 1000)));
        metadata.put("mass in the file", milligrams + " mg");
        return Optional.of(Quantity.of(milligrams, "mg"));
    }

    /** Temperatures and voltages of auxiliary channels, which have rows of their own. */
    private static void addAuxiliary(AccessFile database, double test, RawLog raw) throws LoadException {
        if (!database.columns(AUXILIARY).contains("Data_Point")) {
            return;
        }
        Map<String, double[]> table = database.numbers(AUXILIARY,
                List.of("Test_ID", "Data_Point", "Auxiliary_Index", "Data_Type", "X"));
        double[] points = table.get("Data_Point");
        double[] values = table.getOrDefault("X", new double[0]);
        if (values.length == 0 || raw.index.length == 0) {
            return;
        }
        Map<Integer, Integer> rows = new HashMap<>();
        for (int i = 0; i < raw.index.length; i++) {
            rows.put(raw.index[i], i);
        }
        double[] tests = table.getOrDefault("Test_ID", new double[0]);
        double[] kinds = table.getOrDefault("Data_Type", new double[values.length]);
        double[] channels = table.getOrDefault("Auxiliary_Index", new double[values.length]);
        Map<String, double[]> found = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            Integer row = rows.get((int) points[i]);
            // other kinds (pressure, pH, flow) have units that no file here shows
            if (row != null && (tests.length == 0 || tests[i] == test) && (kinds[i] == 0 || kinds[i] == 1)) {
                String name = (kinds[i] == 1 ? "temperature " : "auxiliary voltage ") + ((int) channels[i] + 1);
                found.computeIfAbsent(name, n -> unknown(raw.index.length))[row] = values[i];
            }
        }
        found.forEach((name, x) -> raw.extras.add(
                new CellLog.Extra(name, name.startsWith("t") ? "degC" : "V", x)));
    }

    private static double[] unknown(int rows) {
        double[] values = new double[rows];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
