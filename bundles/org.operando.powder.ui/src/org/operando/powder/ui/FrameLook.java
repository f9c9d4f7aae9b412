// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import org.operando.powder.frames.FrameScale;

/**
 * How a frame is looked at.
 * @param scale how counts become colours
 * @param darkest percentile of the first colour
 * @param brightest percentile of the last colour
 * @param mask whether masked pixels are left blank
 * @param rings {@link #OF_STUDY}, {@link #NONE}, {@link #ANGLES} or a substance
 */
record FrameLook(FrameScale scale, double darkest, double brightest, boolean mask, String rings) {
    /** Rings of the calibrant that the study names. */
    static final String OF_STUDY = "";
    /** No rings. */
    static final String NONE = "none";
    /** Circles of round scattering angles. */
    static final String ANGLES = "2\u03b8";

    static final FrameLook USUAL = new FrameLook(FrameScale.LOG, 1, 99.8, true, OF_STUDY);
}
