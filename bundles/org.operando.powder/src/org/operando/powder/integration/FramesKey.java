// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.operando.powder.frames.FrameSeries;

/**
 * All that the sums of some frames depend on beside the step's parameters, see {@link org.operando.api.Split#key}.
 * @param series what they have in common
 * @param frames the frames
 */
record FramesKey(Series series, List<Frame> frames) {
    /**
     * What the frames of a series have in common.
     * @param shares geometry, mask, flat field, bins and corrections
     * @param dark digest of the dark
     * @param valid which counts are measurements: told by the first frame, for one
     * @param errors where the uncertainties come from, told by the first frame, too
     */
    record Series(FrameSetup.Key shares, String dark, FramePixels.Valid valid, ErrorModel errors) {
        static Series of(FrameSetup setup, FrameSetup.Key shares, ErrorModel errors) {
            return new Series(shares, setup.darkDigest(), setup.valid(), errors);
        }
    }

    /**
     * One frame.
     * @param name which warnings name
     * @param source its file
     * @param problem why it is not used
     * @param dark what the dark is scaled by
     * @param scale what the frame is divided by as a whole
     */
    record Frame(String name, FrameSeries.Source source, Optional<String> problem, double dark, double scale) {
    }

    /** The key of the frames from {@code from} to before {@code to}; empty when one of them is in no file. */
    static Optional<Record> of(Series series, FrameSeries frames, Normalisation normalisation, int from, int to) {
        List<Frame> keys = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Optional<FrameSeries.Source> source = frames.source(i);
            if (source.isEmpty()) {
                return Optional.empty();
            }
            keys.add(new Frame(frames.name(i), source.get(), frames.problem(i), DarkScaling.factor(frames, i),
                    normalisation.of(frames, i)));
        }
        return Optional.of(new FramesKey(series, keys));
    }
}
