// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import org.eclipse.january.dataset.Dataset;
import org.operando.api.FileHead;
import org.operando.api.LoadException;

/**
 * Masks of Fit2D ({@code .msk}): a header of 1024 bytes with the marks M, A, S, K and the size, then rows of bits, each
 * row a whole number of 32-bit words, first pixel in the lowest bit. 1 is masked. Rows come as stored; Fit2D draws the
 * first at the bottom.
 */
final class Fit2dMask implements FrameSource {
    private static final int HEADER = 1024;

    private final ImageBytes bytes;
    private final int rows;
    private final int columns;

    private Fit2dMask(ImageBytes bytes, int rows, int columns) {
        this.bytes = bytes;
        this.rows = rows;
        this.columns = columns;
    }

    static Optional<String> recognise(FileHead head) {
        return head.startsWith("M\0\0\0A\0\0\0S\0\0\0K\0\0\0") ? Optional.of("begins as masks of Fit2D do")
                : Optional.empty();
    }

    static FrameSource open(ImageBytes bytes) throws LoadException {
        ByteBuffer header = bytes.bytes(0, HEADER).order(ByteOrder.LITTLE_ENDIAN);
        if (header.getInt(0) != 'M' || header.getInt(4) != 'A' || header.getInt(8) != 'S'
                || header.getInt(12) != 'K') {
            throw LoadException.at(bytes.path(), "byte 0", "is no mask of Fit2D: MASK is not where it should be");
        }
        int columns = header.getInt(16);
        int rows = header.getInt(20);
        FrameSize.require(bytes, 16, rows, columns);
        bytes.require(HEADER, (long) rows * rowBytes(columns), "the mask");
        return new Fit2dMask(bytes, rows, columns);
    }

    private static int rowBytes(int columns) {
        return (columns + 31) / 32 * 4;
    }

    @Override
    public int frames() {
        return 1;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public PixelType pixelType() {
        return PixelType.BOOL;
    }

    @Override
    public Map<String, String> metadata(int frame) {
        return Map.of();
    }

    @Override
    public Dataset frame(int frame) throws LoadException {
        int[] mask = new int[rows * columns];
        int length = rowBytes(columns);
        byte[] bits = bytes.bytes(HEADER, rows * length).array();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                mask[row * columns + column] = bits[row * length + column / 8] >> column % 8 & 1;
            }
        }
        return new PixelArray(PixelType.BOOL, mask).dataset(rows, columns);
    }
}
