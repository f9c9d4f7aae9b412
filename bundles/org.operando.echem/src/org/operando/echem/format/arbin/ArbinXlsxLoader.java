// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.arbin;

import java.nio.file.Path;
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
import org.operando.io.sheet.Workbook;

/** XLSX exports of Arbin cyclers. Charges are cut at the steps; kinds of steps are found out of current and voltage. */
@Version(value = 1, references = "Arbin MITS Pro, Excel export")
@Doc("XLSX exports of Arbin's MITS Pro.")
public final class ArbinXlsxLoader implements Loader<EchemMeasurement, CellRecord> {
    @Override
    public Recognition recognise(FileHead head) {
        if (!head.startsWith("PK\u0003\u0004")) {
            return Recognition.no("is no zip archive, as XLSX workbooks are");
        }
        List<String> sheets = Workbook.sheetNames(head.path());
        return sheets.stream().anyMatch(s -> s.startsWith("Channel"))
                ? Recognition.yes(sheets.contains("Global_Info") ? 1 : 0.8, "workbook with sheets of Arbin: " + sheets)
                : Recognition.no(sheets.isEmpty() ? "is no workbook" : "workbook without a sheet 'Channel_...'");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        return CellAssembly.load(files, (file, study, c) -> ArbinXlsxFile.read(file, c), measurement, context);
    }
}
