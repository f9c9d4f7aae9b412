// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import org.operando.api.LoadException;

/** Limits of what a header may say of a frame's size. */
final class FrameSize {
    /** Longest side. */
    static final int LONGEST = 1 << 20;
    /** Most pixels, so that a frame is one array. */
    static final long MOST = 1L << 28;

    private FrameSize() {
    }

    /** Refuses a size that no frame has. */
    static void require(ImageBytes bytes, long at, long rows, long columns) throws LoadException {
        if (rows < 1 || columns < 1 || rows > LONGEST || columns > LONGEST || rows * columns > MOST) {
            throw bytes.damaged(at, "says that its frames have " + rows + " x " + columns
                    + " pixels; sides of 1 to " + LONGEST + " and up to " + MOST + " pixels are read");
        }
    }

    /** Refuses a frame of another size than the first. */
    static void requireSame(ImageBytes bytes, long at, int frame, int rows, int columns, FrameSource first)
            throws LoadException {
        if (rows != first.rows() || columns != first.columns()) {
            throw LoadException.at(bytes.path(), "byte " + at, "frame " + (frame + 1) + " has " + rows + " x " + columns
                    + " pixels, the first " + first.rows() + " x " + first.columns(), "split the file by frame size");
        }
    }
}
