// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.util.Map;
import org.eclipse.january.dataset.Dataset;
import org.operando.api.LoadException;

/** The frames of an open file, as its format's class gives them. */
interface FrameSource extends AutoCloseable {
    /** Number of frames. */
    int frames();

    /** Number of frames that there is room for; more than {@link #frames} while the file is written. */
    default int announced() {
        return frames();
    }

    /** Rows of a frame. */
    int rows();

    /** Columns of a frame. */
    int columns();

    /** Pixels as stored. */
    PixelType pixelType();

    /** What the header says, by the header's own words. */
    Map<String, String> metadata(int frame) throws LoadException;

    /** Reads a frame. */
    Dataset frame(int frame) throws LoadException;

    /** Closes what it opened itself. */
    @Override
    default void close() {
        // most read from the bytes that they were given
    }
}
