// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.january.dataset.ILazyDataset;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;

/**
 * An HDF5 file open for reading.
 *
 * <p>The structures are read by jhdf where it is right and by this package where it is not: unsigned numbers are
 * widened, virtual data sets neither spoil their group nor themselves, bitshuffled chunks with a short last block are
 * decoded, elements that were never written are told from zeros, and a link into another file works from any working
 * directory. What cannot be read is refused with file and path.
 *
 * <p>Paths start at the root, with or without a slash; they go through soft and external links. An object may be used
 * by several threads at once.
 *
 * <pre>{@code
 * try (Hdf5File file = Hdf5File.open(path)) {
 *     double[] angles = file.read("/entry/data/two_theta").doubles();
 *     String unit = file.text("/entry/data/two_theta", "units").orElse("");
 *     ILazyDataset frames = file.lazy("/entry/data/data");   // may be used after the file is closed
 * }
 * }</pre>
 */
public final class Hdf5File implements AutoCloseable {
    private static final int MAX_LINKS = 40;
    /** Virtual data sets of virtual data sets: two are usual. */
    static final int MAX_VIRTUAL = 4;

    private final Path path;
    private final Path home;
    private final FileBytes bytes;
    private final Map<Path, Hdf5File> others;
    private final boolean owner;
    private final Map<Long, ObjectMessages> objects = new ConcurrentHashMap<>();
    private final Map<Long, Map<String, Links.Link>> groups = new ConcurrentHashMap<>();
    private final Map<Long, StoredDataset> datasets = new ConcurrentHashMap<>();
    private final Map<StoredDataset, VirtualLayout> virtual = new ConcurrentHashMap<>();

    /** An object and the file that has it. */
    record Located(Hdf5File file, ObjectMessages object) {
    }

    private Hdf5File(Path path, Path home, FileBytes bytes, Map<Path, Hdf5File> others, boolean owner) {
        this.path = path;
        this.home = home;
        this.bytes = bytes;
        this.others = others;
        this.owner = owner;
    }

    /**
     * Opens a file.
     * @throws LoadException when it cannot be read, is no HDF5 file or is shorter than it should be
     */
    public static Hdf5File open(Path file) throws LoadException {
        RegularFile.require(file);
        Path absolute = file.toAbsolutePath().normalize();
        Map<Path, Hdf5File> others = new ConcurrentHashMap<>();
        Hdf5File opened = open(absolute, absolute.getParent(), others, true);
        others.put(absolute, opened);
        return opened;
    }

