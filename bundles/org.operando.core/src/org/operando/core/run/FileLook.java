// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Column;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.api.Signal;
import org.operando.api.Subject;
import org.operando.api.Table;
import org.operando.api.Technique;
import org.operando.api.Warning;
import org.operando.core.catalogue.Absence;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Recogniser;
import org.operando.core.intake.StudyIntake;
import org.operando.core.record.Problems;
import org.operando.core.record.RecordReader;
import org.operando.core.record.Schema;
import org.operando.core.results.ResultFile;
import org.operando.core.results.Tables;
import org.operando.core.study.Measurement;
import org.operando.io.hdf5.Hdf5File;

/**
 * What a file looked at by itself is.
 * @param path the file
 * @param loader id of its loader; empty when there is none
 * @param confidence how sure the loader is
 * @param reason why this loader; without one, what every loader said
 * @param technique id of the technique; empty when there is none
 * @param records rows of its table; -1 when it has none
 * @param shape lengths of its signal; empty when it has none
 * @param columns columns of its table, or axes of its signal
 * @param metadata what else it says
 * @param warnings what is questionable
 * @param error why it cannot be read; empty when it can
 */
public record FileLook(Path path, String loader, double confidence, String reason, String technique, long records,
        int[] shape,
        List<Column> columns, Map<String, String> metadata, List<Warning> warnings, Optional<String> error) {
    /**
     * What files hold.
     * @param data the technique's record
     * @param metadata what else they say
     * @param warnings what is questionable
     * @param header head for a result file of it
     * @param technique id of its technique
     */
    public record Content(Record data, Map<String, String> metadata, List<Warning> warnings, ResultFile.Header header,
            String technique) {
    }

    /** Looks at a file; never throws for a bad one. */
    public static FileLook at(Path file, Catalogue catalogue, String measurement) {
        Optional<ResultFile.Header> result = ResultFile.header(file);
        if (result.isPresent()) {
            return atResult(file, result.get(), catalogue);
        }
        Recogniser.Candidate best;
        try {
            best = new Recogniser(catalogue).best(file, "");
        } catch (OperandoException e) {
            return new FileLook(file, "", 0, e.what(), "", -1, new int[0], List.of(), Map.of(), List.of(),
                    Optional.of(hdf5Fault(file).orElse(e.getMessage()) + journalHint(file)));
        }
        String id = best.loader().id();
        double confidence = best.recognition().confidence();
        String reason = best.recognition().reason();
        String technique = best.loader().technique();
        try {
            Content content = load(List.of(file), catalogue, measurement);
            Map<String, Table> tables = Tables.of(content.data());
            Map<String, Signal> signals = signals(content.data());
            long records = tables.values().stream().mapToLong(Table::rows).max().orElse(-1);
            int[] shape = signals.isEmpty() ? new int[0] : signals.values().iterator().next().shape();
            List<Column> columns = signals.isEmpty()
                    ? tables.values().stream().filter(t -> t.rows() == records).findFirst().map(Table::columns)
                            .orElse(List.of())
                    : axes(signals.values().iterator().next());
            return new FileLook(file, id, confidence, reason, technique, records, shape, columns, content.metadata(),
                    content.warnings(), Optional.empty());
        } catch (OperandoException | RuntimeException e) {
            String message = e instanceof OperandoException ? e.getMessage()
                    : "plug-in " + best.loader().bundle() + " failed: " + e;
            return new FileLook(file, id, confidence, reason, technique, -1, new int[0], List.of(), Map.of(), List.of(),
                    Optional.of(message));
        }
    }

    /** A result of ours: what made it, and its largest table. */
    private static FileLook atResult(Path file, ResultFile.Header header, Catalogue catalogue) {
        String reason = "result of '" + header.operation() + "', version " + header.version();
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("key", header.key());
        metadata.put("sample", header.subject().sample());
        metadata.put("measurement", header.subject().measurement());
        metadata.put("parameters", header.parameters());
        try {
            Optional<Class<? extends Record>> type = ResultFile.type(header, catalogue);
            Map<String, Table> tables = type.isEmpty() ? Map.of() : Tables.of(ResultFile.read(file, header, catalogue));
            Optional<Table> largest = tables.values().stream().max(Comparator.comparingInt(Table::rows));
            return new FileLook(file, "", 1, reason, "", largest.map(Table::rows).orElse(-1), new int[0],
                    largest.map(Table::columns).orElse(List.of()), metadata, header.warnings(), Optional.empty());
        } catch (OperandoException e) {
            return new FileLook(file, "", 1, reason, "", -1, new int[0], List.of(), metadata, header.warnings(),
                    Optional.of(e.getMessage()));
        }
    }

    /** What is wrong with a file that begins as HDF5 does; empty for any other and for whole ones. */
    private static Optional<String> hdf5Fault(Path file) {
        try (Hdf5File hdf = Hdf5File.open(file)) {
            hdf.children("/");
            return Optional.empty();
        } catch (LoadException e) {
            return isHdf5(file) ? Optional.of(e.getMessage()) : Optional.empty();
        }
    }

    /** What to do with a journal of cells or an archive of a notebook, which no loader reads; empty for others. */
    private static String journalHint(Path file) {
        try {
            return StudyIntake.isKnown(FileHead.of(file))
                    ? "\n    a journal of cells, or an archive of a notebook, makes a study: operando new --from "
                            + file.getFileName()
                    : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean isHdf5(Path file) {
        try {
            return FileHead.of(file).startsWith("\u0089HDF");
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Column> axes(Signal signal) {
        List<Column> columns = new ArrayList<>();
        signal.axes().forEach(a -> columns.add(new Column(a.name(), a.unit(), a.values(), new double[0])));
        columns.add(new Column("intensity", signal.unit(), new double[0], new double[0]));
        return columns;
    }

    /** The signals of a record by the names of their components. */
    public static Map<String, Signal> signals(Record record) {
        Map<String, Signal> signals = new LinkedHashMap<>();
        for (Schema.Field field : Schema.of(record.getClass()).fields()) {
            if (field.of(record) instanceof Signal s) {
                signals.put(field.name(), s);
            }
        }
        return signals;
    }

    /**
     * Reads files of one measurement.
     * @param measurement what a study would say of it, as text of YAML
     */
    public static Content load(List<Path> files, Catalogue catalogue, String measurement) throws OperandoException {
        Contribution<?> loader = new Recogniser(catalogue).best(files.getFirst(), "").loader();
        Contribution<Technique<?>> technique = catalogue.technique(loader.technique())
                .orElseThrow(() -> new OperationException(Absence.technique(loader.technique(), catalogue)));
        Problems problems = new Problems("--with");
        Optional<? extends Record> details = new RecordReader(problems, Path.of(""))
                .readText(Catalogue.measurementType(technique.instance()), measurement);
        if (details.isEmpty()) {
            throw new OperationException(problems.list().getFirst().what(), "--with", "say it with --with NAME=VALUE");
        }
        Measurement m = new Measurement(loader.technique(), Subject.of("", loader.technique()), loader.technique(),
                List.of(), details,
                Map.of(), RecordReader.emptyMap());
        MeasuredData data = MeasuredData.of(m, files, catalogue);
        try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
            StepContext context = new StepContext(
                    new StepContext.Surroundings(catalogue, workers, new SharedSetUp(), new Cancel()),
                    (done, of, what) -> {
                    }, Runtime.getRuntime().maxMemory() / 2, 1);
            String key = data.key(new FileHashes(Optional.empty()), new Cancel(), StepContext.UNTOLD);
            Loaded<?> loaded = data.load(context);
            Map<String, String> hashes = new LinkedHashMap<>();
            data.hashes().forEach((f, hash) -> hashes.put(f.getFileName().toString(), "sha256:" + hash));
            Contribution<?> chosen = data.loader().orElseThrow();
            return new Content(loaded.data(), loaded.metadata(), context.warnings(),
                    new ResultFile.Header(key, chosen.id(),
                            chosen.version(), m.subject(), "{}", hashes, context.warnings()),
                    m.technique());
        }
    }
}
