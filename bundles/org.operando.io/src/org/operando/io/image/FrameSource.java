// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Why a frame, or a part of it, is not there although later ones are; empty for one that is. */
    default Optional<String> problem(int frame) throws LoadException {
        return Optional.empty();
    }

    /** Other files that frames should lie in and do not. */
    default List<ImageFile.Absent> absent() {
        return List.of();
    }

    /** What the file says of pixels that are no good in any frame. */
    default Optional<PixelMask> pixelMask() throws LoadException {
        return Optional.empty();
    }

    /**
     * Digest of all that the pixels of a frame depend on, made without unpacking them; empty for formats whose files are
     * told apart as a whole only.
     */
    default Optional<String> digest(int frame) throws LoadException {
        return Optional.empty();
    }

    /** Closes what it opened itself. */
    @Override
    default void close() {
        // most read from the bytes that they were given
    }
}
