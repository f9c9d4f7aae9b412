// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.basytec;

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

/** Text exports of Basytec battery test systems. */
@Version(value = 1, references = "Basytec result file as text")
@Doc("Text exports of Basytec battery test systems.")
public final class BasytecLoader implements Loader<EchemMeasurement, CellRecord> {
    @Override
    public Recognition recognise(FileHead head) {
        if (head.startsWith("~Resultfile from Basytec")) {
            return Recognition.yes(1, "begins with ~Resultfile from Basytec");
        }
        boolean names = head.text().lines().anyMatch(BasytecFile::isNames);
        return names ? Recognition.yes(0.9, "columns ~Time, ... U[V] of a Basytec text export")
                : Recognition.no("has no line of columns like ~Time[s] ... U[V]");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        return CellAssembly.load(files, (file, study, c) -> BasytecFile.read(file, c), measurement, context);
    }
}
