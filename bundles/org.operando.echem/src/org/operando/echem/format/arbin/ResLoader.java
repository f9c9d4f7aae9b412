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

/** Result files of Arbin cyclers. Charges are cut at the steps; kinds of steps are found out of current and voltage. */
@Version(value = 1, references = "Arbin MITS result files, schemas 5.23 and 5.26")
@Doc("Result files (.res) of Arbin's MITS. Auxiliary channels from description only.")
public final class ResLoader implements Loader<EchemMeasurement, CellRecord> {
    @Override
    public Recognition recognise(FileHead head) {
        String text = head.text();
        if (!text.startsWith("Standard Jet DB", 4) && !text.startsWith("Standard ACE DB", 4)) {
            return Recognition.no("is no Access database, as .res files of Arbin are");
        }
        return head.hasEnding(".res") ? Recognition.yes(1, "Access database named .res")
                : Recognition.yes(0.7, "Access database");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        return CellAssembly.load(files, (file, study, c) -> ResFile.read(file, c), measurement, context);
    }
}
