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
import org.operando.io.image.ImageFile;
import org.operando.io.image.ImageFormat;
import org.operando.powder.PowderMeasurement;

/** Frames of HDF5 and NeXus, as of Eiger and Bluesky. */
@Version(4)
@Doc("Detector frames of HDF5 and NeXus, as of Eiger and Bluesky.")
public final class HdfFramesLoader implements Loader<PowderMeasurement, FrameSeries> {
    private static final double CONFIDENCE = 0.5;

    @Override
    public Recognition recognise(FileHead head) {
        return FrameLoading.recognise(head, ImageFormat.HDF5, CONFIDENCE);
    }

    /** Files that links of a master, or its virtual data sets, lead to. */
    @Override
    public List<Path> linked(Path file) {
        return ImageFile.linked(file);
    }

    /** Those of them that are written later: an Eiger master is there before the files of its frames. */
    @Override
    public List<Path> awaited(Path file) {
        return ImageFile.awaited(file);
    }

    @Override
    public Loaded<FrameSeries> load(List<Path> files, PowderMeasurement study, Context context) throws LoadException {
        return new FrameLoading(study, context).load(files);
    }
}
