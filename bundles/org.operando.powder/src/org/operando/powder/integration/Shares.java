// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

/** What part of each pixel lies in which bin, in units of 1/{@link #WHOLE} of a pixel. Immutable. */
interface Shares {
    /** A whole pixel. */
    int WHOLE = 65535;

    /** The shares of all pixels; at most 65 000 bins. */
    static Shares of(PixelSharing sharing, BinGrid grid, Threads threads) {
        return sharing.splitting() == Splitting.NONE ? WholePixels.of(sharing, grid, threads)
                : PixelMatrix.of(sharing, grid, threads);
    }

    /** Number of bins. */
    int bins();

    /** Number of pixels. */
    int pixels();

    /** Memory it takes. */
    long bytes();

    /** Goes through the shares of the pixels {@code from} to {@code to}, excluded, both whole rows; in a fixed order. */
    void visit(int from, int to, ShareVisitor visitor);

    /** Takes one share. */
    interface ShareVisitor {
        /** The share of a pixel in a bin, 1 to {@link #WHOLE}. */
        void share(int pixel, int bin, int share);
    }
}
