// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.operando.api.LoadException;
import org.operando.api.OperandoException;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.figure.Page;
import org.operando.core.catalogue.Catalogue;

/**
 * Figures and results of a study as they are in its results folder now, for a window: nothing is run and nothing written.
 * The same builders make the pages as in a run.
 */
public final class LiveFigures implements AutoCloseable {
    private final Plan plan;
    private final Path folder;
    private final Map<StepId, Path> elsewhere;
    private final Workers workers;
    private final Values values;
    private final StepContext context;
    private final FigureFiles figures;
    private final StepContext.Surroundings surroundings;
    private final Runner.Options options;
    private final Map<StepId, Record> previewed = new HashMap<>();

    /**
     * @param plan the plan of the study
     * @param folder its results
     */
    public LiveFigures(Plan plan, Path folder, Catalogue catalogue, Runner.Options options) {
        this(plan, folder, Map.of(), catalogue, options);
    }

    /**
     * @param plan the plan of the study
     * @param folder its results
     * @param elsewhere results of an earlier run, which stand in for those of the folder
     */
    public LiveFigures(Plan plan, Path folder, Map<StepId, Path> elsewhere, Catalogue catalogue,
            Runner.Options options) {
        this.plan = plan;
        this.folder = folder;
        this.elsewhere = elsewhere;
        workers = new Workers(options.threads());
        values = new Values(plan, folder, elsewhere);
        this.options = options;
        surroundings = new StepContext.Surroundings(catalogue, workers, new SharedSetUp(),
                options.cancel());
        context = new StepContext(surroundings, StepContext.UNTOLD, options.memory() / options.threads(), 0);
        figures = new FigureFiles(folder, values, surroundings, options);
    }

    /** What the loader reads of a measurement. */
    public Record loaded(String measurement) throws LoadException, OperationException {
        return (Record) values.read(measurement, context).loaded().data();
    }

    /** What a step gave. */
    public Record outputs(StepId step) throws OperationException {
        return values.outputs(step);
    }

    /**
     * Computes a step in memory, with the parameters of the plan and the results there are before it; figures made
     * afterwards show it. The options' listener hears how far it is.
     */
    public void preview(StepId step) throws OperandoException {
        PlannedStep planned = plan.steps().stream().filter(s -> s.id().equals(step)).findFirst()
                .orElseThrow(() -> new OperationException("the study has no step '" + step + "'"));
        if (planned.blocked().isPresent()) {
            throw new OperationException(planned.blocked().get());
        }
        StepContext own = new StepContext(surroundings,
                (done, of, what) -> options.listener().progress(planned, done, of, what),
                options.memory() / options.threads(), 1);
        Operation<?, ?, ?> operation = planned.operation().orElseThrow().instance();
        Record inputs = values.inputs(Catalogue.type(operation, 0), planned.inputs(), missing(), own);
        Record outputs = StepRunner.call(operation, inputs, planned.parameters().orElseThrow(), own,
                split -> PartFiles.none());
        previewed.put(step, outputs);
        values.put(step, outputs);
    }

    /**
     * The page of a figure, or of figures composed to one.
     * @throws OperandoException when a result is missing or the figure cannot be made of it
     */
    public Page page(String name) throws OperandoException {
        for (PlannedFigure figure : plan.figures()) {
            if (figure.name().equals(name)) {
                Set<StepId> missing = missing();
                Optional<StepId> needed = StepRunner.needed(figure.inputs(), missing);
                if (needed.isPresent()) {
                    throw new OperationException(needed.get() + " has no result", "", "run the study");
                }
                return figures.build(figure, missing);
            }
        }
        for (PlannedPage page : plan.pages()) {
            if (page.name().equals(name)) {
                Map<String, Page> parts = new HashMap<>();
                for (String part : page.figures().toList()) {
                    parts.put(part, page(part));
                }
                return FigureFiles.compose(page, parts);
            }
        }
        throw new OperationException("the study has no figure '" + name + "'");
    }

    private Set<StepId> missing() {
        return plan.steps().stream().map(PlannedStep::id)
                .filter(id -> !elsewhere.containsKey(id) && !previewed.containsKey(id)
                        && !Files.exists(folder.resolve(id.file())))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        workers.close();
    }
}
