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

/**
 * NEWARE .nda files of versions 8, 22, 23, 26, 29 and 130 (BTS 9.0 and 9.1). Currents, charges and energies get their
 * sign by charge above 0; voltages are exact to 0.1 mV as stored.
 *
 * <p>Nothing in these files says how long they are. A cut one is told where the end has a form: in version 130 by what
 * follows the data, in the others by a last, incomplete record. One of these that was cut between two records is not
 * told. Nor is there a checksum but in version 8, in the last four bytes of each record: damage is told when numbers of
 * records, times, dates, step types or ranges cannot be.
 */
@Version(value = 1,
        references = "NEWARE BTS .nda, versions 8, 22, 23, 26, 29, 130; layouts as read by NewareNDA and fastnda")
@Doc("Logs of NEWARE cyclers in .nda files of versions 8, 22, 26, 29 and 130; "
        + "version 23, auxiliary channels and the foot of version 130 from description only.")
public final class NdaLoader implements Loader<EchemMeasurement, CellRecord> {
    @Override
    public Recognition recognise(FileHead head) {
        if (!head.startsWith("NEWARE")) {
            return Recognition.no("does not begin with NEWARE");
        }
        if (head.first().length <= NdaFile.VERSION_AT) {
            return Recognition.yes(0.5, "begins with NEWARE but ends after " + head.first().length + " bytes");
        }
        return Recognition.yes(1, "NEWARE .nda, version " + (head.first()[NdaFile.VERSION_AT] & 0xff));
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        return CellAssembly.load(files, (file, study, c) -> NdaFile.read(file, c), measurement, context);
    }
}
