// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.operando.api.OperandoException;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.Split;
import org.operando.api.SplitOperation;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.results.ResultFile;
import org.operando.core.results.ResultSeal;
import org.operando.core.study.Study;
import org.operando.core.study.StudyException;

/**
 * Computes some of the parts of one step into files, for a run that merges them later: so processes, or machines with one file
 * system, share a step. Only the numbers of the parts travel; each process loads the inputs by itself.
 */
public final class StepParts {
    private final Catalogue catalogue;
    private final Runner.Options options;

    /**
     * @param catalogue what plug-ins contribute
     * @param options how to run
     */
    public StepParts(Catalogue catalogue, Runner.Options options) {
        this.catalogue = catalogue;
        this.options = options;
    }

    /**
     * Computes every {@code of}-th part of a step, from the {@code share}-th on.
     * @param step {@code MEASUREMENT/STEP}; the steps before it must have their results
     * @param share 1 to {@code of}
     * @return how many parts it has computed
     * @throws OperandoException when the step is not cut into parts, or lacks a result that it needs
     * @throws IOException when a part cannot be written
     */
    public int compute(Study study, Path results, String step, int share, int of)
            throws OperandoException, IOException {
        Plan plan = Planner.plan(study, catalogue);
        PlannedStep planned = plan.steps().stream().filter(s -> s.id().toString().equals(step)).findFirst()
                .orElseThrow(() -> new StudyException("there is no step '" + step + "'", study.name(),
                        "one of " + plan.steps().stream().map(PlannedStep::id).toList()));
        if (planned.blocked().isPresent()) {
            throw new StudyException(planned.blocked().get(), step, "");
        }
        try (RunFolder folder = RunFolder.openForParts(results, study);
                Workers workers = new Workers(options.threads())) {
            StepContext.Surroundings run = new StepContext.Surroundings(catalogue, workers, new SharedSetUp(),
                    options.cancel());
            StepKeys keys = new StepKeys(plan, options, catalogue);
            String key = key(plan, planned, folder.path(), keys);
            StepContext context = StepRunner.context(run, options, planned, key, StepContext.UNTOLD);
            Split<Record, Record, ?> split = split(planned, new Values(plan, folder.path()), context);
            return compute(planned, split, PartFiles.of(folder.path(), planned, key, split, keys), folder, context,
                    share, of);
        }
    }

    /** The key of a step; those of the steps before it must be those of their files. */
    private static String key(Plan plan, PlannedStep wanted, Path results, StepKeys keys) throws OperandoException {
        for (PlannedStep before : plan.steps()) {
            if (wanted.before().contains(before.id())) {
                String key = key(plan, before, results, keys);
                Path file = results.resolve(before.id().file());
                if (ResultFile.key(file).filter(key::equals).isEmpty()) {
                    throw new OperationException("needs the result of " + before.id() + ", which is not there",
                            wanted.id().toString(), "run the study up to it first");
                }
                ResultSeal.require(file);
            }
        }
        return keys.step(wanted, Set.of());
    }

    @SuppressWarnings("unchecked")
    private static Split<Record, Record, ?> split(PlannedStep step, Values values, StepContext context)
            throws OperandoException {
        Operation<?, ?, ?> operation = step.operation().orElseThrow().instance();
        if (!(operation instanceof SplitOperation<?, ?, ?> split)) {
            throw new StudyException("operation '" + step.operationId() + "' is not cut into parts",
                    step.id().toString(), "run it as a whole");
        }
        Record inputs = values.inputs(Catalogue.type(operation, 0), step.inputs(), Set.of(), context);
        return (Split<Record, Record, ?>) ((SplitOperation<Record, Record, ?>) split).split(inputs,
                step.parameters().orElseThrow(), context);
    }

    /** A part that fails has no file: the run computes it again and says why. */
    private int compute(PlannedStep step, Split<Record, Record, ?> split, PartFiles<Record> files, RunFolder folder,
            StepContext context, int share, int of) throws OperandoException, IOException {
        List<Record> parts = split.parts();
        int made = 0;
        for (int n = share - 1; n < parts.size(); n += of) {
            PartFiles.Place place = files.place(n, parts.get(n)).orElseThrow();
            StepContext own = context.part(n, Optional.of(place));
            own.progress(n, parts.size(), "parts");
            try {
                files.write(place, split.part(parts.get(n), own), own);
                made++;
            } catch (OperationException e) {
                folder.log(step.id() + " part " + n + ": " + e.getMessage());
            }
        }
        folder.journal(Map.of("event", "parts", "step", step.id().toString(), "made", Integer.toString(made)));
        return made;
    }
}
