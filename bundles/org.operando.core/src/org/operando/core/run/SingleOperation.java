// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.operando.api.LoadException;
import org.operando.api.Loader;
import org.operando.api.OperandoException;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.RegularFile;
import org.operando.api.Subject;
import org.operando.api.Technique;
import org.operando.api.Warning;
import org.operando.core.catalogue.Absence;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Kind;
import org.operando.core.catalogue.Recogniser;
import org.operando.core.record.CanonicalJson;
import org.operando.core.record.FlatJson;
import org.operando.core.record.ParameterUnits;
import org.operando.core.record.Problems;
import org.operando.core.record.RecordReader;
import org.operando.core.record.Schema;
import org.operando.core.record.ValueType;
import org.operando.core.results.ResultFile;
import org.operando.core.results.ResultSeal;
import org.operando.core.study.Measurement;
import org.operando.core.study.StudyException;

/** One operation on files, without a study: raw files by their loaders, result files by what they hold. */
public final class SingleOperation {
    /**
     * What came out.
     * @param operation the operation
     * @param parameters its parameters
     * @param outputs its outputs
     * @param warnings what is questionable
     */
    public record Outcome(Contribution<Operation<?, ?, ?>> operation, Record parameters, Record outputs,
            List<Warning> warnings) {
    }

    /** A record that came from files. */
    private record Given(String name, Record record, String key, Map<String, String> hashes) {
    }

    private final Catalogue catalogue;
    private final Runner.Options options;

    /**
     * @param catalogue what plug-ins contribute
     * @param options how to run
     */
    public SingleOperation(Catalogue catalogue, Runner.Options options) {
        this.catalogue = catalogue;
        this.options = options;
    }

    /**
     * Runs an operation.
     * @param id the operation
     * @param inputs raw files and result files
     * @param parameters what a study would say of the step, as text of YAML
     * @param measurement what a study would say of the measurement, as text of YAML
     * @param result the file to write
     */
    public Outcome run(String id, List<Path> inputs, String parameters, String measurement, Path result)
            throws OperandoException, IOException {
        Contribution<Operation<?, ?, ?>> operation = catalogue.operation(id).orElseThrow(() -> new StudyException(
                Absence.of(Kind.OPERATION, id, catalogue), "", ""));
        Record read = read(Catalogue.type(operation.instance(), 1), parameters, "--set");
        try (Workers workers = new Workers(options.threads())) {
            StepContext context = new StepContext(
                    new StepContext.Surroundings(catalogue, workers, new SharedSetUp(), options.cancel()),
                    (done, of, what) -> {
                    }, options.memory(), 1);
            List<Given> given = given(operation.technique(), inputs, measurement, context);
            Record in = bind(Catalogue.type(operation.instance(), 0), given);
            Record outputs = StepRunner.call(operation.instance(), in, read, context,
                    split -> PartFiles.none());
            write(operation, read, given, outputs, context.warnings(), ResultFile.chain(inputs), result);
            return new Outcome(operation, read, outputs, context.warnings());
        }
    }

    private <R extends Record> R read(Class<R> type, String text, String source) throws StudyException {
        Problems problems = new Problems(source);
        Optional<R> read = new RecordReader(problems, Path.of("")).readText(type, text);
        read.ifPresent(r -> ContributedIds.unknown(r, catalogue)
                .forEach(u -> problems.error(RecordReader.emptyMap(), u.what())));
        if (problems.count() > 0) {
            throw new StudyException(source, problems.list());
        }
        return read.orElseThrow();
    }

    /** Files that are read together: one technique may have loaders of several kinds of record. */
    private record Group(String technique, Class<? extends Record> type) {
    }

    private List<Given> given(String technique, List<Path> inputs, String measurement, StepContext context)
            throws OperandoException, IOException {
        List<Given> given = new ArrayList<>();
        Map<Group, List<Path>> groups = new LinkedHashMap<>();
        List<Path> unread = new ArrayList<>();
        for (Path file : inputs) {
            Optional<ResultFile.Header> header = ResultFile.header(file);
            if (header.isPresent()) {
                given.add(result(file, header.get()));
                continue;
            }
            RegularFile.require(file);
            try {
                Contribution<Loader<?, ?>> loader = loader(technique, file);
                groups.computeIfAbsent(new Group(loader.technique(), Catalogue.loadedType(loader.instance())),
                        t -> new ArrayList<>()).add(file);
            } catch (LoadException e) {
                if (!Files.exists(file)) {
                    throw e;
                }
                unread.add(file);
            }
        }
        List<Path> alone = unread.stream().filter(f -> beside(f, groups).isEmpty()).toList();
        if (!alone.isEmpty()) {
            throw unread(technique, alone);
        }
        unread.forEach(file -> groups.get(beside(file, groups).orElseThrow()).add(file));
        boolean several = groups.keySet().stream().map(Group::technique).distinct().count() > 1;
        for (Map.Entry<Group, List<Path>> group : groups.entrySet()) {
            String own = group.getKey().technique();
            List<Path> files = inputs.stream().filter(group.getValue()::contains).toList();
            given.addAll(load(own, files, several ? onlyKnown(own, measurement) : measurement, context));
        }
        return given;
    }

