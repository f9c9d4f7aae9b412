// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.indigo;

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

/** Files of Indigo cyclers. */
@Version(value = 1, references = "Indigo HDF5, table time_series_data")
@Doc("Files (.h5) of Indigo cyclers.")
public final class IndigoLoader implements Loader<EchemMeasurement, CellRecord> {
    @Override
    public Recognition recognise(FileHead head) {
        return PandasFrame.isThere(head, IndigoFile.RECORDS)
                ? Recognition.yes(1, "HDF5 with a table time_series_data of pandas")
                : Recognition.no("is no HDF5 file with a table time_series_data of pandas");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        return CellAssembly.load(files, (file, study, c) -> IndigoFile.read(file, c), measurement, context);
    }
}
