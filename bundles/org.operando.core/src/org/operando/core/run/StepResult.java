// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.operando.api.Warning;

/**
 * What came of a step.
 * @param step the step
 * @param state done, kept, failed, ...
 * @param key what its result depends on; empty when it could not be known
 * @param failure why there is no result
 * @param warnings what is questionable about the result
 * @param file the result file; empty when there is none
 * @param seconds time it took
 */
public record StepResult(PlannedStep step, StepState state, String key, Optional<Failure> failure,
        List<Warning> warnings,
        Optional<Path> file, double seconds) {
    /** Warnings but for data that are left out: what is left out goes with the results and is told once for all steps. */
    public List<Warning> remarks() {
        return warnings.stream().filter(w -> !w.leftOut()).toList();
    }

    /** Whether it has no result because the run was asked for other steps only. */
    public boolean isUnasked() {
        return state == StepState.NOT_RUN && failure.isEmpty();
    }
}
