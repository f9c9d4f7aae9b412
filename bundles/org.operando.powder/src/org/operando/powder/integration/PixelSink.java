// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

/** Takes the shares of pixels as they are found. */
interface PixelSink {
    /**
     * One pixel.
     * @param pixel its index, row by row
     * @param first the first bin it reaches into
     * @param shares parts of the pixel in that bin and those after it; reused afterwards
     * @param count how many bins
     */
    void pixel(int pixel, int first, double[] shares, int count);
}
