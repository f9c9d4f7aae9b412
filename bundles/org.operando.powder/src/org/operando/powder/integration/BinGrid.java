// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

/**
 * Equal bins of the radial axis.
 * @param min lower edge of the first bin
 * @param max upper edge of the last bin
 * @param bins how many
 */
record BinGrid(double min, double max, int bins) {
    /** Widens the last edge so that the greatest pixel is inside the last bin: one step of single precision. */
    private static final double WIDER = 1 + Math.scalb(1.0, -23);

    /** Bins that hold all values from {@code least} to {@code greatest}, both included. */
    static BinGrid over(double least, double greatest, int bins) {
        return new BinGrid(least, greatest > 0 ? greatest * WIDER : greatest / WIDER, bins);
    }

    double width() {
        return (max - min) / bins;
    }

    /** Centres of the bins. */
    double[] centres() {
        double[] centres = new double[bins];
        for (int k = 0; k < bins; k++) {
            centres[k] = min + (k + 0.5) * width();
        }
        return centres;
    }
}
