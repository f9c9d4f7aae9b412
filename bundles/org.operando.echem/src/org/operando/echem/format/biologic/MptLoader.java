// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

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
import org.operando.echem.log.CellFile;

/**
 * Text exports of BioLogic potentiostats. Charges are cut at the steps, cycles are numbered from 1, and a current that
 * the file does not hold is made of its charge.
 */
@Version(value = 1, references = "BioLogic EC-Lab and BT-Lab ASCII export")
@Doc("Text exports (.mpt, .txt) of BioLogic's EC-Lab and BT-Lab.")
public final class MptLoader implements Loader<EchemMeasurement, CellRecord> {
    @Override
    public Recognition recognise(FileHead head) {
        for (String program : List.of("EC-Lab", "BT-Lab")) {
            if (head.startsWith(program + " ASCII FILE")) {
                return Recognition.yes(1, "text export of " + program);
            }
        }
        String line = head.text().split("\\R", 2)[0];
        List<String> names = List.of(line.split("\t"));
        if (names.contains("time/s")
                && (names.contains("Ewe/V") || names.contains("Ecell/V") || names.contains("<Ewe>/V"))) {
            return Recognition.yes(0.8, "columns time/s and voltage as EC-Lab names them, without its header");
        }
        return Recognition.no("begins neither with 'EC-Lab ASCII FILE' nor with its columns");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        List<CellFile> read = CellAssembly.read(files, (file, study, c) -> MptFile.read(file, c), measurement, context);
        BiologicRecords.numberCycles(read);
        return CellAssembly.assemble(read, measurement, context);
    }
}
