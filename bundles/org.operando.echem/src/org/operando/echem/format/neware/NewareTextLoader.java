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

/**
 * Text exports of NEWARE's BTSDA: the table of records, or the report in layers of cycles, steps and records. Units are
 * those of the header; charges without a sign get that of the step. They are rounded, and their clock is that of the
 * computer that exported them: the .nda or .ndax file itself is the better source.
 */
@Version(value = 1, references = "NEWARE BTSDA, CSV export of records and layered report")
@Doc("Text exports (.csv, .txt) of NEWARE's BTSDA: records, or the report in layers.")
public final class NewareTextLoader implements Loader<EchemMeasurement, CellRecord> {
    @Override
    public Recognition recognise(FileHead head) {
        String[] lines = head.text().replaceFirst("^\u00ef\u00bb\u00bf", "").split("\\R", 4);
        char separator = lines[0].indexOf('\t') >= 0 ? '\t' : ',';
        for (int i = 0; i < Math.min(3, lines.length); i++) {
            List<String> names = List.of(lines[i].replace("\"", "").split(String.valueOf(separator)));
            if (ExportHeader.isRecordHeader(names)) {
                return i == 0 ? Recognition.yes(1, "table of records with the columns of NEWARE's BTSDA")
                        : Recognition.yes(1, "report in layers with the columns of NEWARE's BTSDA");
            }
        }
        return Recognition.no("has no columns DataPoint, Current(...) and Voltage(...) in its first lines");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        return CellAssembly.load(files, (file, study, c) -> NewareText.read(file, c), measurement, context);
    }
}
