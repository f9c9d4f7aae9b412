// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Shares of pixels in the bins of a pattern, square by square of the frame. The shares of a pixel that lies in the bins as
 * a whole add up to exactly {@link Shares#WHOLE}, so that its last one need not be kept: a pixel takes two bytes for its
 * place and two for each bin beyond the first, as far as four bins; parts of pixels in more bins four bytes each.
 */
final class TileMatrix implements Shares {
    private final int rows;
    private final int columns;
    private final int bins;
    private final ShareTile[] tiles;
    /** Of each row of tiles the pixels that lie in any bin. */
    private final BitSet[] used;
    private final RingSample sample;

    private TileMatrix(int rows, int columns, int bins, ShareTile[] tiles, BitSet[] used, RingSample sample) {
        this.rows = rows;
        this.columns = columns;
        this.bins = bins;
        this.tiles = tiles;
        this.used = used;
        this.sample = sample;
    }

    /** Shares out all pixels. */
    static TileMatrix of(PixelSharing sharing, BinGrid grid, Threads threads) {
        int rows = sharing.rays().rows();
        int columns = sharing.rays().columns();
        int across = (columns + ShareTile.COLUMNS - 1) / ShareTile.COLUMNS;
        int down = (rows + ShareTile.ROWS - 1) / ShareTile.ROWS;
        ShareTile[] tiles = new ShareTile[across * down];
        BitSet[] used = new BitSet[down];
        RingSample[] samples = new RingSample[down];
        threads.run(down, i -> {
            int from = i * ShareTile.ROWS;
            TileRow row = new TileRow(rows, columns, from, across);
            sharing.share(grid, from, Math.min(from + ShareTile.ROWS, rows), row);
            for (int j = 0; j < across; j++) {
                tiles[i * across + j] = row.tile(j, grid.bins());
            }
            used[i] = row.used();
            samples[i] = row.sample();
        });
        return new TileMatrix(rows, columns, grid.bins(), tiles, used, RingSample.join(samples, grid.bins()));
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

    ShareTile[] tiles() {
        return tiles;
    }

    /** Whether a pixel lies in any bin. */
    boolean uses(int pixel) {
        int size = ShareTile.ROWS * columns;
        return used[pixel / size].get(pixel % size);
    }

    /** Pixels to judge rings by. */
    RingSample sample() {
        return sample;
    }

    /** Of each bin the sum of shares times values of pixels; the number of pixels where there are no values. */
    double[] sums(float[] values) {
        double[] sums = new double[bins + 3];
        for (ShareTile tile : tiles) {
            tile.add(columns, values, sums);
        }
        return Arrays.copyOf(sums, bins);
    }

    @Override
    public long bytes() {
        long bytes = pixels() / 8 + sample.bytes();
        for (ShareTile tile : tiles) {
            bytes += tile.bytes();
        }
        return bytes;
    }

    @Override
    public void visit(ShareVisitor visitor) {
        for (ShareTile tile : tiles) {
            tile.visit(columns, visitor);
        }
    }

    /** Only squares with such pixels are looked at. */
    @Override
    public void visitSome(BitSet some, ShareVisitor visitor) {
        for (ShareTile tile : tiles) {
            if (holds(tile, some)) {
                tile.visit(columns, (pixel, bin, share) -> {
                    if (some.get(pixel)) {
                        visitor.share(pixel, bin, share);
                    }
                });
            }
        }
    }

    private boolean holds(ShareTile tile, BitSet some) {
        int width = Math.min(ShareTile.COLUMNS, columns - tile.column);
        for (int row = tile.row; row < Math.min(tile.row + ShareTile.ROWS, rows); row++) {
            int first = row * columns + tile.column;
            int next = some.nextSetBit(first);
            if (next >= 0 && next < first + width) {
                return true;
            }
        }
        return false;
    }
}
