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

/** Frames of GE flat panels. */
@Version(2)
@Doc("Detector frames of GE flat panels; of other sizes than 2048 x 2048 with 'shape' in the study.")
public final class GeFramesLoader implements Loader<PowderMeasurement, FrameSeries> {
    private static final double CONFIDENCE = 0.6;
    /** Nothing but the name speaks for it. */
    private static final double UNMARKED = 0.3;

    @Override
    public Recognition recognise(FileHead head) {
        if (UnmarkedFrames.isOne(head)) {
            return Recognition.yes(UNMARKED, "is named as frames of a GE detector are; its header does not say their"
                    + " size, so the study must: shape: [rows, columns]");
        }
        return FrameLoading.recognise(head, ImageFormat.GE, CONFIDENCE);
    }

    @Override
    public Loaded<FrameSeries> load(List<Path> files, PowderMeasurement study, Context context) throws LoadException {
        return new FrameLoading(study, context).load(files);
    }
}
