// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.log.CellFile;
import org.operando.echem.log.CellLog;

/** One text export of EC-Lab or BT-Lab as a cell log. */
final class MptFile {
    private MptFile() {
    }

    static CellFile read(Path path, Context context) throws LoadException {
        MptText text = MptText.read(path, BiologicRecords::wanted, context);
        BiologicHeader header = text.header();
        double start = header.start();
        CellLog log = BiologicRecords.read(path, text, start, context);
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "BioLogic text export");
        metadata.putAll(header.metadata());
        metadata.put("clock", CellFile.LOCAL);
        boolean cycles = text.has("cycle number", "half cycle");
        String origin = Double.isNaN(start) ? path.getFileName().toString() : "BioLogic " + Math.round(start * 1e3);
        return new CellFile(path, log, CellFile.LOCAL, origin, cycles, header.mass(), header.area(), metadata);
    }
}
