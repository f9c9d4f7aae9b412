// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.arbin;

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

/** Records of Arbin's SQL database in HDF5. Of several tests in it that with the most records is read. */
@Version(value = 1, references = "Arbin SQL database as cellpy exports it to HDF5")
@Doc("Records of Arbin's SQL database that a script has written to HDF5 (table data_df).")
public final class ArbinSqlLoader implements Loader<EchemMeasurement, CellRecord> {
    @Override
    public Recognition recognise(FileHead head) {
        return PandasFrame.isThere(head, ArbinSqlFile.RECORDS)
                ? Recognition.yes(1, "HDF5 with a table data_df of pandas")
                : Recognition.no("is no HDF5 file with a table data_df of pandas");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        return CellAssembly.load(files, (file, study, c) -> ArbinSqlFile.read(file, c), measurement, context);
    }
}
