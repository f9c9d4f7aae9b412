// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Loader;
import org.operando.api.Table;
import org.operando.echem.CycleCounting;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.ReferenceTable;
import org.operando.testkit.PlainContext;

/** Writes the largest differences between NEWARE files as read here and as the maker's program exports them. */
public final class NewareDifferences {
    private static final List<String> FILES = List.of("nda_v8.nda", "nda8.nda.zip", "nda_v22.nda", "nda_v26.nda.zip",
            "nda_v29_new_nda_file.nda", "nda_v29_SIM.nda.zip", "nda_v130_bts90.nda.zip", "nda_v130_bts91_TestFile.nda",
            "scrubbed_ndc2.ndax", "46_1_5_60_bts16.ndax", "interp-test.ndax", "nw4-120-1-6-53.ndax",
            "Unit27_Example_Data_File.ndax", "Unit27_Example_Corrupt.ndax", "empty.ndax",
            "TESTCELL0001-Test_Data_Collection_Ndc17.ndax", "TESTCELL0001-B2-2025-M50T.ndax", "test_2.ndax");

    private NewareDifferences() {
    }

    /**
     * Writes a table; to be run where the tests run.
     * @param arguments the file to write
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("differences");
        List<String> lines = new ArrayList<>();
        lines.add("| file | records | step time s | V mV | I uA | Q mAh | Q relative | E mWh | E relative |"
                + " steps, lines, types, cycles |");
        lines.add("|---|---|---|---|---|---|---|---|---|---|");
        for (String file : FILES) {
            lines.add(row(file, folder));
        }
        Files.write(Path.of(arguments[0]), lines);
    }

    private static String row(String file, Path folder) throws Exception {
        ReferenceTable vendor = ReferenceTable.read(EchemData.reference(file.replace(".zip", "") + ".vendor.csv.gz"));
        Loader<EchemMeasurement, CellRecord> loader = file.endsWith(".ndax") ? new NdaxLoader() : new NdaLoader();
        EchemMeasurement study = file.equals("test_2.ndax")
                ? EchemData.study(Map.of("cycleCounting", CycleCounting.CHARGE_FIRST))
                : EchemMeasurement.unknown();
        Table ours = loader.load(List.of(EchemData.neware(file, folder)), study, new PlainContext()).data().records();
        int unequal = 0;
        for (int i = 0; i < ours.rows(); i++) {
            String type = vendor.text("step_type", i).replace(' ', '_').replace("Dchg", "DChg").replace("_Step", "");
            boolean equal = type.equals(ours.texts(Columns.STEP_TYPE)[i])
                    && vendor.number("step_count", i) == ours.longs(Columns.STEP)[i]
                    && vendor.number("step_index", i) == ours.longs(Columns.STEP_INDEX)[i]
                    && vendor.number("cycle", i) == ours.longs(Columns.CYCLE)[i];
            unequal += equal ? 0 : 1;
        }
        double[] time = largest(vendor, "step_time_s", ours.doubles("step_time"), 1, false);
        double[] voltage = largest(vendor, "voltage_mV", ours.doubles(Columns.VOLTAGE), 1e3, false);
        double[] current = largest(vendor, "current_uA", ours.doubles(Columns.CURRENT), 1e6, false);
        double[] charge = largest(vendor, "capacity_mAs", ours.doubles(Columns.CAPACITY), 3.6e6, true);
        double[] energy = largest(vendor, "energy_mWs", ours.doubles(Columns.ENERGY), 3.6e6, true);
        return String.format(Locale.ROOT, "| %s | %d of %d | %.2g | %.2g | %.2g | %.2g | %.2g | %.2g | %.2g | %s |",
                file,
                ours.rows(), vendor.rows(), time[0], voltage[0], current[0], charge[0] / 3600, charge[1],
                energy[0] / 3600, energy[1], unequal == 0 ? "equal" : unequal + " unequal");
    }

    /** Largest difference, and largest relative to numbers above a thousand units of the export. */
    private static double[] largest(ReferenceTable vendor, String name, double[] ours, double scale,
            boolean magnitude) {
        double absolute = 0;
        double relative = 0;
        for (int i = 0; i < ours.length; i++) {
            double theirs = vendor.number(name, i);
            double mine = ours[i] * scale;
            double difference = magnitude ? Math.abs(theirs) - Math.abs(mine) : theirs - mine;
            absolute = Math.max(absolute, Math.abs(difference));
            relative = Math.max(relative, Math.abs(theirs) > 1000 ? Math.abs(difference / theirs) : 0);
        }
        return new double[] {absolute, relative};
    }
}
