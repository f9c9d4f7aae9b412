// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
 * @param problems what was found wrong while the plan was made, beside the study's own problems
 */
public record Plan(Study study, Map<String, MeasuredData> data, List<PlannedStep> steps, List<PlannedFigure> figures,
        List<PlannedPage> pages, List<Problem> problems) {
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
