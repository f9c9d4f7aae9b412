// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetFactory;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.io.hdf5.BlockDigest;
import org.operando.io.hdf5.DatasetInfo;
import org.operando.io.hdf5.DatasetRead;
import org.operando.io.hdf5.ElementType;
import org.operando.io.hdf5.Hdf5File;
import org.operando.io.hdf5.Region;
import org.operando.io.hdf5.Unwritten;

/**
 * Frames of HDF5 files: an array of rows and columns, or a stack of such (one or two dimensions before them), or the
 * numbered parts of an Eiger master one after the other. Elements that were never written are NaN, and their frame then
 * consists of doubles.
 */
final class Hdf5Stack implements FrameSource {
    private static final int DEEPEST = 4;
    private static final int MOST_NOTES = 300;

    private final Hdf5File file;
    private final List<StackPart> parts;
    private final List<ImageFile.Absent> absent;
    private final StackPart first;
    private final int announced;
    private final int frames;
    private final Map<String, String> metadata;
    private BlockDigest digests;

    private Hdf5Stack(Hdf5File file, String dataset) throws LoadException {
        this.file = file;
        StackPart.All all = StackPart.of(file, dataset);
        parts = all.parts();
        absent = new ArrayList<>(all.absent());
        for (StackPart part : parts) {
            if (part.info().isPresent()) {
                file.awaited(part.path()).forEach(source -> absent.add(absent(source)));
            }
        }
        StackPart last = parts.getLast();
        announced = last.first() + last.frames();
        first = parts.stream().filter(p -> p.info().isPresent()).findFirst().orElseThrow();
        frames = written();
        if (frames == 0 && !absent.isEmpty()) {
            throw LoadException.at(file.path(), first.path(), "leads to " + absent.getFirst().file() + ", which "
                    + absent.getFirst().why(), "put the files of the frames beside the master");
        }
        if (frames == 0) {
            throw LoadException.at(file.path(), first.path(), "has no frame yet: none of "
                    + announced + " was written", "wait for the first");
        }
        metadata = notes();
    }

    private static ImageFile.Absent absent(Path source) {
        boolean there = Files.exists(source);
        return new ImageFile.Absent(source.getFileName().toString(), there ? "cannot be read" : "is not there", there);
    }

    /** Frames up to the last that was written: a stack is often made with room for all before the first is measured. */
    private int written() throws LoadException {
        int n = announced;
        while (n > 0) {
            Block last = block(n - 1);
            if (last.part().info().isPresent() && file.isWritten(last.part().path(), last.start(), last.shape())) {
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
                    if (isThere(file, part)) {
                        files.addAll(file.linked(part));
                    }
                }
            }
        }
        return List.copyOf(files);
    }

    private static boolean isThere(Hdf5File file, String part) {
        try {
            return file.exists(part);
        } catch (LoadException e) {
            // a part that is not whole yet; the others are read
            return false;
        }
    }

    /** Files that links of a master, or its virtual data sets, lead to and that are not there or not whole yet. */
    static List<Path> awaited(Path path) throws LoadException {
        Set<Path> files = new TreeSet<>();
        try (Hdf5File file = Hdf5File.open(path)) {
            for (String dataset : ImageDatasets.in(file)) {
                for (String part : ImageDatasets.parts(file, dataset)) {
                    files.addAll(file.awaited(part));
                }
            }
        }
        return List.copyOf(files);
    }

    /** Single numbers and texts of the instrument, with their units. */
    private Map<String, String> notes() throws LoadException {
        Map<String, String> pairs = new LinkedHashMap<>();
        String path = first.path();
        String entry = path.indexOf('/', 1) > 0 ? path.substring(0, path.indexOf('/', 1)) : "";
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
        return first.side(2);
    }

    @Override
    public int columns() {
        return first.side(1);
    }

    @Override
    public PixelType pixelType() {
        ElementType element = first.info().orElseThrow().element();
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

    @Override
    public Optional<String> problem(int frame) throws LoadException {
        Block block = block(frame);
        if (block.part().info().isEmpty()) {
            return Optional.of(block.part().problem());
        }
        Unwritten unwritten = Unwritten.of(file, block.part().path(), block.start(), block.shape());
        if (unwritten.missing() == 0) {
            return Optional.empty();
        }
        boolean all = unwritten.missing() == unwritten.elements();
        String why = unwritten.absent().isEmpty() ? "never written" : String.join(", ", unwritten.absent());
        return Optional.of(all ? unwritten.absent().isEmpty() ? "it was never written" : why
                : String.format(Locale.ROOT, "%d of its %d pixels (%.3g %%) are missing: %s", unwritten.missing(),
                        unwritten.elements(), 100.0 * unwritten.missing() / unwritten.elements(), why));
    }

    @Override
    public Optional<PixelMask> pixelMask() throws LoadException {
        return PixelMask.in(file, first.path(), rows(), columns());
    }

    @Override
    public List<ImageFile.Absent> absent() {
        return List.copyOf(absent);
    }

    /** Where a frame lies in its part. */
    private record Block(StackPart part, int[] start, int[] shape) {
    }

    private Block block(int frame) {
        StackPart part = parts.getFirst();
        for (StackPart later : parts) {
            part = later.first() <= frame ? later : part;
        }
        if (part.info().isEmpty()) {
            return new Block(part, new int[0], new int[0]);
        }
        int[] of = part.info().get().shape();
        int rank = of.length;
        int[] start = new int[rank];
        int[] shape = new int[rank];
        int rest = frame - part.first();
        for (int d = rank - 3; d >= 0; d--) {
            start[d] = rest % of[d];
            rest /= of[d];
            shape[d] = 1;
        }
        shape[rank - 2] = part.side(2);
        shape[rank - 1] = part.side(1);
        return new Block(part, start, shape);
    }

    @Override
    public Dataset frame(int frame) throws LoadException {
        Block block = block(frame);
        StackPart part = block.part();
        if (part.info().isEmpty()) {
            throw LoadException.at(file.path(), part.path(), part.problem(),
                    "put the files of the frames beside the master");
        }
        if (part.side(2) != rows() || part.side(1) != columns()) {
            throw LoadException.at(file.path(), part.path(), "has frames of " + part.side(2) + " x "
                    + part.side(1) + " pixels, the first part of " + rows() + " x " + columns());
        }
        DatasetRead read = file.read(part.path(), block.start(), block.shape());
        return DatasetFactory.createFromObject(values(read), rows(), columns());
    }

    @Override
    public Optional<String> digest(int frame) throws LoadException {
        Block block = block(frame);
        if (block.part().info().isEmpty()) {
            return Optional.of("not there");
        }
        if (digests == null) {
            digests = new BlockDigest(file);
        }
        // the first part decides how numbers of all are given
        return Optional.of(digests.of(block.part().path(), block.start(), block.shape()) + " as "
                + pixelType().label());
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
        ElementType element = first.info().orElseThrow().element();
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
