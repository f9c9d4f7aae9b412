// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.maccor;

import java.nio.file.Path;
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

/** Recognises the raw files of MACCOR testers, whose layout is not public, and says what to do with them. */
@Version(value = 1, references = "file names .000 to .999 of MACCOR testers")
@Doc("Raw files (.000 to .999) of MACCOR testers: recognised, not read; export them as text. From description only.")
public final class MaccorRawLoader implements Loader<EchemMeasurement, CellRecord> {
    private static final Pattern NAME = Pattern.compile(".*\\.[0-9]{3}");
    /** Bytes below a blank that a text may hold. */
    private static final String TEXT_CONTROLS = "\t\n\r\f\u001a";
    private static final int LOOKED_AT = 1024;

    @Override
    public Recognition recognise(FileHead head) {
        if (!NAME.matcher(String.valueOf(head.path().getFileName())).matches()) {
            return Recognition.no("is not named .000 to .999");
        }
        String text = head.text();
        boolean isBinary = text.chars().limit(LOOKED_AT).anyMatch(c -> c < ' ' && TEXT_CONTROLS.indexOf(c) < 0);
        // the name is all there is to go by
        return isBinary ? Recognition.yes(0.3, "binary and named .000 to .999, as the raw files of MACCOR testers are")
                : Recognition.no("is text");
    }

    @Override
    public Loaded<CellRecord> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        throw LoadException.at(files.getFirst(), "", "is taken for the raw file of a MACCOR tester; its layout is not "
                + "public", "export it as text from MIMS (MACCOR's program)");
    }
}
