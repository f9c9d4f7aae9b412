// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.BitSet;

/**
 * Shares of pixels in the bins of a pattern, square by square of the frame. The shares of a pixel that lies in the bins as
 * a whole add up to exactly {@link Shares#WHOLE}, so that its last one need not be kept: a pixel takes two bytes for its
 * place and two for each bin beyond the first, as far as three bins; parts of pixels in more bins four bytes each.
 */
final class TileMatrix implements Shares {
    private final int rows;
    private final int columns;
    private final int bins;
    private final ShareTile[] tiles;
    private final BitSet used;

    private TileMatrix(int rows, int columns, int bins, ShareTile[] tiles) {
        this.rows = rows;
        this.columns = columns;
        this.bins = bins;
        this.tiles = tiles;
        used = new BitSet(rows * columns);
        visit((pixel, bin, part) -> used.set(pixel));
    }

    /** Shares out all pixels. */
    static TileMatrix of(PixelSharing sharing, BinGrid grid, Threads threads) {
        int rows = sharing.rays().rows();
        int columns = sharing.rays().columns();
        int across = (columns + ShareTile.SIDE - 1) / ShareTile.SIDE;
        int down = (rows + ShareTile.SIDE - 1) / ShareTile.SIDE;
        ShareTile[] tiles = new ShareTile[across * down];
        threads.run(down, i -> {
            int from = i * ShareTile.SIDE;
            TileRow row = new TileRow(columns, from, across);
            sharing.share(grid, from, Math.min(from + ShareTile.SIDE, rows), row);
            for (int j = 0; j < across; j++) {
                tiles[i * across + j] = row.tile(j, grid.bins());
            }
        });
        return new TileMatrix(rows, columns, grid.bins(), tiles);
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
        return used.get(pixel);
    }

    @Override
    public long bytes() {
        long bytes = used.size() / 8;
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
        int width = Math.min(ShareTile.SIDE, columns - tile.column);
        for (int row = tile.row; row < Math.min(tile.row + ShareTile.SIDE, rows); row++) {
            int first = row * columns + tile.column;
            int next = some.nextSetBit(first);
            if (next >= 0 && next < first + width) {
                return true;
            }
        }
        return false;
    }
}
