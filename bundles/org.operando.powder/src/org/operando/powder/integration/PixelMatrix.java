// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.BitSet;

/**
 * Shares of pixels in the bins of a pattern, row by row of the frame so that one pass over it goes through memory in
 * order. In a row the pixels stand by the number of bins they reach into: loops over pixels of one kind need neither
 * lengths nor branches that cannot be foreseen. The shares of a pixel add up to exactly {@link Shares#WHOLE}. A pixel takes
 * four bytes and two for each of its bins.
 */
final class PixelMatrix implements Shares {
    private final int rows;
    private final int columns;
    private final int bins;
    private final char[] pixels;
    private final char[] shares;
    private final int[] pixelStarts;
    private final int[] shareStarts;

    private PixelMatrix(int rows, int columns, int bins, RowShares[] blocks) {
        this.rows = rows;
        this.columns = columns;
        this.bins = bins;
        int size = 0;
        int parts = 0;
        for (RowShares block : blocks) {
            size = Math.addExact(size, block.pixels.size);
            parts = Math.addExact(parts, block.shares.size);
        }
        pixels = new char[size];
        shares = new char[parts];
        pixelStarts = new int[rows * RowShares.CLASSES + 1];
        shareStarts = new int[rows * RowShares.CLASSES + 1];
        size = 0;
        parts = 0;
        int at = 0;
        for (int b = 0; b < blocks.length; b++) {
            RowShares block = blocks[b];
            System.arraycopy(block.pixels.values, 0, pixels, size, block.pixels.size);
            System.arraycopy(block.shares.values, 0, shares, parts, block.shares.size);
            for (int k = 0; k < block.pixelStarts.length; k++) {
                pixelStarts[at] = size / 2 + block.pixelStarts[k];
                shareStarts[at++] = parts + block.shareStarts[k];
            }
            size += block.pixels.size;
            parts += block.shares.size;
            blocks[b] = null;
        }
        pixelStarts[at] = size / 2;
        shareStarts[at] = parts;
    }

    /** Shares out all pixels. */
    static PixelMatrix of(PixelSharing sharing, BinGrid grid, Threads threads) {
        RowShares[] blocks = new RowShares[sharing.blocks()];
        int columns = sharing.rays().columns();
        threads.run(blocks.length, b -> {
            int from = b * PixelSharing.BLOCK;
            blocks[b] = new RowShares(columns, from, sharing.end(b) - from);
            sharing.share(grid, from, sharing.end(b), blocks[b]);
            blocks[b].end(sharing.end(b));
        });
        return new PixelMatrix(sharing.rays().rows(), columns, grid.bins(), blocks);
    }

    @Override
    public int bins() {
        return bins;
    }

    @Override
    public int pixels() {
        return rows * columns;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /** Column and first bin of each pixel. */
    char[] places() {
        return pixels;
    }

    char[] shares() {
        return shares;
    }

    /** The first pixel of a row that reaches into {@code kind + 1} bins; behind the last class the next row begins. */
    int pixelStart(int row, int kind) {
        return pixelStarts[row * RowShares.CLASSES + kind];
    }

    /** Where the shares of that pixel begin. */
    int shareStart(int row, int kind) {
        return shareStarts[row * RowShares.CLASSES + kind];
    }

    @Override
    public long bytes() {
        return 2L * pixels.length + 2L * shares.length + 4L * pixelStarts.length + 4L * shareStarts.length;
    }

    @Override
    public void visit(int from, int to, ShareVisitor visitor) {
        for (int row = from / columns; row < to / columns; row++) {
            for (int kind = 0; kind < RowShares.CLASSES; kind++) {
                visitKind(row, kind, visitor);
            }
        }
    }

    /** Only rows with such pixels are looked at. */
    @Override
    public void visitSome(BitSet some, ShareVisitor visitor) {
        int next = some.nextSetBit(0);
        while (next >= 0) {
            int row = next / columns;
            visit(row * columns, (row + 1) * columns, (pixel, bin, share) -> {
                if (some.get(pixel)) {
                    visitor.share(pixel, bin, share);
                }
            });
            next = some.nextSetBit((row + 1) * columns);
        }
    }

    /** Goes through the shares of the pixels of one row that reach into {@code kind + 1} bins. */
    private void visitKind(int row, int kind, ShareVisitor visitor) {
        int end = pixelStart(row, kind + 1);
        int at = shareStart(row, kind);
        for (int k = pixelStart(row, kind); k < end; k++) {
            int pixel = row * columns + pixels[2 * k];
            int bin = pixels[2 * k + 1];
            if (kind == 0) {
                visitor.share(pixel, bin, 1);
                continue;
            }
            int n = kind == RowShares.CLASSES - 1 ? shares[at++] : kind + 1;
            for (int m = 0; m < n; m++) {
                int share = shares[at++];
                if (share != 0) {
                    visitor.share(pixel, bin + m, share / (double) WHOLE);
                }
            }
        }
    }
}
