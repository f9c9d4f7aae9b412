// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.session;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.Adapters;
import org.operando.core.run.PlannedFigure;
import org.operando.core.run.PlannedPage;
import org.operando.core.run.PlannedStep;
import org.operando.core.run.Standing;
import org.operando.core.study.Measurement;
import org.operando.core.study.Sample;
import org.operando.core.study.StepText;
import org.operando.core.study.Study;
import org.operando.core.study.Wanted;
import org.operando.ui.session.StudySession.Snapshot;

/**
 * Where the text of a study says something. What is selected in a view adapts to it, or to what the study has there.
 * @param keys keys from the top; items of lists by their number from 1
 */
public record StudyPath(List<String> keys) {
    public StudyPath {
        keys = List.copyOf(keys);
    }

    /** Where the study says what an element stands for; empty when it stands for nothing in the text. */
    public static Optional<StudyPath> of(Object element, Snapshot snapshot) {
        Study study = snapshot.study();
        return adapted(element, StudyPath.class).or(() -> step(element).flatMap(s -> of(s, study)))
                .or(() -> adapted(element, Measurement.class).map(m -> at("measurements", m.name())))
                .or(() -> adapted(element, Sample.class).map(s -> at("samples", s.name())))
                .or(() -> adapted(element, PlannedPage.class).map(p -> at("pages", p.name())))
                .or(() -> adapted(element, PlannedFigure.class).flatMap(f -> of(f, study)));
    }

    /** The step that an element stands for. */
    public static Optional<PlannedStep> step(Object element) {
        return adapted(element, Standing.class).map(Standing::step).or(() -> adapted(element, PlannedStep.class));
    }

    private static <T> Optional<T> adapted(Object element, Class<T> type) {
        return Optional.ofNullable(Adapters.adapt(element, type));
    }

    private static StudyPath at(String... keys) {
        return new StudyPath(List.of(keys));
    }

    private static Optional<StudyPath> of(PlannedStep step, Study study) {
        String name = step.id().name();
        if (step.id().measurement().isEmpty()) {
            return Optional.of(at("compare", name));
        }
        for (String recipe : study.run().getOrDefault(step.id().measurement(), List.of())) {
            List<StepText> steps = study.recipes().getOrDefault(recipe, List.of());
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i).name().equals(name)) {
                    return Optional.of(at("recipes", recipe, Integer.toString(i + 1)));
                }
            }
        }
        return Optional.empty();
    }

    /** A figure of one measurement is called by that measurement's name and its own. */
    private static Optional<StudyPath> of(PlannedFigure figure, Study study) {
        List<Wanted> figures = study.figures();
        for (int i = 0; i < figures.size(); i++) {
            String name = figures.get(i).step().name();
            String own = figure.subject().measurement() + "-" + name;
            if (figure.name().equals(name) || figure.name().equals(own)) {
                return Optional.of(at("figures", Integer.toString(i + 1)));
            }
        }
        return Optional.empty();
    }
}
