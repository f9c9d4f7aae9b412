// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.pec;

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

/** CSV exports of PEC battery testers. */
@Version(value = 1, references = "PEC test result CSV")
@Doc("CSV exports of PEC battery testers.")
public final class PecLoader implements Loader<EchemMeasurement, CellRecord> {
    @Override
    public Recognition recognise(FileHead head) {
        boolean begins = head.text().startsWith("Request Year:")
                || head.text().startsWith("\\u00ef\\u00bb\\u00bfRequest Year:");
        boolean names = head.text().lines().anyMatch(PecFile::isNames);
        return names ? Recognition.yes(1, "columns Test, Cell, Rack, ... of a PEC export")
                : begins ? Recognition.yes(0.8, "begins with the Request Year of a PEC export")
                        : Recognition.no("has neither the header nor the columns of a PEC export");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        return CellAssembly.load(files, (file, study, c) -> PecFile.read(file, c), measurement, context);
    }
}
