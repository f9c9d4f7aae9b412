// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.util.List;
import java.util.Map;
import org.operando.core.record.Problem;
import org.operando.core.study.Study;

/**
 * What is to be done for a study.
 * @param study the study
 * @param data the files and loader of each measurement
 * @param steps the steps; each stands behind those it needs
 * @param figures the figures
 * @param problems what was found wrong while the plan was made, beside the study's own problems
 */
public record Plan(Study study, Map<String, MeasuredData> data, List<PlannedStep> steps, List<PlannedFigure> figures,
        List<Problem> problems) {
}
