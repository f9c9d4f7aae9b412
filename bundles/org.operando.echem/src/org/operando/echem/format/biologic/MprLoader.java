// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
 * Data files of BioLogic potentiostats and cyclers. Charges are cut at the steps, cycles are numbered from 1, and a
 * current that the file does not hold is made of its charge, as the text export of the maker's program does. The file
 * has no checksum: lengths, counts and the order of the times are checked.
 */
@Version(value = 1,
        references = "BioLogic EC-Lab and BT-Lab .mpr, data of versions 2, 3, 11 (and 0, 10); layout as read"
                + " by galvani and yadg")
@Doc("Data files (.mpr) of BioLogic's EC-Lab and BT-Lab: data of versions 2, 3 and 11; 0 and 10 from description only.")
public final class MprLoader implements Loader<EchemMeasurement, CellRecord> {
    @Override
    public Recognition recognise(FileHead head) {
        return head.startsWith(MprModule.MAGIC) ? Recognition.yes(1, "BioLogic modular file (.mpr)")
                : Recognition.no("does not begin with '" + MprModule.MAGIC.strip() + "'");
    }

    /** The text log of the same name beside the file: it says the start where the file does not. */
    @Override
    public List<Path> linked(Path file) throws LoadException {
        Optional<Path> log = MprFile.logBeside(file);
        return log.map(List::of).orElse(List.of());
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        List<CellFile> read = CellAssembly.read(files, (file, study, c) -> MprFile.read(file, c), measurement, context);
        BiologicRecords.numberCycles(read);
        return CellAssembly.assemble(read, measurement, context);
    }
}
