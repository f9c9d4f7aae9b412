// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

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

/**
 * XLSX exports of NEWARE's BTSDA: the sheet {@code record}, whose columns are those of the text export. No workbook of the
 * maker's program was at hand; one was made of its text export.
 */
@Version(value = 1, references = "NEWARE BTSDA, XLSX export, sheet record")
@Doc("XLSX exports of NEWARE's BTSDA, sheet 'record'; from description only, its columns as in text exports.")
public final class NewareSheetLoader implements Loader<EchemMeasurement, CellRecord> {
    @Override
    public Recognition recognise(FileHead head) {
        if (!head.startsWith("PK\u0003\u0004")) {
            return Recognition.no("is not a zip archive, as XLSX workbooks are");
        }
        return Workbook.sheetNames(head.path()).contains(NewareSheet.RECORDS)
                ? Recognition.yes(0.9, "workbook with a sheet 'record' as NEWARE's BTSDA names it")
                : Recognition.no("is no workbook with a sheet 'record'");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        return CellAssembly.load(files, (file, study, c) -> NewareSheet.read(file, c), measurement, context);
    }
}
