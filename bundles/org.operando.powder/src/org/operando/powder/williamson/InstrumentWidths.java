// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.Label;

/**
 * Widths that the instrument gives a line of no width of its own: Lorentz FWHM X/cos(theta) + Y tan(theta), square of
 * the Gauss FWHM U tan^2(theta) + V tan(theta) + W. GSAS has centidegrees, and for U, V, W variances: its numbers
 * become these by X/100, Y/100 and U 8 ln 2/10^4.
 * @param x degrees
 * @param y degrees
 * @param u square degrees
 * @param v square degrees
 * @param w square degrees
 */
public record InstrumentWidths(
        @Label("X") @Doc("Lorentz FWHM is X/cos(theta) + Y tan(theta).") @In("deg") @Default("0 deg") double x,
        @Label("Y") @Doc("Likewise.") @In("deg") @Default("0 deg") double y,
        @Label("U") @Doc("The square of the Gauss FWHM is U tan^2(theta) + V tan(theta) + W.") @In("deg^2") @Default("0 deg^2") double u,
        @Label("V") @Doc("Likewise.") @In("deg^2") @Default("0 deg^2") double v,
        @Label("W") @Doc("Likewise.") @In("deg^2") @Default("0 deg^2") double w) {
    /** An instrument that widens nothing. */
    public static final InstrumentWidths NONE = new InstrumentWidths(0, 0, 0, 0, 0);

    /** Lorentz FWHM, degrees. */
    public double lorentz(double twoThetaDegrees) {
        double theta = Math.toRadians(twoThetaDegrees) / 2;
        return x / Math.cos(theta) + y * Math.tan(theta);
    }

    /** Gauss FWHM, degrees. */
    public double gauss(double twoThetaDegrees) {
        double t = Math.tan(Math.toRadians(twoThetaDegrees) / 2);
        return Math.sqrt(Math.max(0, (u * t + v) * t + w));
    }

    /** Whether it has a Gauss part. */
    public boolean hasGauss() {
        return u != 0 || v != 0 || w != 0;
    }
}
