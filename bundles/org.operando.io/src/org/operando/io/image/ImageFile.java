// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.january.dataset.Dataset;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;

/**
 * A file of one or several detector frames, open for reading. Opening reads headers only; a frame is read when it is
 * asked for. All frames have the size of the first; a frame that has not is refused when it is asked for, so that the
 * others of a series can be used. An object may be used by several threads at once.
 *
 * <pre>{@code
 * try (ImageFile file = ImageFile.open(path)) {            // format by content, gzip unpacked
 *     for (int i = 0; i < file.frames(); i++) {
 *         Dataset counts = file.frame(i);                  // [row][column], row 0 is the first that is stored
 *         String exposure = file.metadata(i).get("Exposure_time");
 *     }
 * }
 * }</pre>
 *
 * <p>Whole numbers up to 32 bits come as {@code IntegerDataset}, numbers of 32 bits without sign as {@code LongDataset}
 * when one of them is 2^31 or more, 64 bits as {@code LongDataset}, floats as {@code FloatDataset} and
 * {@code DoubleDataset}. No value is replaced: gaps stay what the detector wrote (-1, -2, 2^32 - 1).
 */
public final class ImageFile implements AutoCloseable {
    private final ImageBytes bytes;
    private final Optional<ImageFormat> format;
    private final FrameSource source;

    private interface Reading<T> {
        T read() throws LoadException;
    }

    private interface Opening {
        FrameSource open(ImageBytes bytes) throws LoadException;
    }

    private ImageFile(ImageBytes bytes, Optional<ImageFormat> format, FrameSource source) {
        this.bytes = bytes;
        this.format = format;
        this.source = source;
    }

