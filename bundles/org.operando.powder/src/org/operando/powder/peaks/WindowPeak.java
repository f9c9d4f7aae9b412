// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.Optional;
import org.operando.api.Contributed;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.Label;
import org.operando.api.Range;
import org.operando.math.PeakShape;

/**
 * A peak of a window.
 * @param name e.g. H1
 * @param position where it is looked for in the first pattern, degrees 2theta
 * @param within how far from there it may move, degrees
 * @param fwhm width to start with, degrees
 * @param shape id of its shape where it is not the window's
 */
public record WindowPeak(@Label("Name") @Doc("Name of the peak, e.g. H1.") String name,
        @Label("Position") @Doc("Where the peak is looked for first. Left out: at the highest point that other peaks leave.") @In("deg") @Range(
                min = 0, max = 180) Optional<Double> position,
        @Label("Within") @Doc("How far from that position the peak may move. Left out: within the window.") @In("deg") @Range(
                min = 0, max = 180) Optional<Double> within,
        @Label("FWHM") @Doc("Width to start with. Left out: from the half-maximum points.") @In("deg") @Range(min = 0,
                max = 180) Optional<Double> fwhm,
        @Label("Shape") @Doc("Id of the peak's shape. Left out: the window's.") @Contributed(PeakShape.class) Optional<String> shape) {
    /** A peak that is looked for by itself. */
    public static WindowPeak named(String name) {
        return new WindowPeak(name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
