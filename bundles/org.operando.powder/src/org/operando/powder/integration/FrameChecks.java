// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
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

    /** Refuses to divide by what the frames do not have. */
    static void require(FrameSeries frames, Normalisation normalization) throws OperationException {
        Optional<String> column = normalization.column();
        if (column.isPresent() && frames.frames().find(column.get()).isEmpty()) {
            throw new OperationException("the frames have no " + column.get() + " to divide them by", "normalization",
                    "give its counts in a column '" + column.get()
                            + "' of the table of times (times: log.csv under the "
                            + "measurement), or write normalization: exposure or none");
        }
    }

    /** Says what does not fit together. */
    static void warn(FrameSeries frames, Normalisation normalization, Context context) {
        double[] exposures = distinct(frames.frames().doubles(PatternSeries.Columns.EXPOSURE));
        if (exposures.length > 1 && normalization == Normalisation.NONE) {
            context.warn("exposure", "the frames were exposed from " + Quantity.digits(exposures[0]) + " to "
                    + Quantity.digits(exposures[exposures.length - 1])
                    + " s: intensities cannot be compared; write normalization: "
                    + "exposure or monitor");
        }
        if (DarkScaling.scales(frames)) {
            double[] factors = IntStream.range(0, frames.size()).mapToDouble(i -> DarkScaling.factor(frames, i))
                    .distinct().sorted().toArray();
            context.warn("dark",
                    String.format(Locale.ROOT, "the dark was exposed for %.6g s, the frames for %s s: it is "
                            + "scaled by the exposure (%s), also that part of it which does not grow with time; take "
                            + "darks of "
                            + "the frames' exposure", frames.dark().get().exposure(), range(exposures),
                            range(factors)));
        }
    }

    private static String range(double[] sorted) {
        return String.format(Locale.ROOT, sorted[0] == sorted[sorted.length - 1] ? "%.6g" : "%.6g to %.6g", sorted[0],
                sorted[sorted.length - 1]);
    }

    private static double[] distinct(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).distinct().sorted().toArray();
    }
}
