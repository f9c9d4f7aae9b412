// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

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

/** NEWARE .ndax files with parts of version 2, 5, 11, 14, 16 or 17, with their auxiliary channels. */
@Version(value = 1, references = "NEWARE BTS .ndax, ndc 2, 5, 11, 14, 16, 17; layouts as read by NewareNDA and fastnda")
@Doc("Logs of NEWARE cyclers in .ndax files of ndc 2, 5, 14, 16 and 17, with auxiliary temperatures and voltages; ndc 11 from description only.")
public final class NdaxLoader implements Loader<EchemMeasurement, CellRecord> {
    private static final List<String> PARTS = List.of("VersionInfo.xml", "TestInfo.xml", "Step.xml", ".ndc");

    @Override
    public Recognition recognise(FileHead head) {
        if (!head.startsWith("PK\u0003\u0004")) {
            return Recognition.no("is not a zip archive, as .ndax files are");
        }
        String text = head.text();
        for (String part : PARTS) {
            if (text.contains(part)) {
                return Recognition.yes(1, "zip archive with the part " + part + " of NEWARE .ndax files");
            }
        }
        return head.hasEnding(".ndax") ? Recognition.yes(0.5, "zip archive named .ndax")
                : Recognition.no("zip archive without parts of NEWARE .ndax files");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        return CellAssembly.load(files, (file, study, c) -> NdaxFile.read(file, c), measurement, context);
    }
}
