// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.bdf;

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
import org.operando.echem.format.table.TextForm;
import org.operando.echem.log.CellAssembly;
import org.operando.io.text.DelimitedText;

/**
 * The Battery Data Format as CSV. Counters are cut at steps, a current that is above 0 for discharging is turned, cycle
 * numbers are those of the file.
 */
@Version(value = 1, references = "Battery Data Alliance, Battery Data Format, vocabulary 1.3")
@Doc("Battery Data Format of the Battery Data Alliance as CSV (.bdf.csv), both spellings of its columns.")
public final class BdfLoader implements Loader<EchemMeasurement, CellRecord> {
    @Override
    public Recognition recognise(FileHead head) {
        // the head may end within a line; names are in the first lines
        DelimitedText text = new DelimitedText(head.path(), head.first().clone());
        boolean named = head.hasEnding(".bdf.csv") || head.hasEnding(".bdf");
        if (TextForm.ofNames(text, names -> BdfPlan.of(names).isPresent()).isEmpty()) {
            return Recognition.no("has no columns 'Test Time / s', 'Voltage / V' and 'Current / A'");
        }
        return Recognition.yes(named ? 1 : 0.85, "columns as the Battery Data Format names them");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        return CellAssembly.load(files, (file, study, c) -> BdfFile.readText(file, study, c), measurement, context);
    }
}
