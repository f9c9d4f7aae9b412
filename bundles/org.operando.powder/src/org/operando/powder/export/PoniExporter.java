// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.Doc;
import org.operando.api.Exporter;
import org.operando.api.Loaded;
import org.operando.api.Version;
import org.operando.powder.geometry.Calibration;
import org.operando.powder.geometry.GeometryFile;
import org.operando.powder.geometry.PoniFile;

/** Writes a calibration for pyFAI. */
@Version(value = 1, references = "Ashiotis et al. 2015, pyFAI, doi:10.1107/S1600576715004306")
@Doc("A calibration as pyFAI reads it: distances and wavelength in metres, angles in radians; a comment says what it rests on.")
public final class PoniExporter implements Exporter<Calibration> {
    @Override
    public void write(Loaded<Calibration> loaded, Path file, Context context) throws IOException {
        PoniFile.write(file, geometry(loaded.data()));
    }

    /** The calibration as the text of a file; its source stands where the name of a detector does, as a comment. */
    static GeometryFile geometry(Calibration calibration) {
        return GeometryFile.of(calibration.geometry(), Optional.of(calibration.wavelength()))
                .of(calibration.source(), calibration.rows(), calibration.columns());
    }
}
