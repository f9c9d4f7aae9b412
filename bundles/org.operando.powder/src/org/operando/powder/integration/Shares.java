// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.BitSet;

/** What part of each pixel lies in which bin. Immutable. */
interface Shares {
    /** A whole pixel, where parts are whole numbers. */
    int WHOLE = 1 << 16;

    /** The shares of all pixels; at most 65 000 bins. */
    static Shares of(PixelSharing sharing, BinGrid grid, Threads threads) {
        return TileMatrix.of(sharing, grid, threads);
    }

    /** Number of bins. */
    int bins();

    /** Number of pixels. */
    int pixels();

    /** Memory it takes. */
    long bytes();

    /** Goes through all shares, in a fixed order. */
    void visit(ShareVisitor visitor);

    /** Goes through the shares of some pixels. */
    default void visitSome(BitSet some, ShareVisitor visitor) {
        visit((pixel, bin, share) -> {
            if (some.get(pixel)) {
                visitor.share(pixel, bin, share);
            }
        });
    }

    /** Takes one share. */
    interface ShareVisitor {
        /** The part of a pixel in a bin, above 0, at most 1. */
        void share(int pixel, int bin, double part);
    }
}
