// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;
import java.util.BitSet;

/** Rounds the shares of the pixels of a row of squares as they are found, and puts them into their squares. */
final class TileRow implements PixelSink {
    private final int columns;
    private final int row;
    private final ShareTile.Builder[] tiles;
    private final BitSet used;
    private final RingSample.Builder sample;
    /** One row of so many is in the sample. */
    private final int step;
    private int[] rounded = new int[16];

    TileRow(int rows, int columns, int row, int across) {
        this.columns = columns;
        this.row = row;
        step = RingSample.step(rows);
        used = new BitSet(ShareTile.ROWS * columns);
        sample = new RingSample.Builder();
        tiles = new ShareTile.Builder[across];
        Arrays.setAll(tiles, j -> new ShareTile.Builder(row, j * ShareTile.COLUMNS));
    }

    ShareTile tile(int across, int bins) {
        ShareTile tile = tiles[across].build(bins);
        tiles[across] = null;
        return tile;
    }

    /** The pixels that lie in any bin, from the first of the row of tiles on. */
    BitSet used() {
        return used;
    }

    RingSample sample() {
        return sample.build();
    }

    @Override
    public void pixel(int pixel, int from, double[] parts, int count) {
        int line = pixel / columns;
        int column = pixel - line * columns;
        ShareTile.Builder tile = tiles[column / ShareTile.COLUMNS];
        int place = (line - row) * ShareTile.COLUMNS + column % ShareTile.COLUMNS;
        used.set(pixel - row * columns);
        if (line % step == step / 2) {
            sample.add(pixel, from, parts, count);
        }
        if (count == 1 && parts[0] == 1) {
            tile.whole(place, from);
            return;
        }
        rounded = rounded.length < count ? new int[count] : rounded;
        int greatest = 0;
        int sum = 0;
        double whole = 0;
        for (int k = 0; k < count; k++) {
            rounded[k] = (int) Math.rint(parts[k] * Shares.WHOLE);
            sum += rounded[k];
            whole += parts[k];
            greatest = rounded[k] > rounded[greatest] ? k : greatest;
        }
        // what rounding lost goes to the greatest share, so that no count is lost
        int all = (int) Math.rint(whole * Shares.WHOLE);
        rounded[greatest] += all - sum;
        write(tile, place, from, count, all == Shares.WHOLE);
    }

    private void write(ShareTile.Builder tile, int place, int from, int count, boolean complete) {
        int end = count;
        while (end > 0 && rounded[end - 1] == 0) {
            end--;
        }
        int begin = 0;
        while (begin < end && rounded[begin] == 0) {
            begin++;
        }
        int bin = from + begin;
        if (complete && end - begin == 1) {
            tile.whole(place, bin);
        } else if (complete && end - begin == 2) {
            tile.two(place, bin, rounded[begin]);
        } else if (complete && end - begin == 3) {
            tile.three(place, bin, rounded[begin], rounded[begin + 2]);
        } else if (complete && end - begin == 4) {
            tile.four(place, bin, rounded[begin], rounded[begin + 1], rounded[begin + 3]);
        } else {
            for (int k = begin; k < end; k++) {
                if (rounded[k] != 0) {
                    tile.part(place, from + k, rounded[k]);
                }
            }
        }
    }
}
