// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.operando.powder.calibration.CalibrantRings.Ring;
import org.operando.powder.calibration.StartGeometry;
import org.operando.ui.api.At;

/** Drags the middle of the beam, or a ring to where it is seen. */
final class RingDragging {
    /** Nearer to the middle than this part of the image, the middle is dragged. */
    private static final double MIDDLE = 0.05;

    private final Supplier<StartGeometry> now;
    private final Supplier<List<Ring>> rings;
    private final Consumer<StartGeometry> changed;
    private final double size;
    private boolean dragging;
    /** Angle of the ring that is dragged; NaN for the middle. */
    private double twoTheta;

    /**
     * @param now where the detector stands
     * @param rings that are seen there
     * @param size of the image, pixels
     */
    RingDragging(Supplier<StartGeometry> now, Supplier<List<Ring>> rings, double size,
            Consumer<StartGeometry> changed) {
        this.now = now;
        this.rings = rings;
        this.size = size;
        this.changed = changed;
    }

    void drawn(At from, At to, boolean ended) {
        StartGeometry start = now.get();
        if (!dragging) {
            dragging = true;
            boolean middle = Math.hypot(from.y() - start.row(), from.x() - start.column()) < MIDDLE * size;
            twoTheta = middle ? Double.NaN : nearest(start, from);
        }
        if (Double.isNaN(twoTheta)) {
            changed.accept(start.moved(to.y() - from.y(), to.x() - from.x()));
        } else {
            changed.accept(start.through(to.y(), to.x(), twoTheta));
        }
        dragging = !ended;
    }

    /** Angle of the ring nearest to a place; NaN without rings. */
    private double nearest(StartGeometry start, At at) {
        double seen = Math.atan2(start.radius(at.y(), at.x()), start.distance());
        double best = Double.NaN;
        for (Ring ring : rings.get()) {
            if (!(Math.abs(ring.twoTheta() - seen) >= Math.abs(best - seen))) {
                best = ring.twoTheta();
            }
        }
        return best;
    }
}
