// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.arbin;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
import org.operando.echem.log.CellAssembly;

/** CSV exports of Arbin cyclers. Charges are cut at the steps; kinds of steps are found out of current and voltage. */
@Version(value = 1, references = "Arbin MITS Pro and Data Watcher, CSV export")
@Doc("CSV exports of Arbin's MITS Pro and Data Watcher, with the _Metadata.csv beside them.")
public final class ArbinCsvLoader implements Loader<EchemMeasurement, CellRecord> {
    @Override
    public Recognition recognise(FileHead head) {
        String line = head.text().split("\\R", 2)[0];
        List<String> names = Arrays.stream(line.split(",")).map(ArbinColumns::plain).toList();
        if (names.contains("testtime") && names.contains("current") && names.contains("voltage")
                && names.contains("stepindex") && names.contains("cycleindex")) {
            return Recognition.yes(0.95, "columns Test_Time, Step_Index, Cycle_Index, Current, Voltage of Arbin");
        }
        return Recognition.no("the first line has not the columns of Arbin's CSV exports");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        return CellAssembly.load(files, (file, study, c) -> ArbinCsvFile.read(file, c), measurement, context);
    }
}
