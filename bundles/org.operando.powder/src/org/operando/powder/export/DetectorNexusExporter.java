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
import org.operando.powder.geometry.GeometryFile.Shape;
import org.operando.powder.geometry.NexusDetector;

/** Writes a calibration as a detector of NeXus. */
@Version(value = 1, references = "NeXus NXdetector")
@Doc("A calibration as NXdetector of NeXus: vectors of the pixels and the corner of the first one (z along the beam, y up),"
        + " distance and beam centre, wavelength; the title says what it rests on.")
public final class DetectorNexusExporter implements Exporter<Calibration> {
    @Override
    public void write(Loaded<Calibration> loaded, Path file, Context context) throws IOException {
        Calibration c = loaded.data();
        GeometryFile plain = GeometryFile.of(c.geometry(), Optional.of(c.wavelength()));
        NexusDetector.write(file, new GeometryFile(plain.format(), plain.geometry(), plain.wavelength(),
                Optional.empty(), Optional.of(new Shape(c.rows(), c.columns())), plain.further()), c.source());
    }
}
