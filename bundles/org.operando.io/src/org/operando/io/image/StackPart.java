// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.operando.api.LoadException;
import org.operando.io.hdf5.DatasetInfo;
import org.operando.io.hdf5.Hdf5File;
import org.operando.io.hdf5.LinkTarget;

/**
 * An array of frames in an HDF5 file, or the place of one that is not there while later ones are.
 * @param path in the file
 * @param info its shape and type; empty when it is not there
 * @param first number of its first frame among those of all parts
 * @param frames number of frames
 * @param problem why it is not there; empty when it is
 */
record StackPart(String path, Optional<DatasetInfo> info, int first, int frames, String problem) {
    /** Frames whose place is kept free for parts that are not there. */
    private static final int MOST_MISSING = 1 << 20;

    /**
     * The parts of a stack.
     * @param parts in order; the last is there
     * @param absent those that are not there
     */
    record All(List<StackPart> parts, List<ImageFile.Absent> absent) {
    }

    /** The numbered parts of an Eiger master, of which some may not be there yet; else the data set itself. */
    static All of(Hdf5File file, String dataset) throws LoadException {
        List<StackPart> parts = new ArrayList<>();
        List<ImageFile.Absent> absent = new ArrayList<>();
        List<StackPart> gap = new ArrayList<>();
        int n = 0;
        for (String path : ImageDatasets.parts(file, dataset)) {
            Optional<ImageFile.Absent> why = dataset.equals(path) ? Optional.empty() : absent(file, path);
            if (why.isPresent()) {
                absent.add(why.get());
                gap.add(new StackPart(path, Optional.empty(), 0, 0, why.get().file() + " " + why.get().why()));
                continue;
            }
            StackPart part = image(file, path);
            for (int i = 0; i < gap.size(); i++) {
                int left = missing(file, part, parts.isEmpty() ? part : parts.getFirst(), n, gap.size() - i);
                parts.add(new StackPart(gap.get(i).path, Optional.empty(), n, left, gap.get(i).problem));
                n = Math.addExact(n, left);
            }
            gap.clear();
            parts.add(new StackPart(path, part.info, n, part.frames, ""));
            n = Math.addExact(n, part.frames);
        }
        if (parts.isEmpty() && !absent.isEmpty()) {
            throw LoadException.at(file.path(), gap.getFirst().path, "leads to " + gap.getFirst().problem,
                    "put the files of the frames beside the master");
        }
        if (parts.isEmpty()) {
            throw LoadException.at(file.path(), dataset, "has no part");
        }
        return new All(parts, absent);
    }

    /** Why a part is not there. */
    private static Optional<ImageFile.Absent> absent(Hdf5File file, String path) throws LoadException {
        String name = file.link(path).map(LinkTarget::file).filter(f -> !f.isEmpty()).orElse(path);
        try {
            if (!file.exists(path)) {
                boolean there = file.awaited(path).stream().anyMatch(Files::exists);
                return Optional.of(new ImageFile.Absent(name, there ? "has no frames yet" : "is not there", there));
            }
            return file.info(path).elements() == 0
                    ? Optional.of(new ImageFile.Absent(name, "has no frames yet", true)) : Optional.empty();
        } catch (LoadException e) {
            return Optional.of(new ImageFile.Absent(name, "cannot be read: " + e.what(), true));
        }
    }

    private static StackPart image(Hdf5File file, String path) throws LoadException {
        if (!file.exists(path)) {
            throw LoadException.at(file.path(), path, "leads to a file that is not there",
                    "put the files of the frames beside the master");
        }
        DatasetInfo info = file.info(path);
        int rank = info.shape().length;
        if (!info.element().isNumber() || rank < 2 || rank > 4 || info.elements() == 0) {
            throw LoadException.at(file.path(), path, "is no image: an array of numbers with two to four "
                    + "dimensions is needed");
        }
        if ((long) info.shape()[rank - 1] * info.shape()[rank - 2] > FrameSize.MOST) {
            throw LoadException.at(file.path(), path, "says that its frames have " + info.shape()[rank - 2] + " x "
                    + info.shape()[rank - 1] + " pixels; up to " + FrameSize.MOST + " are read");
        }
        int n = 1;
        for (int d = 0; d < rank - 2; d++) {
            n = Math.multiplyExact(n, info.shape()[d]);
        }
        return new StackPart(path, Optional.of(info), 0, n, "");
    }

    /**
     * Frames of the next of some parts that are not there. The part behind them may say the number of its first frame;
     * else they are thought to be as long as the first, since a detector fills one after the other.
     * @param before frames before it
     * @param parts how many parts are not there before {@code next}
     */
    private static int missing(Hdf5File file, StackPart next, StackPart first, int before, int parts)
            throws LoadException {
        OptionalDouble low = file.number(next.path, "image_nr_low");
        double gap = low.isPresent() ? low.getAsDouble() - 1 - before : Double.NaN;
        int frames = gap >= parts && gap <= MOST_MISSING ? (int) Math.ceil(gap / parts) : first.frames;
        if ((long) before + frames > MOST_MISSING) {
            throw LoadException.at(file.path(), next.path,
                    "more than " + MOST_MISSING + " frames before it are missing",
                    "put the files of the frames beside the master");
        }
        return frames;
    }

    /** Length of a dimension, counted from the last, which is 1. */
    int side(int fromEnd) {
        int[] shape = info.orElseThrow().shape();
        return shape[shape.length - fromEnd];
    }
}
