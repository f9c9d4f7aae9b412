// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.operando.api.Cancelled;
import org.operando.api.FigureBuilder;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Page;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.files.WholeFile;
import org.operando.figure.PngFile;

/** Draws the figures of a run into {@code figures/}; one that cannot be made does not stop the others. */
final class FigureFiles {
    private final Path folder;
    private final Values values;
    private final StepContext.Surroundings run;
    private final Runner.Options options;

    FigureFiles(Path results, Values values, StepContext.Surroundings run, Runner.Options options) {
        this.folder = results.resolve("figures");
        this.values = values;
        this.run = run;
        this.options = options;
    }

    List<FigureResult> draw(List<PlannedFigure> figures, List<StepResult> steps) {
        Set<StepId> missing = steps.stream().filter(s -> !s.state().hasResult()).map(s -> s.step().id())
                .collect(Collectors.toSet());
        List<FigureResult> results = new ArrayList<>();
        for (PlannedFigure figure : figures) {
            FigureResult result = draw(figure, missing);
            options.listener().ended(result);
            results.add(result);
        }
        return results;
    }

    private FigureResult draw(PlannedFigure figure, Set<StepId> missing) {
        try {
            run.cancel().check();
            Optional<StepId> needed = figure.inputs().values().stream().filter(s -> !(s instanceof Source.Members))
                    .flatMap(s -> s.steps().stream()).filter(missing::contains).findFirst();
            if (needed.isPresent()) {
                return failed(figure, StepState.NOT_RUN,
                        new Failure("needs " + needed.get() + ", which gave no result", figure.name(), ""));
            }
            Page page = build(figure, missing);
            return new FigureResult(figure, StepState.DONE, page.title(), caption(page),
                    List.of(write(page, figure.name())),
                    Optional.empty());
        } catch (Cancelled e) {
            return failed(figure, StepState.CANCELLED, new Failure("stopped by the user", figure.name(), ""));
        } catch (OperandoException e) {
            return failed(figure, StepState.FAILED,
                    new Failure(e.what(), e.where().isEmpty() ? figure.name() : e.where(), e.remedy()));
        } catch (IOException e) {
            return failed(figure, StepState.FAILED,
                    new Failure("cannot be written (" + e + ")", folder.toString(), "free some space"));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            String plugin = figure.figure().bundle().isEmpty() ? figure.figure().id() : figure.figure().bundle();
            return failed(figure, StepState.FAILED,
                    new Failure("plug-in " + plugin + " failed in '" + figure.figure().id() + "': " + e, figure.name(),
                            "this is a fault of the plug-in"));
        }
    }

    @SuppressWarnings("unchecked")
    private Page build(PlannedFigure figure, Set<StepId> missing) throws OperandoException {
        FigureBuilder<?, ?> builder = figure.figure().instance();
        StepContext context = new StepContext(run, (done, of, what) -> {
        }, options.memory() / options.threads(), 0);
        Record inputs = values.inputs(Catalogue.type(builder, 0), figure.inputs(), missing, context);
        Page page = ((FigureBuilder<Record, Record>) builder).build(inputs, figure.options());
        if (page.panels().isEmpty()) {
            throw new OperationException("the figure is empty");
        }
        return page;
    }

    /** What the builder says, or what error bars are by their definition. */
    private static String caption(Page page) {
        boolean bars = page.panels().stream().flatMap(p -> p.marks().stream()).anyMatch(ErrorBars.class::isInstance);
        return page.caption().isEmpty() && bars ? "Error bars: one standard uncertainty." : page.caption();
    }

    private Path write(Page page, String name) throws IOException {
        Path file = folder.resolve(name + ".png");
        Path temporary = WholeFile.temporary(file);
        PngFile.write(page, temporary);
        WholeFile.publish(file);
        return file;
    }

    private static FigureResult failed(PlannedFigure figure, StepState state, Failure failure) {
        return new FigureResult(figure, state, "", "", List.of(), Optional.of(failure));
    }
}
