// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.operando.api.LoadException;
import org.operando.api.OperationException;
import org.operando.api.Split;
import org.operando.api.Subject;
import org.operando.core.record.TypeArguments;
import org.operando.core.results.ResultFile;
import org.operando.core.results.ResultSeal;

/**
 * Results of single parts of a step as files, one a part, so that other processes can compute them: {@code
 * parts/MEASUREMENT/STEP/N.nxs} in the results folder. A file counts when it carries the step's key and its number; any other
 * is as if it were not there.
 */
final class PartFiles<R extends Record> {
    private final Optional<Path> folder;
    private final String key;
    private final Class<?> split;

    private PartFiles(Optional<Path> folder, String key, Class<?> split) {
        this.folder = folder;
        this.key = key;
        this.split = split;
    }

    /** No files: each part is computed where it is needed. */
    static <R extends Record> PartFiles<R> none() {
        return new PartFiles<>(Optional.empty(), "", Split.class);
    }

    /**
     * The files of a step.
     * @param results the results folder
     * @param key key of the step
     */
    static <R extends Record> PartFiles<R> of(Path results, StepId step, String key, Split<?, R, ?> split) {
        String measurement = step.measurement().isEmpty() ? "compare" : step.measurement();
        return new PartFiles<>(Optional.of(results.resolve(RunFolder.PARTS).resolve(measurement).resolve(step.name())),
                key, split.getClass());
    }

    @SuppressWarnings("unchecked")
    private Class<R> type() {
        return (Class<R>) TypeArguments.of(split, Split.class, 1);
    }

    /** The result of a part with its warnings; empty when there is no file with this key that can be read. */
    Optional<R> read(int n, StepContext context) {
        Optional<Path> file = folder.map(f -> f.resolve(n + ".nxs")).filter(this::isOfThisStep);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            ResultSeal.require(file.get());
            R result = ResultFile.read(file.get(), type());
            context.join(ResultFile.warnings(file.get()));
            return Optional.of(result);
        } catch (LoadException e) {
            return Optional.empty();
        }
    }

    private boolean isOfThisStep(Path file) {
        return ResultFile.key(file).filter(partKey(file)::equals).isPresent();
    }

    /** Writes the result of a part; the file is there whole or not at all. */
    void write(int n, R result, PlannedStep step, StepContext context)
            throws IOException, LoadException, OperationException {
        Path file = folder.orElseThrow().resolve(n + ".nxs");
        ResultFile.publish(file, new ResultFile.Header(partKey(file), step.operationId(),
                step.operation().orElseThrow().version(), Subject.of("", ""), "{}", Map.of(), context.warnings()),
                result);
    }

    private String partKey(Path file) {
        return key + "/" + file.getFileName().toString().replace(".nxs", "");
    }
}
