// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.mask;

import java.util.Arrays;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetFactory;
import org.operando.api.Axis;
import org.operando.api.LoadException;
import org.operando.api.Signal;

/**
 * Pixels of a frame that are not to be used. Immutable but for its array, which its maker does not write any more.
 * @param rows rows of the frame
 * @param columns columns of the frame
 * @param masked by rows: {@code masked[row * columns + column]}, true where a pixel is not used
 */
public record PixelMask(int rows, int columns, boolean[] masked) {
    public PixelMask {
        if (rows < 1 || columns < 1 || (long) rows * columns != masked.length) {
            throw new IllegalArgumentException(masked.length + " pixels for " + rows + " x " + columns);
        }
    }

    /** A mask of no pixel. */
    public static PixelMask none(int rows, int columns) {
        return new PixelMask(rows, columns, new boolean[Math.multiplyExact(rows, columns)]);
    }

    /** Whether a pixel is not used. */
    public boolean at(int row, int column) {
        return masked[row * columns + column];
    }

    /** Number of masked pixels. */
    public int count() {
        int count = 0;
        for (boolean each : masked) {
            count += each ? 1 : 0;
        }
        return count;
    }

    /** What this or another one masks. */
    public PixelMask or(PixelMask other) {
        if (other.rows != rows || other.columns != columns) {
            throw new IllegalArgumentException(other.rows + " x " + other.columns + " and " + rows + " x " + columns);
        }
        boolean[] both = masked.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] |= other.masked[i];
        }
        return new PixelMask(rows, columns, both);
    }

    /** What this one does not mask: some programs mark the pixels that are used. */
    public PixelMask inverted() {
        boolean[] other = new boolean[masked.length];
        for (int i = 0; i < other.length; i++) {
            other[i] = !masked[i];
        }
        return new PixelMask(rows, columns, other);
    }

    /** With the rows in reverse. */
    public PixelMask flippedRows() {
        boolean[] turned = new boolean[masked.length];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(masked, i * columns, turned, (rows - 1 - i) * columns, columns);
        }
        return new PixelMask(rows, columns, turned);
    }

    /** As a signal {@code [row][column]} of bytes: 1 where a pixel is not used. */
    public Signal signal() {
        return signal(bytes(), rows, columns);
    }

    /** Bytes by rows: 1 where a pixel is not used. */
    private byte[] bytes() {
        byte[] values = new byte[masked.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (masked[i] ? 1 : 0);
        }
        return values;
    }

    Dataset dataset() {
        return DatasetFactory.createFromObject(bytes(), rows, columns);
    }

    static Signal signal(Object values, int rows, int columns) {
        return Signal.of(DatasetFactory.createFromObject(values, rows, columns), "1", index("row", rows),
                index("column", columns));
    }

    static Axis index(String name, int length) {
        double[] values = new double[length];
        Arrays.setAll(values, i -> i);
        return Axis.of(name, "1", values);
    }

    static PixelMask of(Dataset image) {
        int[] shape = image.getShape();
        boolean[] masked = new boolean[shape[0] * shape[1]];
        boolean whole = !image.hasFloatingPointElements();
        for (int i = 0; i < masked.length; i++) {
            // NaN is no number and so no "use this pixel" either
            masked[i] = whole ? image.getElementLongAbs(i) != 0 : image.getElementDoubleAbs(i) != 0;
        }
        return new PixelMask(shape[0], shape[1], masked);
    }

    /**
     * This mask, if it is for such frames.
     * @param name of its file
     * @throws LoadException when it has another shape
     */
    PixelMask require(String name, int frameRows, int frameColumns) throws LoadException {
        if (rows != frameRows || columns != frameColumns) {
            throw new LoadException("the mask has " + rows + " x " + columns + " pixels, the frames have " + frameRows
                    + " x " + frameColumns, name, "give the mask of this detector or remove 'mask'", null);
        }
        if (count() == masked.length) {
            throw new LoadException("masks every pixel", name,
                    "pixels that are not 0 are masked; a program that marks the used ones needs the opposite", null);
        }
        return this;
    }
}
