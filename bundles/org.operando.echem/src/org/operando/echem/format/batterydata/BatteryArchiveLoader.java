// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.batterydata;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.operando.api.CellRecord;
import org.operando.api.Context;
import org.operando.api.Doc;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.Recognition;
import org.operando.api.Version;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.table.Role;
import org.operando.echem.log.CellAssembly;

/** Time series of batteryarchive.org. */
@Version(value = 1, references = "batteryarchive.org, time series")
@Doc("Time series (_timeseries.csv) of batteryarchive.org; a _cycle_data.csv is recognised and refused.")
public final class BatteryArchiveLoader implements Loader<EchemMeasurement, CellRecord> {
    private static final ArchiveTable TABLE = new ArchiveTable("batteryarchive.org",
            Map.ofEntries(Map.entry("Test_Time (s)", Role.TEST_TIME), Map.entry("Date_Time", Role.DATE),
                    Map.entry("Voltage (V)", Role.VOLTAGE), Map.entry("Current (A)", Role.CURRENT),
                    Map.entry("Cycle_Index", Role.CYCLE), Map.entry("Charge_Capacity (Ah)", Role.CHARGED),
                    Map.entry("Discharge_Capacity (Ah)", Role.DISCHARGED),
                    Map.entry("Charge_Energy (Wh)", Role.ENERGY_CHARGED),
                    Map.entry("Discharge_Energy (Wh)", Role.ENERGY_DISCHARGED)),
            Map.of("Cell_Temperature (C)", "cell_temperature degC", "Environment_Temperature (C)",
                    "environment_temperature degC"),
            Set.of("Cycle_Index", "Min_Voltage (V)", "Max_Voltage (V)"), false);

    @Override
    public Recognition recognise(FileHead head) {
        List<String> names = ArchiveTable.names(head);
        if (TABLE.isRecords(names)) {
            return Recognition.yes(0.9, "columns Test_Time (s), Cycle_Index, Current (A), Voltage (V) of"
                    + " batteryarchive.org");
        }
        return TABLE.isSummary(names) ? Recognition.yes(0.9, "a summary of cycles of batteryarchive.org")
                : Recognition.no("the first line has not the columns of batteryarchive.org");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        return CellAssembly.load(files, (file, study, c) -> TABLE.read(file, c), measurement, context);
    }
}
