// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.operando.api.Subject;

/**
 * A measurement of the open study.
 * @param name its name
 * @param technique id of its technique
 * @param subject what was measured
 * @param linked names of measurements that it names or that name it, e.g. the log of its cell
 * @param steps its steps in the study's order
 */
public record Measured(String name, String technique, Subject subject, Set<String> linked, List<Step> steps) {
    /**
     * A step of its analysis.
     * @param name name of the step
     * @param operation id of the operation
     * @param gives type of its result; empty when the operation is not there
     * @param parameters what the study says; empty when something is open or wrong
     * @param done whether there is a result
     */
    public record Step(String name, String operation, Optional<Class<? extends Record>> gives,
            Optional<? extends Record> parameters, boolean done) {
    }

    public Measured {
        linked = Set.copyOf(linked);
        steps = List.copyOf(steps);
    }

    /** The step that gives a type of result: the chosen one, or else the first that is done. */
    public Optional<Step> step(Class<? extends Record> type, Selected selected) {
        List<Step> fitting = steps.stream().filter(s -> s.gives().filter(type::equals).isPresent()).filter(Step::done)
                .toList();
        Optional<String> chosen = selected.text(Selected.Kind.STEP);
        return fitting.stream().filter(s -> chosen.filter(s.name()::equals).isPresent()).findFirst()
                .or(() -> fitting.stream().findFirst());
    }

    /** Whether it is the other one or linked with it. */
    public boolean belongsTo(String other) {
        return name.equals(other) || linked.contains(other);
    }
}
