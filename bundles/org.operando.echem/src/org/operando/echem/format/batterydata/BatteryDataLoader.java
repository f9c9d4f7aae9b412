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

/** Raw tables of batterydata.energy.gov. Their counters begin anew in each step. */
@Version(value = 1, references = "batterydata.energy.gov, raw tables")
@Doc("Raw tables (-raw.csv) of batterydata.energy.gov; a -summary.csv is recognised and refused.")
public final class BatteryDataLoader implements Loader<EchemMeasurement, CellRecord> {
    private static final ArchiveTable TABLE = new ArchiveTable("batterydata.energy.gov",
            Map.ofEntries(Map.entry("Time_s", Role.TEST_TIME), Map.entry("Datenum_d", Role.UNIX_TIME),
                    Map.entry("Voltage_V", Role.VOLTAGE), Map.entry("Current_A", Role.CURRENT),
                    Map.entry("Cycle_Index", Role.CYCLE), Map.entry("Step", Role.STEP),
                    Map.entry("Charge_Capacity_Ah", Role.CHARGED), Map.entry("Discharge_Capacity_Ah", Role.DISCHARGED),
                    Map.entry("Charge_Energy_Wh", Role.ENERGY_CHARGED),
                    Map.entry("Discharge_Energy_Wh", Role.ENERGY_DISCHARGED)),
            Map.of("Cell_Temperature_C", "cell_temperature degC", "Temp2", "temperature_2 degC", "Frequency_Hz",
                    "frequency Hz", "Z_Real_Ohm", "impedance_real ohm", "Z_Imag_Ohm", "impedance_imaginary ohm"),
            Set.of("Cycle_Index", "tsecs_start", "tsecs_end"), true);

    @Override
    public Recognition recognise(FileHead head) {
        List<String> names = ArchiveTable.names(head);
        if (TABLE.isRecords(names)) {
            return Recognition.yes(0.95, "columns Cycle_Index, Time_s, Current_A, Voltage_V of batterydata.energy.gov");
        }
        return TABLE.isSummary(names) ? Recognition.yes(0.9, "a summary of cycles of batterydata.energy.gov")
                : Recognition.no("the first line has not the columns of batterydata.energy.gov");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        return CellAssembly.load(files, (file, study, c) -> TABLE.read(file, c), measurement, context);
    }
}
