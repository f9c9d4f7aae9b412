// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.batterydata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loader;
import org.operando.api.Table;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.SummaryRow;
import org.operando.testkit.PlainContext;

/** Tables of public archives against sums of the files themselves; their summaries are refused. */
class ArchivesTest {
    private static final String RAW = "batterydata/p492-13-raw.csv.gz";
    private static final String CALCE = "batterydata/CALCE_CX2-33_timeseries.csv";

    private final PlainContext context = new PlainContext();
    @TempDir
    private Path folder;

    private CellRecord load(Loader<EchemMeasurement, CellRecord> loader, Path file) throws LoadException {
        return loader.load(List.of(file), EchemMeasurement.unknown(), context).data();
    }

    private static double[] part(double[] signed, int sign) {
        double[] part = new double[signed.length];
        for (int i = 0; i < part.length; i++) {
            part[i] = Math.max(sign * signed[i], 0);
        }
        return part;
    }

    @Test
    void rawTableAddsUpToItself() throws Exception {
        Table records = load(new BatteryDataLoader(), EchemData.unpacked("echem/" + RAW, folder)).records();

        SummaryRow.of(RAW, "Time_s").assertLike("time", records.doubles("time"), 1);
        SummaryRow.of(RAW, "Voltage_V").assertLike("voltage", records.doubles("voltage"), 1);
        SummaryRow.of(RAW, "Current_A").assertLike("current", records.doubles("current"), 1);
        SummaryRow.of(RAW, "Cycle_Index").assertLike("cycle", SummaryRow.doubles(records.longs("cycle")), 1);
        SummaryRow.of(RAW, "Cell_Temperature_C").assertLike("temperature", records.doubles("temperature"), 1);
        SummaryRow.of(RAW, "Temp2").assertLike("second temperature", records.doubles("temperature_2"), 1);
        SummaryRow.of(RAW, "Charge_Capacity_Ah").assertLike("charged", part(records.doubles("capacity"), 1), 1);
        SummaryRow.of(RAW, "Discharge_Capacity_Ah").assertLike("discharged", part(records.doubles("capacity"), -1), 1);
        SummaryRow.of(RAW, "Charge_Energy_Wh").assertLike("energy charged", part(records.doubles("energy"), 1), 1);
        // 737792.442372685 days of MATLAB are 2020-01-04T10:37:01.000 by date(1): (737792 - 719529) d + 0.442372685 d
        assertEquals(18263 * 86400 + 38221.0, records.doubles("unix_time")[0], 1e-4);
        assertTrue(context.warnings().toString().contains("p492-13-raw.csv:1264")
                && context.warnings().toString().contains("points of impedance spectra"),
                context.warnings().toString());
    }

    @Test
    void timeSeriesAddsUpToItself() throws Exception {
        Path file = EchemData.shipped(CALCE);
        CellRecord record = load(new BatteryArchiveLoader(), file);
        Table records = record.records();

        assertEquals(0.9, new BatteryArchiveLoader().recognise(FileHead.of(file)).confidence());
        SummaryRow.of(CALCE, "Test_Time (s)").assertLike("time", records.doubles("time"), 1);
        SummaryRow.of(CALCE, "Voltage (V)").assertLike("voltage", records.doubles("voltage"), 1);
        SummaryRow.of(CALCE, "Current (A)").assertLike("current", records.doubles("current"), 1);
        SummaryRow.of(CALCE, "Charge_Capacity (Ah)").assertLike("charged", part(records.doubles("capacity"), 1), 1);
        SummaryRow.of(CALCE, "Charge_Energy (Wh)").assertLike("energy", part(records.doubles("energy"), 1), 1);
        // 2010-09-02T14:35:40 is 1283438140 s after 1970 by date(1)
        assertEquals(1283438140, records.doubles("unix_time")[0]);
        assertEquals("local time, zone not known", record.clock());
    }

    @Test
    void summariesAreRecognisedAndRefused() throws Exception {
        Path cycles = EchemData.shipped("batterydata/CALCE_CX2-33_cycle_data.csv");
        assertTrue(new BatteryArchiveLoader().recognise(FileHead.of(cycles)).reason().contains("summary"));
        LoadException e = assertThrows(LoadException.class, () -> load(new BatteryArchiveLoader(), cycles));
        assertTrue(e.what().contains("is a summary of cycles") && e.remedy().contains("time series"), e.getMessage());

        Path summary = EchemData.shared("echem/batterydata/p492-13-summary.csv");
        assertTrue(new BatteryDataLoader().recognise(FileHead.of(summary)).reason().contains("summary"));
        LoadException other = assertThrows(LoadException.class, () -> load(new BatteryDataLoader(), summary));
        assertTrue(other.what().contains("is a summary of cycles"), other.getMessage());
    }
}
