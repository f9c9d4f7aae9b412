// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.nio.file.Path;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.log.CellLog;
import org.operando.echem.log.CellSource;

/** The rows of a BioLogic file, and when their time began. */
record BiologicSource(Path path, BiologicTable table, double start, Context context) implements CellSource {
    @Override
    public int rows() {
        return table.rows();
    }

    @Override
    public Optional<CellLog> with(CellSource next, int kept, int skipped) throws LoadException {
        if (!(next instanceof BiologicSource other) || other.start != start
                || !BiologicParts.fit(table, other.table)) {
            return Optional.empty();
        }
        BiologicTable both = new BiologicParts(table, kept, other.table, skipped);
        return Optional.of(BiologicRecords.again(path, both, start, context));
    }
}
