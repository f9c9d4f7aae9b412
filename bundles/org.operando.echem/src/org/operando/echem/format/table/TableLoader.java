// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.table;

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
import org.operando.io.text.DelimitedText;

/** Tables of no known maker. What their columns hold the study says; names and units that leave no doubt are enough. */
@Version(1)
@Doc("Any table as text (comma, semicolon, tab; lines before it are skipped) with time, voltage and current. 'columns' of"
        + " the measurement says what its columns hold; without it a mapping is proposed.")
public final class TableLoader implements Loader<EchemMeasurement, CellRecord> {
    /** Below that of every maker's loader. */
    private static final double WITH_NAMES = 0.2;
    private static final double ANY_TABLE = 0.05;

    @Override
    public Recognition recognise(FileHead head) {
        for (byte b : head.first()) {
            if (b == 0) {
                return Recognition.no("is no text");
            }
        }
        DelimitedText text = new DelimitedText(head.path(), head.first().clone());
        Optional<TextForm> form = TextForm.ofTable(text);
        if (form.isEmpty()) {
            return Recognition.no("has no line of three or more names with numbers below it");
        }
        List<String> names = new TextTable(head.path(), text, form.get()).names();
        return new ColumnGuess(names).looksLikeACycler()
                ? Recognition.yes(WITH_NAMES, "a table with columns for time and voltage or current, of no known maker")
                : Recognition.yes(ANY_TABLE, "a table, of no known maker; the study has to say what its columns hold");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        return CellAssembly.load(files, TableFile::read, measurement, context);
    }
}
