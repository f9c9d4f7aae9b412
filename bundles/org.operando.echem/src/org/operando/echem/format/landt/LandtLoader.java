// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.landt;

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

/** CSV exports of Landt battery testers, with units in the names of the columns. */
@Version(value = 1, references = "Landt CSV export")
@Doc("CSV exports of Landt battery testers.")
public final class LandtLoader implements Loader<EchemMeasurement, CellRecord> {
    @Override
    public Recognition recognise(FileHead head) {
        boolean found = head.text().lines().limit(LandtFile.MOST_LINES).anyMatch(LandtFile::isNames);
        return found ? Recognition.yes(1, "columns of a Landt CSV export")
                : Recognition.no("has no line of columns like channel_index, cycle_index, step_index, ...");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        return CellAssembly.load(files, (file, study, c) -> LandtFile.read(file, c), measurement, context);
    }
}
