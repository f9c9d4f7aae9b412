// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.operando.api.FigureBuilder;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.StudyRegion;
import org.operando.api.figure.Page;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.record.Problem;
import org.operando.core.record.Problems;
import org.operando.core.record.RecordReader;
import org.operando.core.study.Study;
import org.operando.core.study.StudyReader;

/**
 * Runs single pieces of a plug-in in a plain JVM. Parameters are given as the text that a study would have, so that
 * their reading is tested too:
 *
 * {@snippet :
 * Spectrum spectrum = Testkit.load(new TwoColumnLoader(), file, "laser: 532 nm");
 * var run = Testkit.run(new PeakOperation(), new PeakOperation.Inputs(spectrum), "from: 1300 1/cm\nto: 1400 1/cm");
 * assertEquals(1350, run.result().position().value(), 0.01);
 * }
 *
 * <p>A text that cannot be read gives an {@link IllegalArgumentException} with all that is wrong with it, a line each,
 * as in {@code test:2:5: 'to': must be above 'from' = 1400.0 1/cm}.
 */
public final class Testkit {
    private Testkit() {
    }

    /**
     * Reads one file.
     * @param measurement what the study says of the measurement, e.g. {@code "laser: 532 nm"}; may be empty
     * @return the loader's record
     */
    public static <M extends Record, T extends Record> T load(Loader<M, T> loader, Path file, String measurement)
            throws LoadException {
        return load(loader, List.of(file), measurement);
    }

    /** As {@link #load(Loader, Path, String)} for the files of one measurement. */
    public static <M extends Record, T extends Record> T load(Loader<M, T> loader, List<Path> files, String measurement)
            throws LoadException {
        return loaded(loader, files, measurement).result().data();
    }

    /** As {@link #load(Loader, List, String)}, with metadata and warnings. */
    public static <M extends Record, T extends Record> TestRun<Loaded<T>> loaded(Loader<M, T> loader, List<Path> files,
            String measurement) throws LoadException {
        PlainContext context = new PlainContext();
        Loaded<T> loaded = loader.load(files, measurementOf(loader, measurement), context);
        return new TestRun<>(loaded, context.warnings());
    }

    /**
     * Runs an operation on one thread, without contributions of others; for those see
     * {@link #run(Operation, Record, String, PlainContext)}.
     * @param parameters as in the study, e.g. {@code "from: 1300 1/cm\nto: 1400 1/cm"}
     */
    public static <I extends Record, P extends Record, O extends Record> TestRun<O> run(Operation<I, P, O> operation,
            I inputs, String parameters) throws OperationException {
        return run(operation, inputs, parameters, new PlainContext());
    }

    /**
     * As {@link #run(Operation, Record, String)} in a context that was prepared: with contributions
     * ({@code new PlainContext().with("lorentz", new Lorentz())}) or to be cancelled.
     */
    public static <I extends Record, P extends Record, O extends Record> TestRun<O> run(Operation<I, P, O> operation,
            I inputs, String parameters, PlainContext context) throws OperationException {
        @SuppressWarnings("unchecked")
        Class<P> type = (Class<P>) Catalogue.type(operation, 1);
        O result = operation.run(inputs, record(type, parameters), context);
        return new TestRun<>(result, context.warnings());
    }

    /**
     * Builds a figure.
     * @param options as in the study; may be empty
     */
    public static <I extends Record, P extends Record> Page figure(FigureBuilder<I, P> builder, I results,
            String options)
            throws OperationException {
        @SuppressWarnings("unchecked")
        Class<P> type = (Class<P>) Catalogue.type(builder, 1);
        return builder.build(results, record(type, options));
    }

    /**
     * Reads a record as a study is read; relative file names count from the working directory.
     * @throws IllegalArgumentException when the text does not fit the record, with all problems
     */
    public static <R extends Record> R record(Class<R> type, String text) {
        Problems problems = new Problems("test");
        Optional<R> record = new RecordReader(problems, Path.of("")).readText(type, text);
        if (record.isEmpty() || problems.count() > 0) {
            throw new IllegalArgumentException(
                    problems.list().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        return record.get();
    }

    /**
     * A region for the parameters of an operation; the picture of a mask counts from the working directory.
     * @param region as in the study, e.g. {@code "{shape: {circle: {x: 1 um, y: 2 um, radius: 500 nm}}}"}
     * @throws IllegalArgumentException when the text is no region, with all problems
     */
    public static StudyRegion region(String name, String region) {
        Study study = StudyReader.read(Path.of("test.study.yaml"),
                "operando: 1\nregions:\n  " + name + ": " + region + "\n", new Catalogue());
        if (!study.problems().isEmpty() || !study.places().containsKey(name)) {
            throw new IllegalArgumentException(
                    study.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        return study.places().get(name);
    }

    @SuppressWarnings("unchecked")
    static <M extends Record> M measurementOf(Loader<M, ?> loader, String text) {
        return record((Class<M>) Catalogue.measurementType(loader), text);
    }
}
