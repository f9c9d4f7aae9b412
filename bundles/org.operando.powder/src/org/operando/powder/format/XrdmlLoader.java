// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.nio.file.Path;
import java.util.List;
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

/** Powder patterns of PANalytical diffractometers. */
@Version(value = 1, references = "PANalytical XRDML, schemas 1.0 to 2.1")
@Doc("Powder patterns (.xrdml) of PANalytical diffractometers: counts or intensities, wavelength of K-alpha 1, times of the"
        + " scans. Several scans of equal angles are a series.")
public final class XrdmlLoader implements Loader<PowderMeasurement, PatternSeries> {
    @Override
    public Recognition recognise(FileHead head) {
        String text = PackedText.head(head).text();
        // UTF-16 has a zero beside each letter
        return text.replace("\0", "").contains("<xrdMeasurements") ? Recognition.yes(1, "XML with xrdMeasurements")
                : Recognition.no("is no XML with xrdMeasurements");
    }

    @Override
    public Loaded<PatternSeries> load(List<Path> files, PowderMeasurement measurement, Context context)
            throws LoadException {
        return PatternFiles.load(files, (file, study, c) -> new XrdmlReader(file, c).read(), measurement, context);
    }
}
