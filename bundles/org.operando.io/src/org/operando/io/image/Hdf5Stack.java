// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetFactory;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.io.hdf5.DatasetInfo;
import org.operando.io.hdf5.DatasetRead;
import org.operando.io.hdf5.ElementType;
import org.operando.io.hdf5.Hdf5File;
import org.operando.io.hdf5.Region;

/**
 * Frames of HDF5 files: an array of rows and columns, or a stack of such (one or two dimensions before them), or the
 * numbered parts of an Eiger master one after the other. Elements that were never written are NaN, and their frame then
 * consists of doubles.
 */
final class Hdf5Stack implements FrameSource {
    private static final int DEEPEST = 4;
    private static final int MOST_NOTES = 300;

    private final Hdf5File file;
    private final List<Part> parts = new ArrayList<>();
    private final int announced;
    private final int frames;
    private final Map<String, String> metadata;

    /** @param first number of its first frame in the file */
    private record Part(DatasetInfo info, int first) {
        int frames() {
            int n = 1;
            for (int d = 0; d < info.shape().length - 2; d++) {
                n = Math.multiplyExact(n, info.shape()[d]);
            }
            return n;
        }

        int side(int fromEnd) {
            return info.shape()[info.shape().length - fromEnd];
        }
    }

    private Hdf5Stack(Hdf5File file, String dataset) throws LoadException {
        this.file = file;
        int n = 0;
        for (String path : ImageDatasets.parts(file, dataset)) {
            if (!file.exists(path)) {
                throw LoadException.at(file.path(), path, "leads to a file that is not there",
                        "put the files of the frames beside the master");
            }
            Part part = new Part(file.info(path), n);
            int rank = part.info().shape().length;
            if (!part.info().element().isNumber() || rank < 2 || rank > 4 || part.info().elements() == 0) {
                throw LoadException.at(file.path(), path, "is no image: an array of numbers with two to four "
                        + "dimensions is needed");
            }
            if ((long) part.side(1) * part.side(2) > FrameSize.MOST) {
                throw LoadException.at(file.path(), path, "says that its frames have " + part.side(2) + " x "
                        + part.side(1) + " pixels; up to " + FrameSize.MOST + " are read");
            }
            parts.add(part);
            n = Math.addExact(n, part.frames());
        }
        if (parts.isEmpty()) {
            throw LoadException.at(file.path(), dataset, "has no part");
        }
        announced = n;
        frames = written();
        if (frames == 0) {
            throw LoadException.at(file.path(), parts.getFirst().info().path(), "has no frame yet: none of "
                    + announced + " was written", "wait for the first");
        }
        metadata = notes();
    }

    /** Frames up to the last that was written: a stack is often made with room for all before the first is measured. */
    private int written() throws LoadException {
        int n = announced;
        while (n > 0) {
            Block last = block(n - 1);
            if (file.isWritten(last.part().info().path(), last.start(), last.shape())) {
                return n;
            }
            n--;
        }
        return 0;
    }

    static Optional<String> recognise(FileHead head) {
        return head.startsWith("\u0089HDF\r\n\u001a\n") ? Optional.of("begins as HDF5 files do") : Optional.empty();
    }

    static FrameSource open(ImageBytes bytes) throws LoadException {
        return open(bytes.path(), "");
    }

