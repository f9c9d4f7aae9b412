// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Bins of pixels that are not split.
 * @param bins number of bins; it stands for pixels that are in none
 * @param first bin of each pixel
 */
record WholePixels(int bins, char[] first) implements Shares {
    static WholePixels of(PixelSharing sharing, BinGrid grid, Threads threads) {
        char[] first = new char[sharing.rays().rows() * sharing.rays().columns()];
        Arrays.fill(first, (char) grid.bins());
        threads.run(sharing.blocks(), b -> sharing.share(grid, b * PixelSharing.BLOCK, sharing.end(b),
                (pixel, bin, parts, count) -> first[pixel] = (char) bin));
        return new WholePixels(grid.bins(), first);
    }

    @Override
    public int pixels() {
        return first.length;
    }

    @Override
    public long bytes() {
        return 2L * first.length;
    }

    @Override
    public void visitSome(BitSet some, ShareVisitor visitor) {
        for (int i = some.nextSetBit(0); i >= 0; i = some.nextSetBit(i + 1)) {
            visit(i, i + 1, visitor);
        }
    }

    @Override
    public void visit(int from, int to, ShareVisitor visitor) {
        for (int i = from; i < to; i++) {
            if (first[i] < bins) {
                visitor.share(i, first[i], 1);
            }
        }
    }
}
