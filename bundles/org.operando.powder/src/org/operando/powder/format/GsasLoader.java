// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.operando.api.Context;
import org.operando.api.Doc;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.Recognition;
import org.operando.api.Version;
import org.operando.powder.PatternSeries;
import org.operando.powder.PowderMeasurement;

/** Powder patterns in the records of GSAS: angles in hundredths of a degree behind a line BANK. */
@Version(value = 1, references = {"Larson and Von Dreele, GSAS, LAUR 86-748",
    "Toby and Von Dreele 2013, GSAS-II, doi:10.1107/S0021889813003531"})
@Doc("Powder patterns in the records of GSAS (FXYE, FXY, ESD, STD) of constant wavelength; several banks of equal"
        + " angles are a series. Time of flight is refused.")
public final class GsasLoader implements Loader<PowderMeasurement, PatternSeries> {
    private static final Pattern BANK = Pattern.compile("(?m)^BANK\\s+\\d+\\s+\\d+\\s+\\d+\\s+[A-Za-z]");

    @Override
    public Recognition recognise(FileHead head) {
        return BANK.matcher(PackedText.head(head).text()).find() ? Recognition.yes(0.98, "a line BANK of GSAS")
                : Recognition.no("no line BANK of GSAS at its beginning");
    }

    @Override
    public Loaded<PatternSeries> load(List<Path> files, PowderMeasurement measurement, Context context)
            throws LoadException {
        return PatternFiles.load(files, (file, study, c) -> new GsasReader(file, c).read(), measurement, context);
    }
}
