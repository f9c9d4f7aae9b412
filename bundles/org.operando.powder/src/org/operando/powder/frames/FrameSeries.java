// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.frames;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.january.DatasetException;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetUtils;
import org.eclipse.january.dataset.ILazyDataset;
import org.eclipse.january.dataset.Slice;
import org.operando.api.Axis;
import org.operando.api.Clock;
import org.operando.api.Context;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.LoadException;
import org.operando.api.OperationException;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.io.image.RawImage;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.TimeScale;
import org.operando.powder.geometry.Calibration;
import org.operando.powder.geometry.Detector;
import org.operando.powder.geometry.DetectorGeometry;

/**
 * Frames of one detector, one after the other, read when they are asked for: what loaders of images give and what
 * calibration and integration work on. One frame alone is a series of one.
 *
 * @param counts {@code [frame][row][column]}, lazy; whole numbers where the files have them
 * @param frames one row a frame with the columns of {@link PatternSeries.Columns} and of
 *            {@link Columns}
 * @param times what the times in {@code frames} count from
 * @param numbered whether the numbers are the frames' own; else their place in the series
 * @param clock what the study says of the frames' clock
 * @param wavelength angstrom, when study, geometry file or frames say it
 * @param detector when study, geometry file or frames tell it
 * @param geometry where the detector stands, when a file tells it
 * @param mask {@code [row][column]}, not 0 where a pixel is never to be used: gaps of the detector and the study's masks
 * @param dark {@code [row][column]} average of the dark frames
 * @param flat {@code [row][column]} response of the pixels
 * @param dummy value of pixels without a measurement, tested before the dark is taken off
 * @param dummyTolerance how far from {@code dummy} a value still is one
 * @param lowest values below it are no measurement, in any frame: 0 for detectors that count photons and mark gaps by
 *            negative numbers, else minus infinity
 * @param saturation values from it on are no measurement, in any frame: the greatest number of the pixel's type, by which
 *            saturated pixels and gaps are marked, and of types without sign from 16 bits on the one before, by which bad
 *            pixels are; infinity when there is none
 * @param caveat what is to be told where {@code geometry} is used: that it is the header's, without a tilt
 */
