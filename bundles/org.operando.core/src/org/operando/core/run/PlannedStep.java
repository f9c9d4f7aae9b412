// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Operation;
import org.operando.api.Subject;
import org.operando.core.catalogue.Contribution;

/**
 * A step of a plan.
 * @param id measurement and name
 * @param subject what its result belongs to
 * @param operationId id of the operation as the study says it
 * @param operation the operation; empty when it is not there
 * @param parameters its parameters, read; empty when something is open or wrong
 * @param parameterText its parameters as the study writes them, key by key
 * @param inputs where each input comes from
 * @param blocked why it cannot be run; empty when it can
 */
public record PlannedStep(StepId id, Subject subject, String operationId,
        Optional<Contribution<Operation<?, ?, ?>>> operation,
        Optional<? extends Record> parameters, Map<String, String> parameterText, Map<String, Source> inputs,
        Optional<String> blocked) {
    /** The steps that have to be done first. */
    public List<StepId> before() {
        return inputs.values().stream().flatMap(s -> s.steps().stream()).distinct().toList();
    }
}