    private static Hdf5File open(Path file, Path home, Map<Path, Hdf5File> others, boolean owner)
            throws LoadException {
        try {
            return guard(file, "", () -> {
                try {
                    return new Hdf5File(file, home, FileBytes.open(file), others, owner);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (LoadException e) {
            throw e.remedy().isEmpty() ? new LoadException(e.what(), e.where(),
                    "check that it is whole and that nothing is writing it, or copy it again", e.getCause()) : e;
        }
    }

    /** The file, absolute. */
    public Path path() {
        return path;
    }

    /** Closes the file and those that its links led to. */
    @Override
    public void close() {
        bytes.close();
        if (owner) {
            others.values().stream().filter(f -> f != this).forEach(f -> f.bytes.close());
        }
    }

    /** Names of what a group holds, sorted, broken links included. */
    public List<String> children(String group) throws LoadException {
        return guard(path, group, () -> {
            Located at = require(group);
            return List.copyOf(at.file.links(at.object).keySet());
        });
    }

    /** Whether the path leads to an object; false for a link whose target is not there. */
    public boolean exists(String object) throws LoadException {
        return guard(path, object, () -> find(object).isPresent());
    }

    /** Where the last part of a path leads when it is a soft or external link; empty for an object of the group itself. */
    public Optional<LinkTarget> link(String object) throws LoadException {
        return guard(path, object, () -> {
            int cut = object.lastIndexOf('/');
            Optional<Located> group = find(object.substring(0, Math.max(0, cut))).filter(g -> !g.object.isDataset());
            return group.map(g -> g.file.links(g.object).get(object.substring(cut + 1))).flatMap(link -> switch (link) {
                case Links.Hard hard -> Optional.<LinkTarget>empty();
                case Links.Soft soft -> Optional.of(new LinkTarget("", soft.path()));
                case Links.External external -> Optional.of(new LinkTarget(external.file(), external.path()));
            });
        });
    }

    /** Whether the path leads to a group. */
    public boolean isGroup(String object) throws LoadException {
        return guard(path, object,
                () -> find(object).map(o -> !o.object.isDataset() && o.object.isGroup()).orElse(false));
    }

    /** Whether the path leads to a data set. */
    public boolean isDataset(String object) throws LoadException {
        return guard(path, object, () -> find(object).map(o -> o.object.isDataset()).orElse(false));
    }

    /** Names of an object's attributes, sorted. */
    public List<String> attributes(String object) throws LoadException {
        return guard(path, object, () -> List.copyOf(attributesOf(object).keySet()));
    }

    /**
     * An attribute's value: a primitive array or {@code String[]}, of length 1 for a scalar; empty when it is not there
     * or of a type that is not read.
     */
    public Optional<Object> attribute(String object, String name) throws LoadException {
        return guard(path, object + "@" + name, () -> attributesOf(object).getOrDefault(name, Optional.empty()));
    }

    /** An attribute that is a text. */
    public Optional<String> text(String object, String attribute) throws LoadException {
        return attribute(object, attribute).filter(v -> v instanceof String[] t && t.length == 1)
                .map(v -> ((String[]) v)[0]);
    }

    /** An attribute that is a list of texts; a single text is a list of one. */
    public List<String> texts(String object, String attribute) throws LoadException {
        return attribute(object, attribute).filter(String[].class::isInstance).map(v -> List.of((String[]) v))
                .orElse(List.of());
    }

    /** An attribute that is one number. */
    public OptionalDouble number(String object, String attribute) throws LoadException {
        Optional<Object> value = attribute(object, attribute).filter(v -> !(v instanceof String[]));
        double[] numbers = value.map(v -> new DatasetRead(v, new int[0], List.of()).doubles()).orElse(new double[0]);
        return numbers.length == 1 ? OptionalDouble.of(numbers[0]) : OptionalDouble.empty();
    }

    /** Shape, type, chunks and filters of a data set. */
    public DatasetInfo info(String dataset) throws LoadException {
        return guard(path, dataset, () -> {
            StoredDataset stored = stored(requireDataset(dataset));
            int[] chunk = stored.layout instanceof Layout.Chunked c ? c.chunk().clone() : new int[0];
            return new DatasetInfo(dataset, stored.shape(), stored.type,
                    stored.layout.getClass().getSimpleName().toLowerCase(Locale.ROOT), chunk,
                    stored.filters.names());
        });
    }

    /** Reads a whole data set. */
    public DatasetRead read(String dataset) throws LoadException {
        return guard(path, dataset, () -> {
            Located at = requireDataset(dataset);
            return at.file.read(at.object, stored(at).whole());
        });
    }

    /**
     * Reads a block of a data set, chunk by chunk.
     * @param start first element in each dimension
     * @param shape lengths
     */
    public DatasetRead read(String dataset, int[] start, int[] shape) throws LoadException {
        return guard(path, dataset, () -> {
            Located at = requireDataset(dataset);
            return at.file.read(at.object, new Region(start.clone(), shape.clone()));
        });
    }

    /**
     * Whether any element of a block was ever written: in a file that is being written, or whose writing was stopped, a
     * data set may be longer than what it holds.
     * @param start first element in each dimension
     * @param shape lengths
     */
    public boolean isWritten(String dataset, int[] start, int[] shape) throws LoadException {
        return guard(path, dataset,
                () -> isWritten(requireDataset(dataset), new Region(start.clone(), shape.clone()), MAX_VIRTUAL));
    }

    private static boolean isWritten(Located at, Region region, int depth) {
        StoredDataset stored = at.file.stored(at);
        if (depth < 0 || !(stored.layout instanceof Layout.Virtual)) {
            return stored.isWritten(region);
        }
        boolean[] found = new boolean[1];
        at.file.virtual(stored).sources(region,
                (source, part, there) -> found[0] = found[0] || isWritten(source, there, depth - 1));
        return found[0];
    }

    /** Other files that the data of a data set lie in, by links or as sources of a virtual one, as far as they are there. */
    public List<Path> linked(String dataset) throws LoadException {
        return guard(path, dataset, () -> {
            Located at = requireDataset(dataset);
            StoredDataset stored = stored(at);
            if (stored.layout instanceof Layout.Virtual) {
                at.file.virtual(stored).follow(MAX_VIRTUAL);
            }
            return others.keySet().stream().filter(f -> !f.equals(path)).sorted().toList();
        });
    }

    /**
     * Other files that a data set should lie in, by its link or as sources of a virtual one, and that are not there or
     * cannot be read, as before they are written to their end.
     */
    public List<Path> awaited(String dataset) throws LoadException {
        return guard(path, dataset, () -> {
            int cut = dataset.lastIndexOf('/');
            Located group = require(dataset.substring(0, Math.max(0, cut)));
            Links.Link link = group.file.links(group.object).get(dataset.substring(cut + 1));
            if (link instanceof Links.External external
                    && (!group.file.opens(external.file()) || find(dataset).isEmpty())) {
                return List.of(group.file.place(external.file()));
            }
            return find(dataset).filter(at -> at.object.isDataset() && stored(at).layout instanceof Layout.Virtual)
                    .map(at -> VirtualLayout.files(at.file, stored(at)).stream().filter(f -> !at.file.opens(f))
                            .map(at.file::place).toList())
                    .orElse(List.of());
        });
    }

    private boolean opens(String name) {
        try {
            return other(name).isPresent();
        } catch (MalformedHdf5 e) {
            // what is wrong with it is told when it is read
            return false;
        }
    }

    /** The text of a scalar data set, or of one with a single element. */
    public String text(String dataset) throws LoadException {
        DatasetRead read = read(dataset);
        if (read.values() instanceof String[] texts && texts.length == 1) {
            return texts[0];
        }
        throw LoadException.at(path, dataset, "one text expected");
    }

    /** The number of a scalar data set, or of one with a single element. */
    public double number(String dataset) throws LoadException {
        DatasetRead read = read(dataset);
        if (read.values() instanceof String[] || Array.getLength(read.values()) != 1) {
            throw LoadException.at(path, dataset, "one number expected");
        }
        return read.doubles()[0];
    }

    /**
     * A data set of numbers whose blocks are read when they are asked for. It opens the file itself each time, so it
     * may be used after this object is closed; it says so when the file has changed since. Whole numbers with elements
     * that were never written, and no fill value, become doubles with NaN.
     */
    public ILazyDataset lazy(String dataset) throws LoadException {
        return guard(path, dataset, () -> {
            Located at = requireDataset(dataset);
            StoredDataset stored = stored(at);
            if (!stored.type.isNumber() || stored.extent.rank() == 0) {
                throw new MalformedHdf5("an array of numbers expected, found " + stored.type.name());
            }
            stored.filters.requireKnown();
            boolean asDoubles = stored.layout instanceof Layout.Virtual
                    ? !at.file.readsWhole(at.object) : stored.hidesGaps();
            return LazyBlocks.of(this, dataset, stored, asDoubles);
        });
    }

    /** Whether a virtual data set has no hole that would read as 0. */
    private boolean readsWhole(ObjectMessages object) {
        return virtual(datasets.get(object.address())).covers();
    }

    DatasetRead read(ObjectMessages object, Region region) {
        StoredDataset stored = stored(new Located(this, object));
        StoredDataset.Block block = block(stored, region, MAX_VIRTUAL);
        return new DatasetRead(Elements.decode(stored.type, block.bytes(), bytes), region.shape().clone(),
                block.missing());
    }

    /** @param depth how many virtual data sets may still lie behind one another */
    StoredDataset.Block block(StoredDataset stored, Region region, int depth) {
        if (depth < 0) {
            throw new MalformedHdf5("more than " + MAX_VIRTUAL + " virtual data sets refer to one another");
        }
        return stored.layout instanceof Layout.Virtual ? virtual(stored).read(region, depth)
                : stored.read(bytes, region);
    }

    /** Bytes of this file and of those that its links led to so far. */
    long sizeWithOthers() {
        return others.values().stream().mapToLong(f -> f.bytes.size()).sum();
    }

    VirtualLayout virtual(StoredDataset stored) {
        return virtual.computeIfAbsent(stored, s -> VirtualLayout.of(this, s));
    }

    FileBytes bytes() {
        return bytes;
    }

    StoredDataset stored(Located at) {
        return at.file.datasets.computeIfAbsent(at.object.address(), a -> StoredDataset.of(at.file.bytes, at.object));
    }

    private Map<String, Optional<Object>> attributesOf(String object) {
        Located at = require(object);
        return Attributes.of(at.file.bytes, at.object);
    }

    Located requireDataset(String dataset) {
        Located at = require(dataset);
        if (!at.object.isDataset()) {
            throw new MalformedHdf5("is a group, not a data set");
        }
        return at;
    }

    private Located require(String object) {
        return find(object).orElseThrow(() -> new MalformedHdf5("is not there"));
    }

    private ObjectMessages object(long address) {
        return objects.computeIfAbsent(address, at -> ObjectMessages.read(bytes, at));
    }

    private Map<String, Links.Link> links(ObjectMessages group) {
        if (group.isDataset()) {
            throw new MalformedHdf5("is a data set, not a group");
        }
        return groups.computeIfAbsent(group.address(), a -> Links.of(bytes, group));
    }

    private Optional<Located> find(String object) {
        return follow(new Located(this, object(bytes.rootAddress())), object, new int[] {MAX_LINKS});
    }

    private static Optional<Located> follow(Located from, String object, int[] left) {
        Located at = object.startsWith("/") ? from.file.root() : from;
        for (String name : object.split("/")) {
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (at.object.isDataset()) {
                return Optional.empty();
            }
            Links.Link link = at.file.links(at.object).get(name);
            if (link != null && --left[0] < 0 && !(link instanceof Links.Hard)) {
                throw new MalformedHdf5("goes through more than " + MAX_LINKS + " links");
            }
            Optional<Located> next = switch (link) {
                case null -> Optional.empty();
                case Links.Hard hard -> Optional.of(new Located(at.file, at.file.object(hard.address())));
                case Links.Soft soft -> follow(at, soft.path(), left);
                case Links.External external -> at.file.other(external.file())
                        .flatMap(f -> follow(f.root(), external.path(), left));
            };
            if (next.isEmpty()) {
                return next;
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    private Located root() {
        return new Located(this, object(bytes.rootAddress()));
    }

    /**
     * Another file, named from this file's folder; empty when it is not there. A file may name those beside and below
     * the one that was opened only: who sends a file must not choose what else is read here. A path that leads elsewhere is looked for by
     * its last part beside the file, as HDF5 does, since folders of another machine are not on this one.
     */
    Optional<Hdf5File> other(String name) {
        if (name.equals(".")) {
            return Optional.of(this);
        }
        Path there = place(name);
        if (!path.resolveSibling(name).normalize().startsWith(home) && !Files.isRegularFile(there)) {
            throw new MalformedHdf5("refers to a file outside its folder, " + name
                    + ", which is not read; put that file, or a link to it, beside " + path.getFileName());
        }
        Hdf5File known = others.get(there);
        if (known != null) {
            return Optional.of(known);
        }
        if (!Files.exists(there)) {
            return Optional.empty();
        }
        try {
            RegularFile.require(there);
            Hdf5File opened = open(there, home, others, false);
            Hdf5File first = others.putIfAbsent(there, opened);
            if (first != null) {
                opened.close();
            }
            return Optional.of(first != null ? first : opened);
        } catch (LoadException e) {
            throw new MalformedHdf5("leads to " + e.getMessage());
        }
    }

    /** Where a file of this name is looked for. */
    private Path place(String name) {
        Path there = path.resolveSibling(name).normalize();
        return there.startsWith(home) ? there
                : path.resolveSibling(there.getFileName() == null ? Path.of("") : there.getFileName());
    }

    /** An object of another file by its path; empty when file or object is not there. */
    Optional<Located> find(String file, String object) {
        return other(file).flatMap(f -> f.find(object));
    }

    /** Runs a read and gives what goes wrong in it a file and a place. */
    static <T> T guard(Path file, String place, Supplier<T> read) throws LoadException {
        try {
            return read.get();
        } catch (UncheckedIOException e) {
            throw LoadException.io(file, e.getCause());
        } catch (MalformedHdf5 e) {
            throw LoadException.at(file, place, e.getMessage(), "");
        } catch (OutOfMemoryError e) {
            throw new LoadException("does not fit in the memory", file + (place.isEmpty() ? "" : ":" + place),
                    "read it in parts, or check that the file is not damaged", e);
        } catch (RuntimeException | StackOverflowError e) {
            // a damaged file meets any check of the parsers first: buffers, indices, jhdf's own
            throw new LoadException("damaged or not readable HDF5 (" + e.getMessage() + ")",
                    file + (place.isEmpty() ? "" : ":" + place), "check it with h5dump, or copy it again", e);
        }
    }

    /** Parts of a path, without empty ones. */
    static List<String> parts(String object) {
        List<String> parts = new ArrayList<>();
        for (String part : object.split("/")) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }
}
