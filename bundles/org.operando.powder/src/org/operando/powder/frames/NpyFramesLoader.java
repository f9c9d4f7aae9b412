// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.frames;

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
import org.operando.io.image.ImageFormat;
import org.operando.powder.PowderMeasurement;

/** Frames of arrays of NumPy. */
@Version(2)
@Doc("Detector frames of arrays of NumPy.")
public final class NpyFramesLoader implements Loader<PowderMeasurement, FrameSeries> {
    private static final double CONFIDENCE = 0.5;

    @Override
    public Recognition recognise(FileHead head) {
        return FrameLoading.recognise(head, ImageFormat.NPY, CONFIDENCE);
    }

    @Override
    public Loaded<FrameSeries> load(List<Path> files, PowderMeasurement study, Context context) throws LoadException {
        return new FrameLoading(study, context).load(files);
    }
}
