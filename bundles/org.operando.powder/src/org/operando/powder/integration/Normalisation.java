// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Optional;
import org.operando.powder.PatternSeries;
import org.operando.powder.frames.FrameSeries;

/** What the intensities of a frame are divided by as a whole. */
public enum Normalisation {
    /** Nothing. */
    NONE(""),
    /** The frame's monitor. */
    MONITOR(FrameSeries.Columns.MONITOR),
    /** The frame's exposure in seconds. */
    EXPOSURE(PatternSeries.Columns.EXPOSURE);

    private final String column;

    Normalisation(String column) {
        this.column = column;
    }

    /** The column of the frames' table; empty for nothing. */
    Optional<String> column() {
        return Optional.of(column).filter(c -> !c.isEmpty());
    }

    /** What a frame is divided by; not above 0 or NaN where it is not known. */
    double of(FrameSeries frames, int frame) {
        return column().map(c -> frames.frames().doubles(c)[frame]).orElse(1.0);
    }
}
