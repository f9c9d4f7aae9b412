// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.Range;

/**
 * A range of azimuth: 0 is to the right seen along the beam, 90 degrees up.
 * @param from its beginning, degrees
 * @param to its end, degrees, above {@code from}: a sector across 180 degrees is 150 to 210
 */
public record Sector(
        @Label("From") @Doc("Beginning of the sector; 0 is to the right seen along the beam, 90 deg "
                + "up.") @In("deg") @Range(
                        min = -360, max = 360) double from,
        @Label("To") @Doc("End of the sector, above its beginning: one across 180 deg is 150 to "
                + "210.") @In("deg") @Range(
                        min = -360, max = 720) double to) {
    public Sector {
        if (!(to > from && to <= from + 360)) {
            throw new InvalidParameter("to", "must be above 'from' = " + from + " deg, by 360 deg at most");
        }
    }

    /** Half its width, rad. */
    double half() {
        return Math.toRadians((to - from) / 2);
    }

    /** Azimuth counted from the sector's middle, so that the cut of the azimuth lies opposite to it: rad, -pi to pi. */
    double fromMiddle(double chi) {
        double turned = chi - Math.toRadians((from + to) / 2);
        return turned - 2 * Math.PI * Math.rint(turned / (2 * Math.PI));
    }

    /** Whether it has this azimuth, rad. */
    boolean has(double chi) {
        return Math.abs(fromMiddle(chi)) <= half();
    }

    /** Whether a pixel with corners at these azimuths, rad, reaches into it; one across the opposite cut does not. */
    boolean touches(double a, double b, double c, double d) {
        if (half() >= Math.PI) {
            return true;
        }
        double p = fromMiddle(a);
        double q = fromMiddle(b);
        double r = fromMiddle(c);
        double s = fromMiddle(d);
        double least = Math.min(Math.min(p, q), Math.min(r, s));
        double greatest = Math.max(Math.max(p, q), Math.max(r, s));
        return greatest - least <= Math.PI && greatest >= -half() && least <= half();
    }
}
