// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.operando.api.LoadException;
import org.operando.echem.log.FileContent;

/**
 * The text log that EC-Lab and BT-Lab write beside a data file: what heads a text export, then settings and events.
 * @param header its lines but the first one
 */
record MplText(BiologicHeader header) {
    static final List<String> BEGINNINGS = List.of("BT-Lab LOG FILE", "EC-Lab LOG FILE");

    static MplText read(Path path) throws LoadException {
        List<String> lines = new String(FileContent.read(path), StandardCharsets.ISO_8859_1).lines().toList();
        if (lines.isEmpty() || !BEGINNINGS.contains(lines.getFirst().strip())) {
            throw LoadException.at(path, "1", "is not a log file of EC-Lab or BT-Lab (" + BEGINNINGS.getLast()
                    + " expected)", "copy it again from the instrument's computer");
        }
        MplText text = new MplText(new BiologicHeader(lines.subList(1, lines.size())));
        // a date that was cut (05/2, 15:36) is none, or none of a whole form
        if (Double.isNaN(text.header.start())) {
            throw LoadException.at(path, String.valueOf(lines.size()),
                    "does not say when the measurement began (Acquisition started on : date and time expected)",
                    "copy it again from the instrument's computer");
        }
        return text;
    }
}
