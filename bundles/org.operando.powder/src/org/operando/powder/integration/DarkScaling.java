// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.operando.powder.PatternSeries;
import org.operando.powder.frames.FrameSeries;

/** Integrators of the frames of a series: one for each exposure, where the dark is of another and is scaled. */
final class DarkScaling {
    /** Exposures that differ by less than this part are equal. */
    private static final double SAME = 0.01;
    /** Integrators that are kept: each holds a dark of its own. */
    private static final int MOST = 8;

    private final FrameSetup setup;
    private final FrameSetup.Plan plan;
    private final Integrator plain;
    private final Map<Double, Integrator> scaled = new ConcurrentHashMap<>();

    DarkScaling(FrameSetup setup, FrameSetup.Plan plan) {
        this.setup = setup;
        this.plan = plan;
        plain = new Integrator(plan.shares(), plan.weights(), setup.dark());
    }

    /** Sums frames whose dark is not scaled. */
    Integrator plain() {
        return plain;
    }

    /** Sums this frame, its dark scaled to its exposure. */
    Integrator of(int frame) {
        double factor = factor(setup.frames(), frame);
        if (factor == 1) {
            return plain;
        }
        Integrator known = scaled.get(factor);
        if (known != null) {
            return known;
        }
        float[] dark = setup.dark().clone();
        for (int i = 0; i < dark.length; i++) {
            dark[i] *= (float) factor;
        }
        Integrator made = new Integrator(plan.shares(), plan.weights(), dark);
        if (scaled.size() < MOST) {
            scaled.putIfAbsent(factor, made);
        }
        return made;
    }

    /** Exposure of a frame over that of the dark: 1 without a dark, for equal exposures and for unknown ones. */
    static double factor(FrameSeries frames, int frame) {
        if (frames.dark().isEmpty()) {
            return 1;
        }
        double factor = frames.frames().doubles(PatternSeries.Columns.EXPOSURE)[frame]
                / frames.dark().get().exposure();
        return factor > 0 && factor < Double.POSITIVE_INFINITY && Math.abs(factor - 1) > SAME ? factor : 1;
    }

    /** Whether the dark of any frame is scaled. */
    static boolean scales(FrameSeries frames) {
        for (int i = 0; i < frames.size(); i++) {
            if (factor(frames, i) != 1) {
                return true;
            }
        }
        return false;
    }
}
