// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.maccor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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

/**
 * Text exports of MACCOR testers. Units that a dialect does not say are found out of its other columns; an unsigned
 * current takes its sign from the state.
 */
@Version(value = 1, references = "MACCOR MIMS and Tab Delimited export")
@Doc("Text exports of MACCOR testers, in all their dialects (tabs or commas, minutes or seconds, signed or not).")
public final class MaccorLoader implements Loader<EchemMeasurement, CellRecord> {
    /** The line of names: the record number, then, somewhere, a voltage. */
    private static final Pattern NAMES = Pattern.compile("(?m)^Rec ?#?[\t,].*Volt");
    static final String IMPEDANCE = "MACCOR, INC.    AC Impedance";

    @Override
    public Recognition recognise(FileHead head) {
        if (head.startsWith(IMPEDANCE)) {
            return Recognition.yes(0.9, "impedance sweep of a MACCOR tester, which is no cycling");
        }
        return NAMES.matcher(head.text()).find()
                ? Recognition.yes(1, "columns Rec#, ... Volts as MACCOR exports them")
                : Recognition.no("has no line of columns that begins with Rec# or Rec and has a voltage");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        List<CellFile> read = new ArrayList<>();
        for (Path file : files) {
            context.progress(read.size(), files.size(), "files");
            read.add(new MaccorFile(file, measurement, context).read());
        }
        return CellAssembly.assemble(read, measurement, context);
    }
}
