// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.operando.api.Exporter;
import org.operando.api.Loaded;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.api.Warning;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.files.WholeFile;
import org.operando.core.record.NearMiss;
import org.operando.core.results.ResultFile;

/** Writes what files of a measurement, or a result, hold in the formats of others. */
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
        List<Contribution<Exporter<?>>> fitting = ending(file);
        List<Contribution<Exporter<?>>> own = fitting.stream().filter(e -> e.technique().equals(technique)).toList();
        if (own.isEmpty()) {
            throw new OperationException("files that end so are written of "
                    + fitting.stream().map(e -> "'" + e.technique() + "'").distinct().collect(Collectors.joining(", "))
                    + ", this is '" + technique + "'", file.toString(), "name a file that ends in .csv or .nxs");
        }
        return longest(own, file);
    }

    private List<Contribution<Exporter<?>>> ending(Path file) {
        return catalogue.exporters().stream().filter(e -> name(file).endsWith(e.ending().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static Contribution<Exporter<?>> longest(List<Contribution<Exporter<?>>> own, Path file)
            throws OperationException {
        int longest = own.stream().map(e -> e.ending().length()).max(Comparator.naturalOrder()).orElseThrow();
        List<Contribution<Exporter<?>>> best = own.stream().filter(e -> e.ending().length() == longest).toList();
        if (best.size() > 1) {
            throw new OperationException("several formats have files that end so", file.toString(), "say which: "
                    + best.stream().map(e -> "--as " + e.id()).collect(Collectors.joining(", ")));
        }
        return best.getFirst();
    }

    /**
     * The content of a result file of ours.
     * @return empty when the file is none
     * @throws OperandoException when it is damaged, or what made it is not installed
     */
    public Optional<FileLook.Content> result(Path file) throws OperandoException {
        Optional<ResultFile.Header> header = ResultFile.header(file);
        return header.isPresent() ? Optional.of(ResultContent.read(file, header.get(), catalogue)) : Optional.empty();
    }

    /**
     * Writes the result, or the one component of it, that the format of a file takes.
     * @param result what {@link #result} told
     * @param id the exporter; empty for the one that the name of the file asks for: of those that take something of the
     *            result the one with the longest ending
     * @return what is questionable
     */
    public List<Warning> writeResult(FileLook.Content result, Optional<String> id, Path file)
            throws OperationException, IOException {
        Contribution<Exporter<?>> exporter = id.isPresent() ? named(id.get()) : ofResult(result, file);
        return write(ResultContent.part(result, exporter, catalogue, file), exporter, file);
    }

    private Contribution<Exporter<?>> ofResult(FileLook.Content result, Path file) throws OperationException {
        List<Contribution<Exporter<?>>> ending = ending(file);
        List<Contribution<Exporter<?>>> taking = new ArrayList<>();
        for (Contribution<Exporter<?>> exporter : ending) {
            if (!ResultContent.parts(result.data(), exporter.instance()).isEmpty()) {
                taking.add(exporter);
            }
        }
        if (taking.isEmpty() && ending.isEmpty()) {
            throw new OperationException("no exporter writes files that end so", file.toString(),
                    ResultContent.remedy(result, catalogue));
        }
        return longest(taking.isEmpty() ? ending : taking, file);
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
        } catch (FileSystemException e) {
            throw new OperationException(
                    "cannot be written (" + (e instanceof AccessDeniedException ? "permission denied"
                            : e.getMessage()) + ")",
                    file.toString(),
                    "name a file in another folder", e);
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
