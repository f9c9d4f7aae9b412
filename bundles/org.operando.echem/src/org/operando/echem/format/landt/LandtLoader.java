// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.landt;

import java.io.IOException;
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
 * CSV exports of Landt battery testers, with units in the names of the columns. Their binary files (.cex, .ccs) are
 * known by name only, from description; no sample could be had. They are refused with what to do instead.
 */
@Version(value = 1, references = "Landt CSV export")
@Doc("CSV exports of Landt battery testers. Binary files (.cex, .ccs) are not read: known from description only.")
public final class LandtLoader implements Loader<EchemMeasurement, CellRecord> {
    /** A name of the binary files, and bytes that no text has. */
    private static boolean isBinary(FileHead head) {
        return (head.hasEnding(".cex") || head.hasEnding(".ccs")) && head.text().indexOf('\0') >= 0;
    }

    @Override
    public Recognition recognise(FileHead head) {
        if (isBinary(head)) {
            // less than any loader that knows its content
            return Recognition.yes(0.2, "binary file of Landt by its name; only CSV exports are read");
        }
        boolean found = head.text().lines().limit(LandtFile.MOST_LINES).anyMatch(LandtFile::isNames);
        return found ? Recognition.yes(1, "columns of a Landt CSV export")
                : Recognition.no("has no line of columns like channel_index, cycle_index, step_index, ...");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        for (Path file : files) {
            refuseBinary(file);
        }
        return CellAssembly.load(files, (file, study, c) -> LandtFile.read(file, c), measurement, context);
    }

    private static void refuseBinary(Path file) throws LoadException {
        try {
            if (isBinary(FileHead.of(file))) {
                throw LoadException.at(file, "",
                        "is a binary file of a Landt tester by its name (.cex, .ccs); these are "
                                + "not read: known from description only",
                        "export it as CSV from the Landt program");
            }
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
    }
}