public record FrameSeries(Signal counts, Table frames, TimeScale times, boolean numbered, Optional<Clock> clock,
        @In("angstrom") @Doc("Wavelength of the radiation.") Optional<Double> wavelength, Optional<Detector> detector,
        Optional<DetectorGeometry> geometry, Optional<Signal> mask, Optional<Average> dark, Optional<Average> flat,
        Optional<Double> dummy, double dummyTolerance, double lowest, double saturation,
        Optional<String> caveat) {
    /** Names of columns of {@link FrameSeries#frames} beside those of a series of patterns. */
    public static final class Columns {
        /** Why a frame cannot be used, in words; empty for a good one. */
        public static final String PROBLEM = "problem";
        /** What the intensities are divided by to compare frames, e.g. an ion chamber; NaN when not known. */
        public static final String MONITOR = "monitor";

        private Columns() {
        }
    }

    /**
     * Several frames in one.
     * @param values {@code [row][column]}
     * @param frames how many were averaged
     * @param exposure s, of one frame; NaN when not known
     */
    public record Average(Signal values, int frames, @In("s") double exposure) {
    }

    public FrameSeries {
        int[] shape = counts.shape();
        if (shape.length != 3 || shape[0] != frames.rows()) {
            throw new IllegalArgumentException("frames of shape " + Arrays.toString(shape) + " for " + frames.rows()
                    + " rows of the table");
        }
    }

    /** Without a caveat. */
    public FrameSeries(Signal counts, Table frames, TimeScale times, boolean numbered, Optional<Clock> clock,
            Optional<Double> wavelength, Optional<Detector> detector, Optional<DetectorGeometry> geometry,
            Optional<Signal> mask, Optional<Average> dark, Optional<Average> flat, Optional<Double> dummy,
            double dummyTolerance, double lowest, double saturation) {
        this(counts, frames, times, numbered, clock, wavelength, detector, geometry, mask, dark, flat, dummy,
                dummyTolerance, lowest, saturation, Optional.empty());
    }

    /**
     * Where the detector stands by a calibration, else by the frames themselves, for what comes out of it: a caveat is
     * told.
     */
    public Optional<DetectorGeometry> place(Optional<Calibration> calibration, Context context) {
        if (calibration.isEmpty() && geometry.isPresent()) {
            caveat.ifPresent(what -> context.warn("geometry", what));
        }
        return calibration.map(Calibration::geometry).or(this::geometry);
    }

    /** Number of frames. */
    public int size() {
        return frames.rows();
    }

    /** Rows of a frame. */
    public int rows() {
        return counts.shape()[1];
    }

    /** Columns of a frame. */
    public int columns() {
        return counts.shape()[2];
    }

    /** Name of a frame: its file, with the number inside it when it holds several. */
    public String name(int frame) {
        return frames.texts(PatternSeries.Columns.NAME)[frame];
    }

    /** What the values of a frame depend on beside the version of its loader. */
    public sealed interface Source {
    }

    /**
     * A frame of a file that is told from others as a whole.
     * @param file the file
     * @param dataset path inside an HDF5 file, when the study names it
     * @param raw how a file is read that does not say it itself, by its name and the study
     * @param frame its place in the file, from 0
     */
    public record InFile(Path file, Optional<String> dataset, Optional<String> raw, int frame) implements Source {
    }

    /**
     * A frame of a stack, which stays the same while others are written behind it.
     * @param digest of all that its pixels depend on
     */
    public record AsStored(String digest) implements Source {
    }

    /**
     * Where a frame comes from; empty when it is in no file, when that cannot be read, and for frames {@link #alone}. A
     * frame of a stack whose source was asked for is refused when it is read later and has changed.
     */
    public Optional<Source> source(int frame) {
        return LazyFrames.place(counts.data(), frame).flatMap(FrameSeries::source);
    }

    private static Optional<Source> source(LazyFrames.Place place) {
        FrameFile file = place.file();
        try {
            Optional<String> digest = file.digest(place.frame());
            return Optional.of(digest.isPresent() ? new AsStored(digest.get())
                    : new InFile(file.path(), file.dataset(), file.raw().map(RawImage::toString), place.frame()));
        } catch (LoadException e) {
            // what is wrong is told when the frame is read
            return Optional.empty();
        }
    }

    /** Why a frame cannot be used; empty for a good one. */
    public Optional<String> problem(int frame) {
        return Optional.of(frames.texts(Columns.PROBLEM)[frame]).filter(p -> !p.isEmpty());
    }

    /**
     * Reads one frame, {@code [row][column]}; the caller may not write into it.
     * @throws OperationException when the file cannot be read
     */
    public Dataset frame(int frame) throws OperationException {
        Optional<LazyFrames.Place> place = LazyFrames.place(counts.data(), frame);
        try {
            // January logs what goes wrong with all its places in the code
            Dataset read = place.isPresent() ? place.get().file().frame(place.get().frame())
                    : DatasetUtils.convertToDataset(counts.data()
                            .getSlice(new Slice(frame, frame + 1), new Slice(rows()), new Slice(columns())));
            return read.reshape(rows(), columns());
        } catch (LoadException e) {
            Path file = place.get().file().path();
            // a result that tells of it must not depend on the folder that it was read from
            String where = e.where().replace(file.toString(), file.getFileName().toString());
            throw new OperationException(where + ": " + e.what(), name(frame), "check that the file is whole", e);
        } catch (DatasetException e) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new OperationException(why, name(frame), "check that the file is whole", e);
        }
    }

    /** One frame alone, as a series of one; it is read when it is asked for. */
    public FrameSeries alone(int frame) {
        Axis number = counts.axes().getFirst();
        Axis of = Axis.of(number.name(), number.unit().name(), new double[] {number.values()[frame]});
        ILazyDataset one = counts.data().getSliceView(new Slice(frame, frame + 1), new Slice(rows()),
                new Slice(columns()));
        Signal signal = Signal.of(one, counts.unit().name(), of, counts.axes().get(1), counts.axes().get(2));
        return new FrameSeries(signal, PatternSeries.alone(frames, frame), times, numbered, clock, wavelength, detector,
                geometry, mask, dark, flat, dummy, dummyTolerance, lowest, saturation, caveat);
    }

    /** Numbers of the frames that can be used. */
    public long[] goodNumbers() {
        long[] numbers = frames.longs(PatternSeries.Columns.NUMBER);
        return IntStream.range(0, size()).filter(i -> problem(i).isEmpty()).mapToLong(i -> numbers[i]).toArray();
    }

    /**
     * Place of the frame of a number in the series.
     * @throws OperationException when there is none
     */
    public int row(long number) throws OperationException {
        long[] numbers = frames.longs(PatternSeries.Columns.NUMBER);
        return IntStream.range(0, size()).filter(i -> numbers[i] == number).findFirst()
                .orElseThrow(() -> new OperationException("there is no frame " + number));
    }

    /** The mask by rows, true where a pixel is never to be used. */
    public boolean[] masked() throws OperationException {
        boolean[] masked = new boolean[rows() * columns()];
        if (mask.isEmpty()) {
            return masked;
        }
        try {
            Dataset read = DatasetUtils.convertToDataset(mask.get().data().getSlice());
            for (int i = 0; i < masked.length; i++) {
                masked[i] = read.getElementLongAbs(i) != 0;
            }
            return masked;
        } catch (DatasetException e) {
            throw new OperationException("the mask cannot be read: " + e.getMessage(), "mask", "", e);
        }
    }
}
