// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.operando.api.Exporter;
import org.operando.api.Loaded;
import org.operando.api.OperationException;
import org.operando.api.Warning;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.files.WholeFile;
import org.operando.core.record.NearMiss;

/** Writes what files of a measurement hold in the formats of others. */
public final class Exporting {
    private final Catalogue catalogue;

    /** With the exporters of this catalogue. */
    public Exporting(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Endings of the files that can be written. */
    public List<String> endings() {
        return catalogue.exporters().stream().map(Contribution::ending).distinct().sorted().toList();
    }

    /** Whether the name of a file ends as those of an exporter do. */
    public boolean isNamedSo(Path file) {
        return endings().stream().anyMatch(ending -> name(file).endsWith(ending.toLowerCase(Locale.ROOT)));
    }

    private static String name(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    /** The exporter of an id. */
    public Contribution<Exporter<?>> named(String id) throws OperationException {
        return catalogue.exporters().stream().filter(e -> e.id().equals(id)).findFirst()
                .orElseThrow(() -> new OperationException("unknown exporter '" + id + "'"
                        + NearMiss.hint(id, catalogue.exporters().stream().map(Contribution::id).toList())));
    }

    /**
     * The exporter that the name of a file asks for: of those of the technique the one with the longest ending.
     * @throws OperationException when none or several of the technique have the ending
     */
    public Contribution<Exporter<?>> of(Path file, String technique) throws OperationException {
        List<Contribution<Exporter<?>>> fitting = catalogue.exporters().stream()
                .filter(e -> name(file).endsWith(e.ending().toLowerCase(Locale.ROOT))).toList();
        List<Contribution<Exporter<?>>> own = fitting.stream().filter(e -> e.technique().equals(technique)).toList();
        if (own.isEmpty()) {
            throw new OperationException("files that end so are written of "
                    + fitting.stream().map(e -> "'" + e.technique() + "'").distinct().collect(Collectors.joining(", "))
                    + ", this is '" + technique + "'", file.toString(), "name a file that ends in .csv or .nxs");
        }
        int longest = own.stream().map(e -> e.ending().length()).max(Comparator.naturalOrder()).orElseThrow();
        List<Contribution<Exporter<?>>> best = own.stream().filter(e -> e.ending().length() == longest).toList();
        if (best.size() > 1) {
            throw new OperationException("several formats have files that end so", file.toString(), "say which: "
                    + best.stream().map(e -> "--as " + e.id()).collect(Collectors.joining(", ")));
        }
        return best.getFirst();
    }

    /**
     * Writes a file; it is there whole or not at all.
     * @return what the format has no place for, and what else is questionable
     */
    public List<Warning> write(FileLook.Content content, Contribution<Exporter<?>> exporter, Path file)
            throws OperationException, IOException {
        Class<? extends Record> type = Catalogue.writtenType(exporter.instance());
        if (!type.isInstance(content.data())) {
            throw new OperationException("'" + exporter.id() + "' writes " + type.getSimpleName() + ", not "
                    + content.data().getClass().getSimpleName(), file.toString(), "choose another format");
        }
        Path temporary = WholeFile.temporary(file);
        try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
            StepContext context = new StepContext(
                    new StepContext.Surroundings(catalogue, workers, new SharedSetUp(), new Cancel()),
                    StepContext.UNTOLD, Runtime.getRuntime().maxMemory() / 2, 1);
            written(exporter.instance(), new Loaded<>(content.data(), content.metadata()), temporary, context);
            WholeFile.publish(file);
            return context.warnings();
        } catch (RuntimeException e) {
            throw new OperationException("plug-in " + exporter.bundle() + " failed: " + e, exporter.id(), "", e);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** The type was compared. */
    @SuppressWarnings("unchecked")
    private static <T extends Record> void written(Exporter<T> exporter, Loaded<?> loaded, Path file,
            StepContext context) throws IOException, OperationException {
        exporter.write((Loaded<T>) loaded, file, context);
    }

    /** The exporter that is asked for: by its id, or by the name of the file. */
    public Contribution<Exporter<?>> asked(Optional<String> id, Path file, String technique)
            throws OperationException {
        return id.isPresent() ? named(id.get()) : of(file, technique);
    }
}