    /**
     * The files that one which none can read stands among, as in a measurement of a study: its loader marks it and goes on.
     */
    private static Optional<Group> beside(Path file, Map<Group, List<Path>> groups) {
        return groups.entrySet().stream()
                .filter(g -> g.getValue().stream().anyMatch(f -> ending(f).equals(ending(file))))
                .map(Map.Entry::getKey).findFirst();
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(Math.max(0, name.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
    }

    /** What the likeliest loaders of the operation's technique say of the first of them. */
    private LoadException unread(String technique, List<Path> files) throws LoadException {
        try {
            new Recogniser(catalogue).best(files.getFirst(), technique);
        } catch (LoadException e) {
            String more = files.size() == 1 ? "" : "\n    the same holds of " + (files.size() - 1) + " more";
            return new LoadException(e.what() + more, e.where(), e.remedy(), e);
        }
        throw new IllegalStateException("read now: " + files.getFirst());
    }

    /** The loader of a file: one of the operation's technique when it knows the file, else the surest of all. */
    private Contribution<Loader<?, ?>> loader(String technique, Path file) throws LoadException {
        Recogniser recogniser = new Recogniser(catalogue);
        Optional<Contribution<Loader<?, ?>>> own = recogniser.candidates(file).stream()
                .filter(c -> c.loader().technique().equals(technique) && c.recognition().confidence() > 0).findFirst()
                .map(Recogniser.Candidate::loader);
        return own.isPresent() ? own.get() : recogniser.best(file, "").loader();
    }

    /** With files of several techniques each takes the keys that are its own. */
    private String onlyKnown(String technique, String measurement) throws OperationException {
        List<String> names = Schema.of(type(technique)).fields().stream().map(Schema.Field::name).toList();
        return measurement.lines().filter(l -> names.contains(l.substring(0, Math.max(0, l.indexOf(':')))))
                .collect(Collectors.joining("\n"));
    }

    private Class<? extends Record> type(String technique) throws OperationException {
        Contribution<Technique<?>> found = catalogue.technique(technique)
                .orElseThrow(() -> new OperationException(Absence.technique(technique, catalogue)));
        return Catalogue.measurementType(found.instance());
    }

    private Given result(Path file, ResultFile.Header header) throws OperandoException {
        ResultSeal.require(file);
        return new Given(file.getFileName().toString(), ResultFile.read(file, header, catalogue), header.key(),
                Map.of(file.getFileName().toString(), header.key()));
    }

    private List<Given> load(String technique, List<Path> files, String measurement, StepContext context)
            throws OperandoException {
        Record details = read(type(technique), measurement, "--with");
        Measurement m = new Measurement(technique, Subject.of("", technique), technique, List.of(),
                Optional.of(details), Map.of(),
                RecordReader.emptyMap());
        MeasuredData data = MeasuredData.of(m, files, catalogue);
        String key = data.key(options.hashes(), options.cancel(), StepContext.UNTOLD);
        Map<String, String> hashes = new LinkedHashMap<>();
        data.hashes().forEach((file, hash) -> hashes.put(file.getFileName().toString(), "sha256:" + hash));
        return List.of(new Given(technique + " files", data.load(context).data(), key, hashes),
                new Given("--with", details, "", Map.of()));
    }

    private static Record bind(Class<? extends Record> type, List<Given> given) throws OperationException {
        Schema schema = Schema.of(type);
        Object[] values = new Object[schema.fields().size()];
        for (int i = 0; i < values.length; i++) {
            Schema.Field field = schema.fields().get(i);
            Object value = field.type() instanceof ValueType.Nested nested ? find(field, nested.type(), given) : null;
            if (value == null && !field.optional()) {
                throw new OperationException(
                        "no file gives the input '" + field.name() + "' (" + field.type().word() + ")", "",
                        "name a raw file of its technique or a result file that holds it");
            }
            values[i] = field.optional() ? Optional.ofNullable(value) : value;
        }
        return schema.make(values);
    }

    private static Object find(Schema.Field field, Class<? extends Record> wanted, List<Given> given)
            throws OperationException {
        Map<String, Object> found = new LinkedHashMap<>();
        for (Given g : given) {
            if (wanted.isInstance(g.record())) {
                found.put(g.name(), g.record());
                continue;
            }
            for (Schema.Field component : Schema.of(g.record().getClass()).fields()) {
                Object value = component.of(g.record());
                value = value instanceof Optional<?> o ? o.orElse(null) : value;
                if (wanted.isInstance(value)) {
                    found.put(g.name() + " " + component.name(), value);
                }
            }
        }
        if (found.size() > 1) {
            throw new OperationException(
                    "these fit the input '" + field.name() + "' equally: " + String.join(", ", found.keySet()), "",
                    "name one of them only");
        }
        return found.isEmpty() ? null : found.values().iterator().next();
    }

    private static void write(Contribution<Operation<?, ?, ?>> operation, Record parameters, List<Given> given,
            Record outputs, List<Warning> warnings, List<ResultFile.Header> upstream, Path file)
            throws IOException, LoadException, OperationException {
        Map<String, String> inputs = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder("apply 1\n").append(operation.id()).append(' ')
                .append(operation.version()).append('\n')
                .append(CanonicalJson.of(parameters)).append('\n');
        for (Given g : given) {
            text.append(g.key()).append('\n');
            inputs.putAll(g.hashes());
        }
        String canonical = CanonicalJson.of(parameters);
        ResultFile.Header header = new ResultFile.Header(FileHashes.ofText(text.toString()), operation.id(),
                operation.version(), Subject.of("", ""), canonical, ParameterUnits.of(parameters), inputs, warnings,
                upstream,
                operation.citations(FlatJson.of(canonical)));
        ResultFile.publish(file, header, outputs);
    }
}
