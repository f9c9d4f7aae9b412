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
import org.operando.io.hdf5.Hdf5File;
import org.operando.powder.PatternSeries;
import org.operando.powder.PowderMeasurement;

/** Azimuthally integrated frames in NeXus files; the patterns of one file stay there until they are asked for. */
@Version(value = 1, references = "NeXus application definition NXazint1d")
@Doc("Integrated frames in NeXus files (.h5, .hdf, .nxs) of the definition NXazint1d, against 2theta or Q. Several files"
        + " of equal angles are a series.")
public final class AzimuthalLoader implements Loader<PowderMeasurement, PatternSeries> {
    @Override
    public Recognition recognise(FileHead head) {
        if (!head.startsWith("\u0089HDF\r\n")) {
            return Recognition.no("is no HDF5 file");
        }
        try (Hdf5File file = Hdf5File.open(head.path())) {
            return AzimuthalEntry.find(file).map(e -> Recognition.yes(1, "NXazint1d in " + e))
                    .orElse(Recognition.no("HDF5 without an entry of the definition NXazint1d"));
        } catch (LoadException e) {
            return Recognition.no("HDF5 that cannot be read: " + e.what());
        }
    }

    @Override
    public Loaded<PatternSeries> load(List<Path> files, PowderMeasurement measurement, Context context)
            throws LoadException {
        if (files.size() == 1) {
            try (Hdf5File file = Hdf5File.open(files.getFirst())) {
                return AzimuthalEntry.of(file).series(measurement, context);
            }
        }
        return PatternFiles.load(files, AzimuthalLoader::patterns, measurement, context);
    }

    private static List<Pattern> patterns(Path path, PowderMeasurement measurement, Context context)
            throws LoadException {
        try (Hdf5File file = Hdf5File.open(path)) {
            return AzimuthalEntry.of(file).patterns(measurement, context);
        }
    }
}
