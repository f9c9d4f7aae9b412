// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

/**
 * What the intensity of a pixel is divided by beside its flat field; kept apart from the frames, since it depends on
 * the
 * geometry alone.
 * @param solidAngle whether by the solid angle of the pixel relative to that at the point of normal incidence,
 *            cos^3(alpha)
 * @param polarized whether by the polarisation factor
 * @param polarization f of the polarisation factor (1 + cos^2 2theta - f cos 2(chi + offset) sin^2 2theta)/2: 1 for a
 *            horizontal electric vector, 0 without polarisation
 * @param axisOffset offset of the polarisation's axis, rad
 * @param absorption mu t of the sensor at normal incidence; 0 leaves the correction out
 */
record PixelCorrections(boolean solidAngle, boolean polarized, double polarization, double axisOffset,
        double absorption) {
    static final PixelCorrections NONE = new PixelCorrections(false, false, 0, 0, 0);
}
