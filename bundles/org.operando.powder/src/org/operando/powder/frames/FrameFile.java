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
import org.operando.io.image.PixelMask;
import org.operando.io.image.PixelType;
import org.operando.io.image.RawImage;
import org.operando.powder.PowderMeasurement;

/**
 * A file of frames whose headers were read; it is opened again for each frame, so that a long series keeps no files open.
 * @param path the file
 * @param format its format
 * @param dataset path of the frames inside an HDF5 file
 * @param raw what the study says of frames whose file does not say it
 * @param headers one a frame
 * @param rows of a frame
 * @param columns of a frame
 * @param pixels as stored
 * @param metadata of the first frame, by the header's own words
 * @param announced frames that the file has room for
 * @param gaps what should be there and is not
 * @param digests of frames of a stack
 */
record FrameFile(Path path, Optional<ImageFormat> format, Optional<String> dataset, Optional<RawImage> raw,
        List<FrameHeader> headers, int rows, int columns, PixelType pixels, Map<String, String> metadata,
        int announced, Gaps gaps, FrameDigests digests) {
    /**
     * What should be there and is not.
     * @param problems one a frame: why it is not there; empty when it is
     * @param absent files that frames should lie in
     */
    record Gaps(List<String> problems, List<ImageFile.Absent> absent) {
    }

    /**
     * Reads the headers of a file of any format.
     * @param study says where the frames are inside an HDF5 file, and the size of frames whose file does not say it
     */
    static FrameFile open(Path path, PowderMeasurement study) throws LoadException {
        Optional<String> dataset = study.dataset();
        Optional<RawImage> raw = UnmarkedFrames.of(path, study);
        try (ImageFile file = reopen(path, dataset, raw)) {
            List<FrameHeader> headers = new ArrayList<>();
            List<String> problems = new ArrayList<>();
            for (int i = 0; i < file.frames(); i++) {
                headers.add(FrameHeader.of(file.metadata(i)));
                problems.add(file.problem(i).orElse(""));
            }
            return new FrameFile(path, file.format(), dataset, raw, headers, file.rows(), file.columns(),
                    file.pixelType(), file.metadata(0), file.announced(),
                    new Gaps(problems, file.absent()), new FrameDigests());
        }
    }

    private static ImageFile reopen(Path path, Optional<String> dataset, Optional<RawImage> raw)
            throws LoadException {
        RegularFile.require(path);
        if (raw.isPresent()) {
            return ImageFile.open(path, raw.get());
        }
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
        try (ImageFile file = reopen(path, dataset, raw)) {
            Dataset read = file.frame(frame);
            digests.require(file, frame);
            return read;
        }
    }

    /** What the file says of pixels that are no good in any frame. */
    Optional<PixelMask> pixelMask() throws LoadException {
        try (ImageFile file = reopen(path, dataset, raw)) {
            return file.pixelMask();
        }
    }

    /**
     * Digest of all that a frame of a stack depends on: from then on the frame is read as it was when this was asked
     * first, or refused. Empty for files of one frame, and for formats whose files are told apart as a whole only.
     */
    Optional<String> digest(int frame) throws LoadException {
        return frames() == 1 ? Optional.empty()
                : digests.of(frame, frames(), () -> reopen(path, dataset, raw));
    }
}
