// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.operando.api.LoadException;
import org.operando.io.hdf5.DatasetInfo;
import org.operando.io.hdf5.Hdf5File;

/**
 * Finds the images in an HDF5 file. Asked in this order, and the first answer counts: the default plot of NeXus
 * ({@code default} and {@code signal} attributes), the signals of all NXdata groups, {@code /entry/data/data}, the
 * numbered parts {@code data_000001 ...} of an Eiger master, the largest array of numbers with two to four dimensions.
 */
public final class ImageDatasets {
    /** Shorter sides are tables and spectra. */
    private static final int SHORTEST_SIDE = 16;
    private static final int DEEPEST = 8;
    private static final int MOST_OBJECTS = 5000;
    private static final Pattern PART = Pattern.compile("data_\\d{1,9}");
    private static final Pattern NO_FRAMES = Pattern.compile("(?i).*(mask|flat|dark|error|sigma|variance|countrate).*");

    private final Hdf5File file;
    private final List<String> groups = new ArrayList<>();
    private final List<DatasetInfo> arrays = new ArrayList<>();
    /** Parts whose file is not there: the images are meant all the same, and not a mask that is. */
    private final List<String> broken = new ArrayList<>();
    private int seen;

    private ImageDatasets(Hdf5File file) {
        this.file = file;
    }

    /**
     * The data sets with images: one when it is clear, several when somebody must choose, none when there are none.
     * The parts of an Eiger master come as one, with a star for the number: {@code /entry/data/data_*}.
     */
    public static List<String> in(Hdf5File file) throws LoadException {
        ImageDatasets search = new ImageDatasets(file);
        Optional<String> plot = search.defaultPlot();
        if (plot.isPresent()) {
            return List.of(plot.get());
        }
        search.walk("", 0);
        List<String> signals = search.signals();
        if (!signals.isEmpty()) {
            return signals;
        }
        if (search.image("/entry/data/data").isPresent()) {
            return List.of("/entry/data/data");
        }
        List<String> parted = search.parted();
        return parted.isEmpty() ? search.largest() : parted;
    }

    /** The numbered parts that a path with a star stands for, in order; else the path itself. */
    static List<String> parts(Hdf5File file, String dataset) throws LoadException {
        if (!dataset.endsWith("/data_*")) {
            return List.of(dataset);
        }
        String group = dataset.substring(0, dataset.lastIndexOf('/'));
        return file.children(group).stream().filter(n -> PART.matcher(n).matches())
                .sorted((a, b) -> Long.compare(number(a), number(b))).map(n -> group + "/" + n).toList();
    }

    private static long number(String part) {
        return Long.parseLong(part.substring(part.indexOf('_') + 1));
    }

    private Optional<String> defaultPlot() throws LoadException {
        String group = "";
        for (int depth = 0; depth < DEEPEST; depth++) {
            Optional<String> signal = signal(group);
            if (signal.isPresent()) {
                return signal;
            }
            Optional<String> next = file.text(group.isEmpty() ? "/" : group, "default");
            if (next.isEmpty() || !file.isGroup(group + "/" + next.get())) {
                return Optional.empty();
            }
            group += "/" + next.get();
        }
        return Optional.empty();
    }

    private Optional<String> signal(String group) throws LoadException {
        Optional<String> name = file.text(group.isEmpty() ? "/" : group, "signal");
        return name.isPresent() ? image(group + "/" + name.get()).map(DatasetInfo::path) : Optional.empty();
    }

    private List<String> signals() throws LoadException {
        List<String> found = new ArrayList<>();
        for (String group : groups) {
            signal(group).ifPresent(found::add);
        }
        return found;
    }

    /** Groups whose numbered parts are images; the number is left out of the name. */
    private List<String> parted() {
        return Stream.concat(arrays.stream().map(DatasetInfo::path), broken.stream())
                .filter(p -> PART.matcher(name(p)).matches())
                .map(p -> p.substring(0, p.lastIndexOf('/')) + "/data_*").distinct().toList();
    }

    /** The largest array, and with it those that could be meant as well: at least half as large, and no masks. */
    private List<String> largest() {
        List<DatasetInfo> frames = arrays.stream().filter(a -> !NO_FRAMES.matcher(name(a.path())).matches()).toList();
        List<DatasetInfo> choice = frames.isEmpty() ? arrays : frames;
        long most = choice.stream().mapToLong(DatasetInfo::elements).max().orElse(0);
        return choice.stream().filter(a -> a.elements() > most / 2).map(DatasetInfo::path).toList();
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /** Collects groups and images; groups behind links are left out, since they are reached otherwise or lead back. */
    private void walk(String group, int depth) throws LoadException {
        groups.add(group);
        for (String child : file.children(group.isEmpty() ? "/" : group)) {
            String path = group + "/" + child;
            if (++seen > MOST_OBJECTS) {
                return;
            }
            boolean linked = file.link(path).isPresent();
            if (linked && !isThere(path)) {
                broken.add(path);
            } else if (file.isGroup(path)) {
                if (!linked && depth < DEEPEST) {
                    walk(path, depth + 1);
                }
            } else if (!linked || PART.matcher(child).matches()) {
                image(path).ifPresent(arrays::add);
            }
        }
    }

    /** Whether a link leads to something; the file of a part may be one that is being written. */
    private boolean isThere(String path) throws LoadException {
        try {
            return file.exists(path);
        } catch (LoadException e) {
            if (PART.matcher(path.substring(path.lastIndexOf('/') + 1)).matches()) {
                return false;
            }
            throw e;
        }
    }

    private Optional<DatasetInfo> image(String path) {
        try {
            if (!file.isDataset(path)) {
                return Optional.empty();
            }
            DatasetInfo info = file.info(path);
            int rank = info.shape().length;
            boolean image = info.element().isNumber() && rank >= 2 && rank <= 4 && info.elements() > 0
                    && info.shape()[rank - 1] >= SHORTEST_SIDE && info.shape()[rank - 2] >= SHORTEST_SIDE;
            return image ? Optional.of(info) : Optional.empty();
        } catch (LoadException e) {
            // an object of a kind that is not read is no image
            return Optional.empty();
        }
    }
}