    /** @param dataset the images, or empty to look for them */
    static FrameSource open(Path path, String dataset) throws LoadException {
        Hdf5File file = Hdf5File.open(path);
        try {
            List<String> found = dataset.isEmpty() ? ImageDatasets.in(file) : List.of(dataset);
            if (found.isEmpty()) {
                throw LoadException.at(path, "", "has no image: no array of numbers with two to four dimensions");
            }
            if (found.size() > 1) {
                throw LoadException.at(path, "", "has several arrays that may be the images: "
                        + String.join(", ", found), "say which of them");
            }
            return new Hdf5Stack(file, found.getFirst());
        } catch (LoadException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Files that links of a master, or its virtual data sets, lead to. */
    static List<Path> linked(Path path) throws LoadException {
        Set<Path> files = new TreeSet<>();
        try (Hdf5File file = Hdf5File.open(path)) {
            for (String dataset : ImageDatasets.in(file)) {
                for (String part : ImageDatasets.parts(file, dataset)) {
                    if (file.exists(part)) {
                        files.addAll(file.linked(part));
                    }
                }
            }
        }
        return List.copyOf(files);
    }

    /** Single numbers and texts of the instrument, with their units. */
    private Map<String, String> notes() throws LoadException {
        Map<String, String> pairs = new LinkedHashMap<>();
        String first = parts.getFirst().info().path();
        String entry = first.indexOf('/', 1) > 0 ? first.substring(0, first.indexOf('/', 1)) : "";
        if (file.isGroup(entry + "/instrument")) {
            collect(entry, "instrument", 0, pairs);
        }
        return pairs;
    }

    private void collect(String entry, String group, int depth, Map<String, String> pairs) throws LoadException {
        for (String child : file.children(entry + "/" + group)) {
            String at = group + "/" + child;
            String path = entry + "/" + at;
            if (pairs.size() > MOST_NOTES || file.link(path).isPresent()) {
                continue;
            }
            if (file.isGroup(path)) {
                if (depth < DEEPEST) {
                    collect(entry, at, depth + 1, pairs);
                }
            } else {
                note(path).ifPresent(value -> pairs.put(at, value));
            }
        }
    }

    private Optional<String> note(String path) {
        try {
            DatasetInfo info = file.info(path);
            ElementType element = info.element();
            if (info.elements() != 1 || !element.isNumber() && !element.isText()) {
                return Optional.empty();
            }
            Object value = Array.get(file.read(path).values(), 0);
            return Optional.of(value + file.text(path, "units").map(u -> " " + u).orElse(""));
        } catch (LoadException e) {
            // a value that cannot be read is no reason to refuse the frames
            return Optional.empty();
        }
    }

    @Override
    public int frames() {
        return frames;
    }

    @Override
    public int rows() {
        return parts.getFirst().side(2);
    }

    @Override
    public int columns() {
        return parts.getFirst().side(1);
    }

    @Override
    public PixelType pixelType() {
        ElementType element = parts.getFirst().info().element();
        boolean wide = element.kind() == ElementType.Kind.FLOAT;
        String name = (wide ? "FLOAT" : element.kind() == ElementType.Kind.UNSIGNED ? "UINT" : "INT")
                + 8 * element.bytes();
        return PixelType.valueOf(name);
    }

    @Override
    public Map<String, String> metadata(int frame) {
        return metadata;
    }

    @Override
    public int announced() {
        return announced;
    }

    /** Where a frame lies in its part. */
    private record Block(Part part, int[] start, int[] shape) {
    }

    private Block block(int frame) {
        Part part = parts.getFirst();
        for (Part later : parts) {
            part = later.first() <= frame ? later : part;
        }
        int rank = part.info().shape().length;
        int[] start = new int[rank];
        int[] shape = new int[rank];
        int rest = frame - part.first();
        for (int d = rank - 3; d >= 0; d--) {
            start[d] = rest % part.info().shape()[d];
            rest /= part.info().shape()[d];
            shape[d] = 1;
        }
        shape[rank - 2] = part.side(2);
        shape[rank - 1] = part.side(1);
        return new Block(part, start, shape);
    }

    @Override
    public Dataset frame(int frame) throws LoadException {
        Block block = block(frame);
        Part part = block.part();
        if (part.side(2) != rows() || part.side(1) != columns()) {
            throw LoadException.at(file.path(), part.info().path(), "has frames of " + part.side(2) + " x "
                    + part.side(1) + " pixels, the first part of " + rows() + " x " + columns());
        }
        DatasetRead read = file.read(part.info().path(), block.start(), block.shape());
        return DatasetFactory.createFromObject(values(read), rows(), columns());
    }

    private Object values(DatasetRead read) {
        return read.missing().isEmpty() ? narrow(read.values()) : withGaps(read);
    }

    private double[] withGaps(DatasetRead read) {
        double[] values = read.doubles();
        for (Region gap : read.missing()) {
            int rank = gap.start().length;
            int row0 = gap.start()[rank - 2];
            int column0 = gap.start()[rank - 1];
            for (int row = row0; row < row0 + gap.shape()[rank - 2]; row++) {
                int from = row * columns() + column0;
                Arrays.fill(values, from, from + gap.shape()[rank - 1], Double.NaN);
            }
        }
        return values;
    }

    /** Whole numbers as 32 bits where they fit. */
    private Object narrow(Object values) {
        ElementType element = parts.getFirst().info().element();
        return switch (values) {
            case byte[] x -> ints(x.length, i -> x[i]);
            case short[] x -> ints(x.length, i -> x[i]);
            case long[] x when element.bytes() == 4 && fits(x) -> ints(x.length, i -> (int) x[i]);
            default -> values;
        };
    }

    private static boolean fits(long[] values) {
        long all = 0;
        for (long value : values) {
            all |= value;
        }
        return all >>> 31 == 0;
    }

    private static int[] ints(int n, IntUnaryOperator value) {
        int[] x = new int[n];
        for (int i = 0; i < n; i++) {
            x[i] = value.applyAsInt(i);
        }
        return x;
    }

    @Override
    public void close() {
        file.close();
    }
}
