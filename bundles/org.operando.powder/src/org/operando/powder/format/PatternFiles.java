// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.powder.PatternSeries;
import org.operando.powder.PowderMeasurement;

/** Files of a measurement read one after the other; those that cannot be read are left out while there are others. */
final class PatternFiles {
    /** Reads the patterns of a file. */
    interface Reader {
        /** The patterns; at least one. */
        List<Pattern> read(Path file, PowderMeasurement measurement, Context context) throws LoadException;
    }

    private PatternFiles() {
    }

    static Loaded<PatternSeries> load(List<Path> files, Reader reader, PowderMeasurement measurement, Context context)
            throws LoadException {
        if (files.isEmpty()) {
            throw new LoadException("no files", "files", "name the patterns of the measurement", null);
        }
        List<Pattern> patterns = new ArrayList<>();
        List<LoadException> bad = new ArrayList<>();
        int done = 0;
        for (Path file : files) {
            context.progress(done++, files.size(), "files");
            try {
                patterns.addAll(reader.read(file, measurement, context));
            } catch (LoadException e) {
                bad.add(e);
            }
        }
        if (patterns.isEmpty()) {
            throw bad.getFirst();
        }
        for (LoadException e : bad) {
            context.leaveOut(e.where(), e.what());
        }
        return new PatternStack(patterns, files, measurement, context).series();
    }
}
