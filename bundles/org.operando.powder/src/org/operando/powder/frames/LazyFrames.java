// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.frames;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.january.IMonitor;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetUtils;
import org.eclipse.january.dataset.DoubleDataset;
import org.eclipse.january.dataset.IDataset;
import org.eclipse.january.dataset.ILazyDataset;
import org.eclipse.january.dataset.IntegerDataset;
import org.eclipse.january.dataset.LazyDataset;
import org.eclipse.january.dataset.SliceND;
import org.eclipse.january.io.ILazyLoader;
import org.operando.api.LoadException;

/** Gives January the frames of several files as one block {@code [frame][row][column]}, reading those it asks for. */
final class LazyFrames implements ILazyLoader {
    private static final long serialVersionUID = 1L;

    /**
     * Where a frame is.
     * @param file the file
     * @param frame its place in the file
     */
    record Place(FrameFile file, int frame) {
    }

    private final transient List<Place> places;

    private LazyFrames(List<Place> places) {
        this.places = places;
    }

    /**
     * The frames at these places.
     * @param places in their order
     * @param rows of every frame
     * @param columns of every frame
     */
    static ILazyDataset of(List<Place> places, int rows, int columns) {
        boolean whole = places.stream().noneMatch(p -> p.file().pixels().isFloat());
        return new Whole(new LazyFrames(List.copyOf(places)), whole ? IntegerDataset.class : DoubleDataset.class,
                new int[] {places.size(), rows, columns});
    }

    /** Where a frame of a whole series is; empty for data that are a part of one, or come from elsewhere. */
    static Optional<Place> place(ILazyDataset frames, int frame) {
        return frames instanceof Whole whole ? Optional.of(whole.places().get(frame)) : Optional.empty();
    }

    /** All frames: January makes a plain {@link LazyDataset} of whatever is cut out of it. */
    private static final class Whole extends LazyDataset {
        private static final long serialVersionUID = 1L;

        Whole(LazyFrames frames, Class<? extends Dataset> type, int[] shape) {
            super(frames, "frames", type, shape);
        }

        List<Place> places() {
            return ((LazyFrames) loader).places;
        }
    }

    @Override
    public boolean isFileReadable() {
        // January gives null without a reason when this is false; a file that is gone is told when its frame is read
        return true;
    }

    @Override
    public IDataset getDataset(IMonitor monitor, SliceND slice) throws IOException {
        int[] count = slice.getShape();
        SliceND within = new SliceND(new int[] {slice.getSourceShape()[1], slice.getSourceShape()[2]});
        for (int d = 1; d < 3; d++) {
            within.setSlice(d - 1, slice.getStart()[d], slice.getStop()[d], slice.getStep()[d]);
        }
        Dataset[] read = new Dataset[count[0]];
        for (int i = 0; i < read.length; i++) {
            Dataset frame = frame(slice.getStart()[0] + i * slice.getStep()[0]);
            read[i] = (within.isAll() ? frame : frame.getSlice(within)).reshape(1, count[1], count[2]);
        }
        return read.length == 1 ? read[0] : DatasetUtils.concatenate(read, 0);
    }

    private Dataset frame(int index) throws IOException {
        Place place = places.get(index);
        try {
            return place.file().frame(place.frame());
        } catch (LoadException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
