// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.operando.api.InvalidParameter;
import org.operando.api.LoadException;

/**
 * What must be said of a file that says nothing itself: frames that follow a header of known length to the end of the
 * file.
 * @param headerBytes bytes before the first frame
 * @param rows rows of a frame
 * @param columns columns of a frame
 * @param type pixels
 * @param order byte order
 */
public record RawImage(long headerBytes, int rows, int columns, PixelType type, ByteOrder order) {
    /** Refuses sizes that no frame has. */
    public RawImage {
        if (headerBytes < 0) {
            throw new InvalidParameter("headerBytes", "must be 0 or more: " + headerBytes);
        }
    }

    /** The frames of a file, whose number follows from its size. */
    static FrameSource frames(ImageBytes bytes, RawImage image) throws LoadException {
        FrameSize.require(bytes, 0, image.rows, image.columns);
        long each = (long) image.rows * image.columns * image.type.bytes();
        long all = bytes.size() - image.headerBytes;
        if (all < each || all % each != 0) {
            throw bytes.damaged(image.headerBytes, "has " + all + " bytes behind its header, no whole number of "
                    + image.rows + " x " + image.columns + " frames of " + each + " bytes");
        }
        List<StoredFrames.Stored> frames = new ArrayList<>();
        for (long at = image.headerBytes; at < bytes.size(); at += each) {
            frames.add(new StoredFrames.Stored(at, image.rows, image.columns, image.type, image.order, Map.of()));
        }
        return StoredFrames.of(bytes, frames);
    }
}
