// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord.Columns;
import org.operando.api.CellRecord;
import org.operando.api.Loader;
import org.operando.api.Table;
import org.operando.echem.CycleCounting;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.ReferenceTable;
import org.operando.echem.log.CellFile;
import org.operando.testkit.PlainContext;

/** Every record of NEWARE files against the table that the maker's program exports of them. */
class NewareVendorTableTest {
    @TempDir
    private Path folder;

    private record Case(String file, double ampere, double time) {
    }

    // times of version 130 are rounded to 0.01 s. The export rounds currents to 0.1 uA or, in .nda files, to the count
    // of the largest range (0.1 mA): half of it
    private static final List<Case> CASES = List.of(
            new Case("nda_v8.nda", 5e-5, 1e-6), new Case("nda8.nda.zip", 5e-5, 1e-6),
            new Case("nda_v22.nda", 5e-5, 1e-6), new Case("nda_v26.nda.zip", 5e-5, 1e-6),
            new Case("nda_v29_new_nda_file.nda", 5e-5, 1e-6), new Case("nda_v29_SIM.nda.zip", 5e-5, 1e-6),
            new Case("nda_v130_bts90.nda.zip", 5e-5, 0.01 + 1e-6),
            new Case("nda_v130_bts91_TestFile.nda", 5e-5, 0.01 + 1e-6),
            new Case("scrubbed_ndc2.ndax", 5e-5, 1e-6), new Case("46_1_5_60_bts16.ndax", 5e-7, 1e-6),
            new Case("interp-test.ndax", 5e-7, 1e-6), new Case("nw4-120-1-6-53.ndax", 5e-7, 1e-6),
            new Case("Unit27_Example_Data_File.ndax", 5e-7, 1e-6), new Case("Unit27_Example_Corrupt.ndax", 5e-7, 1e-6),
            new Case("TESTCELL0001-Test_Data_Collection_Ndc17.ndax", 5e-7, 1e-6),
            new Case("TESTCELL0001-B2-2025-M50T.ndax", 5e-7, 1e-6), new Case("test_2.ndax", 5e-7, 1e-6),
            new Case("empty.ndax", 5e-7, 1e-6));

    @TestFactory
    Stream<DynamicTest> recordsEqualTheVendorsExport() {
        return CASES.stream().map(c -> DynamicTest.dynamicTest(c.file(), () -> compare(c)));
    }

    private void compare(Case c) throws Exception {
        Path file = EchemData.neware(c.file(), folder);
        ReferenceTable vendor = ReferenceTable.read(
                EchemData.reference(c.file().replace(".zip", "") + ".vendor.csv.gz"));
        // the vendor's program numbered the cycles of this file by the rule when it wrote the table
        EchemMeasurement study = c.file().equals("test_2.ndax")
                ? EchemData.study(Map.of("cycleCounting", CycleCounting.CHARGE_FIRST))
                : EchemMeasurement.unknown();
        Loader<EchemMeasurement, CellRecord> loader = c.file().endsWith(".ndax") ? new NdaxLoader() : new NdaLoader();

        Table records = loader.load(List.of(file), study, new PlainContext()).data().records();

        assertEquals(vendor.rows(), records.rows(), "records");
        integers(vendor, "cycle", records.longs(Columns.CYCLE));
        integers(vendor, "step_index", records.longs(Columns.STEP_INDEX));
        integers(vendor, "step_count", records.longs(Columns.STEP));
        types(vendor, records.texts(Columns.STEP_TYPE));
        numbers(vendor, "step_time_s", records.doubles("step_time"), 1, c.time(), 0, false);
        if (vendor.has("total_time_s")) {
            numbers(vendor, "total_time_s", records.doubles(Columns.TIME), 1, c.time(), 1e-9, false);
        }
        numbers(vendor, "voltage_mV", records.doubles(Columns.VOLTAGE), 1e3, 0.06, 0, false);
        numbers(vendor, "current_uA", records.doubles(Columns.CURRENT), 1e6, c.ampere() * 1e6, 1e-7, false);
        // exports are unsigned in most files: magnitudes; 6e-4 mAh and 1e-3 mWh are the references' own tolerances
        numbers(vendor, "capacity_mAs", records.doubles(Columns.CAPACITY), 3.6e6, 6e-4 * 3600, 1e-6, true);
        numbers(vendor, "energy_mWs", records.doubles(Columns.ENERGY), 3.6e6, 1e-3 * 3600, 6e-6, true);
    }

    @TestFactory
    Stream<DynamicTest> clockDiffersFromTheVendorsByWholeHours() {
        // the tables of these have no dates: they were left out of the long ones
        Set<String> without = Set.of("empty.ndax", "nda_v26.nda.zip", "nda_v29_SIM.nda.zip", "test_2.ndax",
                "TESTCELL0001-B2-2025-M50T.ndax");
        return CASES.stream().filter(c -> !without.contains(c.file())).map(
                c -> DynamicTest.dynamicTest(c.file(), () -> compareClock(c)));
    }

    private void compareClock(Case c) throws Exception {
        Path file = EchemData.neware(c.file(), folder);
        ReferenceTable vendor = ReferenceTable.read(
                EchemData.reference(c.file().replace(".zip", "") + ".vendor.csv.gz"));
        Loader<EchemMeasurement, CellRecord> loader = c.file().endsWith(".ndax") ? new NdaxLoader() : new NdaLoader();

        CellRecord record = loader.load(List.of(file), EchemMeasurement.unknown(), new PlainContext()).data();

        double[] unix = record.records().doubles(Columns.UNIX_TIME);
        for (int i = 0; i < unix.length; i++) {
            double theirs = LocalDateTime.parse(vendor.text("date_local", i).replace(' ', 'T'))
                    .atOffset(ZoneOffset.UTC).toInstant().toEpochMilli() / 1e3;
            double hours = (theirs - unix[i]) / 3600;
            boolean local = record.clock().equals(CellFile.LOCAL);
            // the export shows the time of its computer, in Europe: UTC, +1 or +2 h; 1 s because some tables drop
            // fractions
            assertTrue(Math.abs(hours - Math.round(hours)) * 3600 < 1 && hours > -0.001
                    && hours < (local ? 0.001 : 2.001),
                    "row " + i + ": " + vendor.text("date_local", i) + " in the export, " + unix[i] + " here");
        }
    }

    private static void integers(ReferenceTable vendor, String name, long[] ours) {
        for (int i = 0; i < ours.length; i++) {
            assertEquals((long) vendor.number(name, i), ours[i], name + " of row " + i);
        }
    }

    private static void types(ReferenceTable vendor, String[] ours) {
        for (int i = 0; i < ours.length; i++) {
            String theirs = vendor.text("step_type", i).replace(' ', '_').replace("Dchg", "DChg");
            theirs = theirs.equals("Pulse_Step") ? "Pulse" : theirs;
            assertEquals(theirs, ours[i], "type of row " + i);
        }
    }

    private static void numbers(ReferenceTable vendor, String name, double[] ours, double scale, double absolute,
            double relative, boolean magnitude) {
        for (int i = 0; i < ours.length; i++) {
            double theirs = vendor.number(name, i);
            double mine = ours[i] * scale;
            if (magnitude) {
                theirs = Math.abs(theirs);
                mine = Math.abs(mine);
            }
            assertTrue(Math.abs(theirs - mine) <= absolute + relative * Math.abs(theirs),
                    name + " of row " + i + ": " + theirs + " in the export, " + mine + " here");
        }
    }
}
