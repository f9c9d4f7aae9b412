// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.operando.core.record.NearMiss;
import org.operando.core.record.Problem;
import org.operando.core.study.Study;
import org.operando.core.study.StudyException;

/**
 * What is to be done for a study.
 * @param study the study
 * @param data the files and loader of each measurement
 * @param steps the steps; each stands behind those it needs
 * @param figures the figures
 * @param pages pages composed of the figures
 * @param names names for people of peak shapes and optimizers, by id
 * @param problems what was found wrong while the plan was made, beside the study's own problems
 */
public record Plan(Study study, Map<String, MeasuredData> data, List<PlannedStep> steps, List<PlannedFigure> figures,
        List<PlannedPage> pages, Map<String, String> names, List<Problem> problems) {
    /**
     * The steps that names stand for, with all that they need; all steps when there are no names.
     * @param names measurements, or {@code measurement/step}, {@code compare/step}
     * @throws StudyException when the study has no such measurement or step
     */
    public Set<StepId> part(List<String> names) throws StudyException {
        Set<StepId> part = new HashSet<>();
        for (String name : names) {
            List<PlannedStep> named = steps.stream().filter(s -> s.id().toString().equals(name)
                    || s.id().toString().startsWith(name + "/")).toList();
            if (named.isEmpty()) {
                throw new StudyException("no measurement or step '" + name + "' is to be run"
                        + NearMiss.hint(name, steps.stream().map(s -> s.id().toString()).toList()), study.name(), "");
            }
            named.forEach(s -> part.add(s.id()));
        }
        if (names.isEmpty()) {
            steps.forEach(s -> part.add(s.id()));
        }
        // each step stands behind those it needs
        for (PlannedStep step : steps.reversed()) {
            if (part.contains(step.id())) {
                part.addAll(step.before());
            }
        }
        return part;
    }

    /** Throws all errors of study and plan at once. */
    public void requireNoErrors() throws StudyException {
        List<Problem> errors = Stream.concat(study.problems().stream(), problems.stream())
                .filter(p -> p.kind() == Problem.Kind.ERROR)
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column)).distinct().toList();
        if (!errors.isEmpty()) {
            throw new StudyException(study.name(), errors);
        }
    }
}