    /**
     * Opens a file whose format is seen by its content.
     * @throws LoadException when it cannot be read or is no image
     */
    public static ImageFile open(Path file) throws LoadException {
        RegularFile.require(file);
        try {
            Optional<ImageFormat> format = ImageFormat.of(FileHead.of(file));
            return open(file, format.orElseThrow(() -> LoadException.at(file, "", "is no image that can be read",
                    "these are: " + String.join(", ", ImageFormat.labels()))));
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
    }

    /**
     * Opens a file of a format.
     * @throws LoadException when it cannot be read or is of another format
     */
    public static ImageFile open(Path file, ImageFormat format) throws LoadException {
        return open(file, Optional.of(format), format::open);
    }

    /**
     * Opens a file of frames that are told by the caller, since the file says nothing of them.
     * @throws LoadException when its size does not fit
     */
    public static ImageFile open(Path file, RawImage raw) throws LoadException {
        return open(file, Optional.empty(), bytes -> RawImage.frames(bytes, raw));
    }

    /**
     * Opens the images of an HDF5 file by their path in it.
     * @param dataset path of an array, or one that {@link ImageDatasets} gives
     * @throws LoadException when it is no HDF5 file or has no such array
     */
    public static ImageFile open(Path file, String dataset) throws LoadException {
        return open(file, Optional.of(ImageFormat.HDF5), bytes -> Hdf5Stack.open(file, dataset));
    }

    private static ImageFile open(Path file, Optional<ImageFormat> format, Opening opening) throws LoadException {
        RegularFile.require(file);
        ImageBytes bytes = ImageBytes.open(file);
        try {
            return new ImageFile(bytes, format, guard(bytes, () -> opening.open(bytes)));
        } catch (LoadException e) {
            bytes.close();
            throw e;
        }
    }

    /** Other files that the frames of a file lie in, as those of an Eiger master; none when it cannot be read. */
    public static List<Path> linked(Path file) {
        try {
            return ImageFormat.HDF5.recognise(FileHead.of(file)).isPresent() ? Hdf5Stack.linked(file) : List.of();
        } catch (IOException | LoadException e) {
            // what is wrong with it is told when its frames are asked for
            return List.of();
        }
    }

    /**
     * Other files that frames of a file should lie in, as those of an Eiger master, and that are not there or not whole,
     * as before they are written; none when the file itself cannot be read.
     */
    public static List<Path> awaited(Path file) {
        try {
            return ImageFormat.HDF5.recognise(FileHead.of(file)).isPresent() ? Hdf5Stack.awaited(file) : List.of();
        } catch (IOException | LoadException e) {
            // what is wrong with it is told when its frames are asked for
            return List.of();
        }
    }

    /** The file. */
    public Path path() {
        return bytes.path();
    }

    /** The format; empty for frames that the caller told. */
    public Optional<ImageFormat> format() {
        return format;
    }

    /** Number of frames, at least 1. */
    public int frames() {
        return source.frames();
    }

    /**
     * Number of frames that the file has room for: more than {@link #frames} while a stack is written, or when its writing
     * was stopped.
     */
    public int announced() {
        return source.announced();
    }

    /** Rows of a frame (slow index). */
    public int rows() {
        return source.rows();
    }

    /** Columns of a frame (fast index). */
    public int columns() {
        return source.columns();
    }

    /** Pixels of the first frame as stored. */
    public PixelType pixelType() {
        return source.pixelType();
    }

    /**
     * What the header of a frame says, by the header's own words and in its order, e.g. {@code Exposure_time} =
     * {@code 3.0000000 s}; {@link AcquisitionHeader} knows what the common words mean.
     * @param frame 0 is the first
     */
    public Map<String, String> metadata(int frame) throws LoadException {
        requireFrame(frame);
        return guard(bytes, () -> source.metadata(frame));
    }

    /**
     * Reads a frame; each call reads it anew.
     * @param frame 0 is the first
     * @return rows x columns
     * @throws LoadException when it is damaged or of another size than the first
     */
    public Dataset frame(int frame) throws LoadException {
        requireFrame(frame);
        Dataset dataset = guard(bytes, () -> source.frame(frame));
        dataset.setName(bytes.path().getFileName() + (frames() > 1 ? " " + (frame + 1) : ""));
        return dataset;
    }

    /**
     * A file that frames should lie in and do not.
     * @param file as the file that leads to it names it
     * @param why what is wrong
     * @param isThere whether there is such a file, which cannot be read or has no frames
     */
    public record Absent(String file, String why, boolean isThere) {
    }

    /** Other files that frames should lie in and do not: those behind the last frame that is there have no number. */
    public List<Absent> absent() {
        return source.absent();
    }

    /**
     * Why a frame, or a part of it, is not there although later ones are; empty for one that is.
     * @param frame 0 is the first
     */
    public Optional<String> problem(int frame) throws LoadException {
        requireFrame(frame);
        return guard(bytes, () -> source.problem(frame));
    }

    /**
     * What the file says of pixels that are no good in any frame; empty when it says nothing.
     * @throws LoadException when that cannot be read or is of another size than the frames
     */
    public Optional<PixelMask> pixelMask() throws LoadException {
        return guard(bytes, source::pixelMask);
    }

    /**
     * Digest of all that the pixels of a frame depend on, of some formats, made without unpacking them: frames of equal
     * digest have equal pixels. By one thread at a time.
     * @param frame 0 is the first
     */
    public Optional<String> digest(int frame) throws LoadException {
        requireFrame(frame);
        return guard(bytes, () -> source.digest(frame));
    }

    private void requireFrame(int frame) throws LoadException {
        if (frame < 0 || frame >= frames()) {
            throw LoadException.at(bytes.path(), "", "has " + frames() + " frames, number " + (frame + 1)
                    + " is asked for");
        }
    }

    /** Headers lie in as many ways as there are fields: what escapes the checks is still named with its file. */
    private static <T> T guard(ImageBytes bytes, Reading<T> reading) throws LoadException {
        try {
            return reading.read();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException
                | ArithmeticException e) {
            throw new LoadException("is damaged: " + (e.getMessage() == null ? "a part of it ends too early"
                    : e.getMessage()), bytes.path().toString(), "copy it again, or write it anew", e);
        }
    }

    /** Closes the file. */
    @Override
    public void close() throws LoadException {
        source.close();
        bytes.close();
    }
}
