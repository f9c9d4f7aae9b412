// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.export;

import java.io.IOException;
import java.nio.file.Path;
import org.operando.api.Context;
import org.operando.api.Doc;
import org.operando.api.Exporter;
import org.operando.api.Loaded;
import org.operando.api.Version;
import org.operando.powder.geometry.Calibration;
import org.operando.powder.geometry.FramePixels;
import org.operando.powder.geometry.ImctrlFile;

/** Writes a calibration for GSAS-II. */
@Version(value = 1, references = "Toby and Von Dreele 2013, GSAS-II, doi:10.1107/S0021889813003531")
@Doc("A calibration as image controls of GSAS-II: distance and centre in millimetres, tilt and rotation in degrees; for the rows"
        + " as the file of the frames stores them.")
public final class ImctrlExporter implements Exporter<Calibration> {
    @Override
    public void write(Loaded<Calibration> loaded, Path file, Context context) throws IOException {
        Calibration c = loaded.data();
        ImctrlFile.write(file, PoniExporter.geometry(c), new FramePixels(c.rows(), c.columns(), c.geometry().pixel1(),
                c.geometry().pixel2(), false));
        // a calibration does not say which files it was found with
        context.warn("rows",
                "written as the frames store them; GSAS-II turns mar images upside down when it reads them,"
                        + " of those the centre and the angles do not hold");
        context.warn("pixels", "this format has no size of pixels; GSAS-II takes it from the frames");
    }
}
