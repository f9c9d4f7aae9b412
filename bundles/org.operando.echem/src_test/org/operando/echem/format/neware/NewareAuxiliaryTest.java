// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Table;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.ReferenceTable;
import org.operando.testkit.PlainContext;

/** Auxiliary channels against the vendor's tables. */
class NewareAuxiliaryTest {
    @TempDir
    private Path folder;

    @Test
    void temperaturesOfVersion14HaveTheOrderOfTestInfoNotOfTheArchive() throws Exception {
        compare("Unit27_Example_Data_File.ndax", List.of("T1(degC)", "T2(degC)"),
                List.of("temperature", "temperature_2"), 1);
    }

    @Test
    void temperatureOfVersion17() throws Exception {
        compare("TESTCELL0001-Test_Data_Collection_Ndc17.ndax", List.of("T1(degC)"), List.of("temperature"), 1);
    }

    @Test
    void voltageAndTemperatureOfVersion16() throws Exception {
        compare("46_1_5_60_bts16.ndax", List.of("V1(mV)", "T1(degC)"), List.of("auxiliary_voltage", "temperature"),
                1e3);
    }

    @Test
    void voltageAndTemperaturesOfVersion2() throws Exception {
        compare("scrubbed_ndc2.ndax", List.of("V1(mV)", "T1(degC)", "t1(degC)_1"),
                List.of("auxiliary_voltage", "temperature", "set_temperature"), 1e3);
    }

    @Test
    void channelsWithoutAnEntryAreKeptAndTold() throws Exception {
        PlainContext context = new PlainContext();

        Table records = new NdaxLoader().load(List.of(EchemData.shipped("Unit27_Example_Corrupt.ndax")),
                EchemMeasurement.unknown(), context).data().records();

        assertEquals(301, records.rows());
        assertEquals(25.5, records.doubles("auxiliary_9_3_1")[0], 0.05);
        assertEquals(2, context.warnings().stream().filter(w -> w.what().contains("unknown kind")).count());
    }

    private static void compare(String name, List<String> theirs, List<String> ours, double scale) throws Exception {
        Path file = EchemData.shipped(name);
        ReferenceTable vendor = ReferenceTable.read(EchemData.reference(name + ".vendor.csv.gz"));

        Table records = new NdaxLoader().load(List.of(file), EchemMeasurement.unknown(), new PlainContext()).data()
                .records();

        int compared = 0;
        for (int c = 0; c < ours.size(); c++) {
            double factor = theirs.get(c).contains("mV") ? scale : 1;
            for (int i = 0; i < vendor.rows(); i++) {
                double number = vendor.number(theirs.get(c), i);
                if (!Double.isNaN(number)) {
                    // the export has one decimal
                    assertEquals(number, records.doubles(ours.get(c))[i] * factor, 0.0501,
                            theirs.get(c) + " of row " + i);
                    compared++;
                }
            }
        }
        assertTrue(compared > 20, "numbers compared: " + compared);
    }

    @Test
    void channelThatIsListedAndHasNoRecordsIsTold() throws Exception {
        Path file = folder.resolve("without.ndax");
        try (InputStream bytes = Files.newInputStream(
                EchemData.shipped("TESTCELL0001-Test_Data_Collection_Ndc17.ndax"));
                ZipInputStream in = new ZipInputStream(bytes);
                OutputStream target = Files.newOutputStream(file);
                ZipOutputStream out = new ZipOutputStream(target)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().startsWith("data_AUX")) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
        }
        PlainContext context = new PlainContext();

        new NdaxLoader().load(List.of(file), EchemMeasurement.unknown(), context);

        assertEquals(List.of("TestInfo.xml lists auxiliary channel 225, and the archive has no records of it"),
                context.warnings().stream().map(w -> w.what()).toList());
    }
}
