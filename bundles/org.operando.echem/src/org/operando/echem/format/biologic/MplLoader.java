// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
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

/**
 * Text logs of BioLogic's programs. They hold no records: alone such a file only says what it knows of its measurement;
 * its start, mass and technique are taken up where the .mpr file of its name is loaded and does not say them.
 */
@Version(value = 1, references = "BioLogic EC-Lab and BT-Lab log files")
@Doc("Text logs (.mpl) of BioLogic's EC-Lab and BT-Lab: no records, but the start of the .mpr file beside them.")
public final class MplLoader implements Loader<EchemMeasurement, CellRecord> {
    @Override
    public Recognition recognise(FileHead head) {
        for (String beginning : MplText.BEGINNINGS) {
            if (head.startsWith(beginning)) {
                return Recognition.yes(1, "begins with '" + beginning + "'");
            }
        }
        return Recognition.no("begins with none of " + MplText.BEGINNINGS);
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        Path file = files.getFirst();
        String said = MplText.read(file).header().metadata().entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue()).collect(Collectors.joining("; "));
        throw LoadException.at(file, "", "is the log of a measurement and holds no records; it says: " + said,
                "load the .mpr file of its name: this one is read with it");
    }
}
