// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.frames;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.january.dataset.Dataset;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;
import org.operando.io.image.ImageFile;
import org.operando.io.image.ImageFormat;
import org.operando.io.image.PixelType;

/**
 * A file of frames whose headers were read; it is opened again for each frame, so that a long series keeps no files open.
 * @param path the file
 * @param format its format
 * @param dataset path of the frames inside an HDF5 file
 * @param headers one a frame
 * @param rows of a frame
 * @param columns of a frame
 * @param pixels as stored
 * @param metadata of the first frame, by the header's own words
 * @param announced frames that the file has room for
 */
record FrameFile(Path path, Optional<ImageFormat> format, Optional<String> dataset, List<FrameHeader> headers, int rows,
        int columns, PixelType pixels,
        Map<String, String> metadata, int announced) {
    /**
     * Reads the headers of a file of any format.
     * @param dataset path of the frames inside an HDF5 file; empty to look for them
     */
    static FrameFile open(Path path, Optional<String> dataset) throws LoadException {
        try (ImageFile file = reopen(path, dataset)) {
            List<FrameHeader> headers = new ArrayList<>();
            for (int i = 0; i < file.frames(); i++) {
                headers.add(FrameHeader.of(file.metadata(i)));
            }
            return new FrameFile(path, file.format(), dataset, headers, file.rows(), file.columns(),
                    file.pixelType(), file.metadata(0), file.announced());
        }
    }

    private static ImageFile reopen(Path path, Optional<String> dataset) throws LoadException {
        RegularFile.require(path);
        try {
            boolean inside = dataset.isPresent() && ImageFormat.HDF5.recognise(FileHead.of(path)).isPresent();
            return inside ? ImageFile.open(path, dataset.get()) : ImageFile.open(path);
        } catch (IOException e) {
            throw LoadException.io(path, e);
        }
    }

    /** Number of frames. */
    int frames() {
        return headers.size();
    }

    /** What the file says of a frame. */
    FrameHeader header(int frame) {
        return headers.get(frame);
    }

    /** Reads a frame, {@code [row][column]}; by several threads at once. */
    Dataset frame(int frame) throws LoadException {
        try (ImageFile file = reopen(path, dataset)) {
            return file.frame(frame);
        }
    }
}
