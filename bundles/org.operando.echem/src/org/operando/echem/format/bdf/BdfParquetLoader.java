// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.bdf;

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
import org.operando.io.parquet.ParquetFile;

/** The Battery Data Format as Parquet, in the same words as the text. */
@Version(value = 1, references = "Battery Data Alliance, Battery Data Format, vocabulary 1.3")
@Doc("Battery Data Format of the Battery Data Alliance as Parquet (.bdf.parquet), both spellings of its columns.")
public final class BdfParquetLoader implements Loader<EchemMeasurement, CellRecord> {
    @Override
    public Recognition recognise(FileHead head) {
        if (!head.startsWith("PAR1")) {
            return Recognition.no("does not begin with 'PAR1' as Parquet files do");
        }
        // the names of the columns are at the end of the file
        try (ParquetFile file = ParquetFile.open(head.path())) {
            if (BdfPlan.of(new ParquetTable(file).names()).isEmpty()) {
                return Recognition.no("is a Parquet file without columns for test time, voltage and current");
            }
            return Recognition.yes(head.hasEnding(".bdf.parquet") ? 1 : 0.85,
                    "Parquet with columns as the Battery Data Format names them");
        } catch (LoadException e) {
            boolean named = head.hasEnding(".bdf.parquet");
            return named ? Recognition.yes(0.5, "Parquet by its first bytes, and named .bdf.parquet")
                    : Recognition.no("is a Parquet file whose columns cannot be read: " + e.what());
        }
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        return CellAssembly.load(files, (file, study, c) -> read(file, study, c), measurement, context);
    }

    private static CellFile read(Path path, EchemMeasurement study, Context context) throws LoadException {
        try (ParquetFile file = ParquetFile.open(path)) {
            return BdfFile.read(path, new ParquetTable(file), study, context);
        }
    }
}
