// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.maccor;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
 * Text exports of MACCOR testers. Units that a dialect does not say are found out of its other columns; an unsigned
 * current takes its sign from the state.
 */
@Version(value = 1, references = "MACCOR MIMS and Tab Delimited export")
@Doc("Text exports of MACCOR testers, in all their dialects (tabs or commas, minutes or seconds, signed or not). "
        + "Their raw files (.000 to .999) are recognised, from description only, but not read: export them as text.")
public final class MaccorLoader implements Loader<EchemMeasurement, CellRecord> {
    /** The line of names: the record number, then, somewhere, a voltage. */
    private static final Pattern NAMES = Pattern.compile("(?m)^Rec ?#?[\t,].*Volt");
    private static final Pattern RAW_NAME = Pattern.compile(".*\\.[0-9]{3}");
    /** Bytes below a blank that a text may hold. */
    private static final String TEXT_CONTROLS = "\t\n\r\f\u001a";
    private static final int LOOKED_AT = 1024;
    static final String IMPEDANCE = "MACCOR, INC.    AC Impedance";

    @Override
    public Recognition recognise(FileHead head) {
        if (head.startsWith(IMPEDANCE)) {
            return Recognition.yes(0.9, "impedance sweep of a MACCOR tester, which is no cycling");
        }
        if (NAMES.matcher(head.text()).find()) {
            return Recognition.yes(1, "columns Rec#, ... Volts as MACCOR exports them");
        }
        boolean isRaw = RAW_NAME.matcher(String.valueOf(head.path().getFileName())).matches() && isBinary(head.first());
        // its layout is not public, so that the name is all there is to go by
        return isRaw
                ? Recognition.yes(0.3, "binary and named .000 to .999, as raw files of MACCOR testers are: they must "
                        + "be exported as text")
                : Recognition.no("has no line of columns that begins with Rec# or Rec and has a voltage");
    }

    /** Whether the first KiB holds bytes that no text holds. */
    static boolean isBinary(byte[] bytes) {
        return IntStream.range(0, Math.min(bytes.length, LOOKED_AT))
                .anyMatch(i -> bytes[i] >= 0 && bytes[i] < ' ' && TEXT_CONTROLS.indexOf(bytes[i]) < 0);
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        return CellAssembly.load(files, (file, study, c) -> new MaccorFile(file, study, c).read(), measurement,
                context);
    }
}
