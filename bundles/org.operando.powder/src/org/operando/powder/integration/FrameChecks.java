// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.powder.PatternSeries;
import org.operando.powder.frames.FrameSeries;

/** What is to be said of a series before it is integrated. */
final class FrameChecks {
    private FrameChecks() {
    }

    /** The first frame that can be read. */
    static int firstGood(FrameSeries frames) throws OperationException {
        OperationException last = null;
        for (int i = 0; i < frames.size(); i++) {
            if (frames.problem(i).isEmpty()) {
                try {
                    frames.frame(i);
                    return i;
                } catch (OperationException e) {
                    last = e;
                }
            }
        }
        throw new OperationException("no frame of the series can be used", "frames",
                "check the files; the first says: " + (last == null ? frames.problem(0).orElse("nothing")
                        : last.getMessage()),
                last);
    }

    /** Says what does not fit together. */
    static void warn(FrameSeries frames, Normalisation normalization, Context context) {
        double[] exposures = distinct(frames.frames().doubles(PatternSeries.Columns.EXPOSURE));
        if (exposures.length > 1 && normalization == Normalisation.NONE) {
            context.warn("exposure", "the frames were exposed from " + exposures[0] + " to "
                    + exposures[exposures.length - 1] + " s: intensities cannot be compared; write normalization: "
                    + "exposure or monitor");
        }
        if (frames.dark().isPresent() && exposures.length > 0) {
            double dark = frames.dark().get().exposure();
            if (Arrays.stream(exposures).anyMatch(e -> Math.abs(e - dark) > 0.01 * dark)) {
                context.warn("dark", "the dark was exposed for " + dark + " s, the frames for " + exposures[0]
                        + (exposures.length > 1 ? " to " + exposures[exposures.length - 1] : "")
                        + " s; it is taken off unscaled");
            }
        }
    }

    private static double[] distinct(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).distinct().sorted().toArray();
    }
}
