// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.operando.api.Warning;

/**
 * What came of a run.
 * @param plan what was to be done
 * @param folder the results folder
 * @param steps what came of each step, in the order of the plan
 * @param figures what came of each figure
 * @param plugins plug-ins that cannot be used, with the reason
 * @param cancelled whether the user stopped it
 * @param unwritten why tables, report, journal or log are not whole; empty when they are
 */
public record RunResult(Plan plan, Path folder, List<StepResult> steps, List<FigureResult> figures,
        List<Warning> plugins,
        boolean cancelled, Optional<Failure> unwritten) {
    /** 0 when all that was asked for went well, 1 when something failed, was not run or was left out, 130 when the run was stopped. */
    public int exitCode() {
        boolean whole = steps.stream().allMatch(s -> s.state().hasResult() || s.isUnasked()) && leftOut().isEmpty()
                && figures.stream().allMatch(f -> f.failure().isEmpty()) && plan.problems().isEmpty()
                && unwritten.isEmpty();
        return cancelled ? 130 : whole ? 0 : 1;
    }

    /** As the files of the results tell it: what a step gave does not depend on which run computed it. */
    RunResult settled() {
        List<StepResult> same = steps.stream().map(s -> s.state() != StepState.KEPT ? s
                : new StepResult(s.step(), StepState.DONE, s.key(), s.failure(), s.warnings(), s.file(), s.seconds()))
                .toList();
        return new RunResult(plan, folder, same, figures, plugins, cancelled, unwritten);
    }

    /** Data that results do without, each once. */
    public List<Warning> leftOut() {
        return steps.stream().flatMap(s -> s.warnings().stream()).filter(Warning::leftOut).distinct().toList();
    }

    /** Number of warnings of steps and figures; what is left out is none of them, since it is told by itself. */
    public long warnings() {
        return steps.stream().mapToLong(s -> s.remarks().size()).sum()
                + figures.stream().mapToLong(f -> f.warnings().size()).sum();
    }

    /** In words, how many warnings there are and what is left out: as many as are told. */
    public String counted() {
        long warnings = warnings();
        int out = leftOut().size();
        return warnings + (warnings == 1 ? " warning" : " warnings") + (out == 0 ? "" : ", " + out + " left out");
    }

    /** The report. */
    public Path report() {
        return folder.resolve("report.html");
    }
}
