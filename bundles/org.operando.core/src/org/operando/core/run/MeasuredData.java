// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.OperationException;
import org.operando.api.RegularFile;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.record.CanonicalJson;
import org.operando.core.study.Measurement;

/** The files of a measurement with their loader; the data themselves are read on demand. */
public final class MeasuredData {
    private final Measurement measurement;
    private final List<Path> files;
    private final Contribution<Loader<?, ?>> loader;
    private final String reason;
    private final LoadException error;
    private Map<Path, String> hashes = Map.of();
    private Map<Path, String> stamps = Map.of();

    private MeasuredData(Measurement measurement, List<Path> files, Contribution<Loader<?, ?>> loader, String reason,
            LoadException error) {
        this.measurement = measurement;
        this.files = files;
        this.loader = loader;
        this.reason = reason;
        this.error = error;
    }

    /** Finds files and loader of a measurement of a study; what is wrong with them is kept in {@link #error()}. */
    static MeasuredData find(Measurement measurement, Path folder, Catalogue catalogue) {
        List<Path> files = List.of();
        try {
            files = FilePatterns.find(folder, measurement.files());
            return of(measurement, files, catalogue);
        } catch (LoadException e) {
            return new MeasuredData(measurement, files, null, "", e);
        }
    }

    /** Finds the loader of these files; all must be for one, or be read with one that is: see {@link LoaderChoice}. */
    public static MeasuredData of(Measurement measurement, List<Path> files, Catalogue catalogue) {
        try {
            for (Path file : files) {
                RegularFile.require(file);
            }
            if (files.isEmpty()) {
                throw new LoadException("measurement '" + measurement.name() + "' has no files", "", "", null);
            }
            LoaderChoice choice = LoaderChoice.of(files, measurement.technique(), catalogue);
            return new MeasuredData(measurement, choice.files(), choice.best().loader(),
                    choice.best().recognition().reason(), null);
        } catch (LoadException e) {
            return new MeasuredData(measurement, files, null, "", e);
        }
    }

    /** The measurement. */
    public Measurement measurement() {
        return measurement;
    }

    /** Its files. */
    public List<Path> files() {
        return files;
    }

    /** The loader; empty when there is an {@link #error()}. */
    public Optional<Contribution<Loader<?, ?>>> loader() {
        return Optional.ofNullable(loader);
    }

    /** Why this loader. */
    public String reason() {
        return reason;
    }

    /** Why nothing can be read. */
    public Optional<LoadException> error() {
        return Optional.ofNullable(error);
    }

    /** SHA-256 of each file read, those that a file refers to included; after {@link #key}. */
    public Map<Path, String> hashes() {
        return hashes;
    }

    /** The record type that the loader gives; empty when there is none. */
    public Optional<Class<? extends Record>> type() throws OperationException {
        return loader == null ? Optional.empty() : Optional.of(Catalogue.loadedType(loader.instance()));
    }

    /** What the data depend on, hashed with nobody watching. */
    public String key(FileHashes known) throws LoadException, OperationException {
        return key(known, new Cancel(), StepContext.UNTOLD);
    }

    /**
     * What the data depend on: loader, version, measurement record, subject, contents of all files.
     * @param progress hears of the files that are hashed
     */
    synchronized String key(FileHashes known, Cancel cancel, StepContext.Progress progress)
            throws LoadException, OperationException {
        if (error != null) {
            throw error;
        }
        Map<Path, String> found = new LinkedHashMap<>();
        Map<Path, String> seen = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder("data\n").append(loader.id()).append(' ').append(loader.version())
                .append('\n')
                .append(CanonicalJson.of(measurement.subject())).append('\n')
                .append(measurement.details().map(d -> CanonicalJson.of(d, p -> hash(p, known, cancel, found, seen)))
                        .orElse(""))
                .append('\n');
        List<Path> all = new ArrayList<>();
        for (Path file : files) {
            all.add(file);
            all.addAll(loader.instance().linked(file));
            for (Path other : loader.instance().awaited(file)) {
                // what is wrong with it goes into the warnings of the result
                text.append(other.getFileName()).append(Files.exists(other) ? " unreadable\n" : " not there\n");
            }
        }
        for (int i = 0; i < all.size(); i++) {
            Path file = all.get(i);
            progress.at(i, all.size(), "files hashed");
            text.append(file.getFileName()).append(' ').append(hash(file, known, cancel, found, seen)).append('\n');
        }
        hashes = found;
        stamps = seen;
        return FileHashes.ofText(text.toString());
    }

    /** A file that cannot be read has a hash of its own; that it cannot is found when it is loaded. */
    private static String hash(Path file, FileHashes known, Cancel cancel, Map<Path, String> found,
            Map<Path, String> seen) {
        try {
            seen.put(file, FileHashes.stamp(file));
            found.put(file, known.of(file, cancel));
        } catch (IOException e) {
            found.put(file, "unreadable");
        }
        return found.get(file);
    }

    /** Reads the data. The files must be those of the key: one that changed meanwhile is an error. */
    @SuppressWarnings("unchecked")
    public Loaded<?> load(Context context) throws LoadException, OperationException {
        if (error != null) {
            throw error;
        }
        if (measurement.details().isEmpty()) {
            throw new LoadException(
                    "measurement '" + measurement.name() + "' has values that are still to be filled in", "", "",
                    null);
        }
        Loaded<?> loaded = ((Loader<Record, ?>) loader.instance()).load(files, measurement.details().get(), context);
        requireUnchanged();
        return loaded;
    }

    /** Bytes of the files, those that a file refers to included; after {@link #key}. */
    long bytes() {
        return hashes.keySet().stream().mapToLong(f -> f.toFile().length()).sum();
    }

    /** That the files are those of the key still: what is read late, slice by slice, must belong to them too. */
    void requireUnchanged() throws LoadException {
        for (Map.Entry<Path, String> stamp : stamps.entrySet()) {
            if (!stamp.getValue().equals(stampOrEmpty(stamp.getKey()))) {
                throw LoadException.at(stamp.getKey(), "", "the file changed while it was read",
                        "run again when nothing writes to it any more");
            }
        }
    }

    private static String stampOrEmpty(Path file) {
        try {
            return FileHashes.stamp(file);
        } catch (IOException e) {
            return "";
        }
    }
}
