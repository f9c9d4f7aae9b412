// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.cellpy;

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
import org.operando.echem.format.pandas.PandasFrame;
import org.operando.echem.log.CellAssembly;

/** Raw records in files of cellpy. Its mass of 1 mg and area of 1 cm2 are defaults and are not taken. */
@Version(value = 1, references = "cellpy file versions 4, 8 (HDF5) and 9 (archive)")
@Doc("Raw records in files of cellpy: HDF5 (.h5) of versions 4 and 8, archive (.cellpy) of version 9. "
        + "HDF5 of versions 5 to 7 from description only.")
public final class CellpyLoader implements Loader<EchemMeasurement, CellRecord> {
    @Override
    public Recognition recognise(FileHead head) {
        if (head.startsWith("PK\u0003\u0004")) {
            return head.text().contains("meta.json") || head.text().contains(CellpyFile.RAW_PART)
                    ? Recognition.yes(head.hasEnding(".cellpy") ? 1 : 0.8, "zip archive with the parts of cellpy")
                    : Recognition.no("zip archive without the parts of cellpy");
        }
        for (String table : CellpyFile.RECORDS) {
            if (PandasFrame.isThere(head, table)) {
                return Recognition.yes(1, "HDF5 with the table " + table + " of cellpy");
            }
        }
        return Recognition.no("is neither HDF5 nor a zip archive with tables of cellpy");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        return CellAssembly.load(files, (file, study, c) -> CellpyFile.read(file, c), measurement, context);
    }
}
