// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.novonix;

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
 * CSV files of Novonix coulometers. A file that holds a test begun again is read as two parts that follow one
 * another.
 */
@Version(value = 1, references = "Novonix HPC and UHPC data files")
@Doc("CSV files of Novonix coulometers (HPC, UHPC), also of a test that was begun again in the same file.")
public final class NovonixLoader implements Loader<EchemMeasurement, CellRecord> {
    @Override
    public Recognition recognise(FileHead head) {
        return head.text().startsWith("[Summary]") && head.text().contains("Novonix")
                ? Recognition.yes(1, "sections of a Novonix data file")
                : Recognition.no("does not begin with [Summary] of a Novonix data file");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        return CellAssembly.load(files, (file, study, c) -> CellAssembly.joined(new NovonixFile(file, c).read(), c),
                measurement, context);
    }
}
