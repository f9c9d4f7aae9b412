// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.eclipse.january.dataset.Dataset;
import org.operando.api.InvalidParameter;

/** Pixels on their way from numbers to bytes, little-endian; a number that the type does not hold is refused. */
final class PixelBytes {
    private static final double TWO_63 = 0x1p63;

    private PixelBytes() {
    }

    /** The pixels of a frame of two dimensions, row by row. */
    static ByteBuffer encode(Dataset frame, PixelType type) {
        if (frame.getRank() != 2) {
            throw new InvalidParameter("frame", "must have rows and columns, has " + frame.getRank() + " dimensions");
        }
        int rows = frame.getShapeRef()[0];
        int columns = frame.getShapeRef()[1];
        long size = (long) rows * columns * type.bytes();
        if (size < 1 || size > Integer.MAX_VALUE - 64) {
            throw new InvalidParameter("frame", "has " + rows + " x " + columns + " pixels; 1 byte to 2 GiB are "
                    + "written at a time");
        }
        ByteBuffer out = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (type == PixelType.FLOAT32) {
                    out.putFloat((float) frame.getDouble(row, column));
                } else if (type == PixelType.FLOAT64) {
                    out.putDouble(frame.getDouble(row, column));
                } else {
                    put(out, whole(frame, row, column, type), type);
                }
            }
        }
        return out.flip();
    }

    private static long whole(Dataset frame, int row, int column, PixelType type) {
        double value = frame.getDouble(row, column);
        double least = switch (type) {
            case INT8 -> Byte.MIN_VALUE;
            case INT16 -> Short.MIN_VALUE;
            case INT32 -> Integer.MIN_VALUE;
            case INT64 -> -TWO_63;
            default -> 0;
        };
        double most = switch (type) {
            case BOOL -> 1;
            case INT64 -> TWO_63;
            case UINT8, UINT16, UINT32 -> Math.scalb(1.0, 8 * type.bytes()) - 1;
            case INT8, INT16, INT32 -> Math.scalb(1.0, 8 * type.bytes() - 1) - 1;
            default -> throw new InvalidParameter("type", type.label() + " is not written");
        };
        if (!(value >= least && value <= most) || value != Math.rint(value)) {
            throw new InvalidParameter("type", "cannot hold " + value + " of row " + row + ", column " + column
                    + " as " + type.label() + "; write it as a float");
        }
        return frame.getLong(row, column);
    }

    private static void put(ByteBuffer out, long value, PixelType type) {
        switch (type.bytes()) {
            case 1 -> out.put((byte) value);
            case 2 -> out.putShort((short) value);
            case 4 -> out.putInt((int) value);
            default -> out.putLong(value);
        }
    }
}
