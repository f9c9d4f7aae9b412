// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.util.List;
import java.util.Optional;
import org.operando.api.Subject;

/** Where an input of a step comes from. */
public sealed interface Source {
    /**
     * What the loader reads of a measurement.
     * @param component the component of the loader's record; empty for the record itself
     */
    record OfMeasurement(String measurement, Optional<String> component) implements Source {
    }

    /**
     * What a step gives.
     * @param component the component of its outputs; empty for the outputs themselves
     */
    record OfStep(StepId step, Optional<String> component) implements Source {
    }

    /** What the study says of a measurement in the technique's own keys. */
    record OfStudy(String measurement) implements Source {
    }

    /** Nothing: the input is optional. */
    record Nothing() implements Source {
    }

    /** Results of many measurements, each with its subject. */
    record Members(List<Member> members) implements Source {
    }

    /** One of many. */
    record Member(Subject subject, Source source) {
    }

    /** The steps that have to be done first. */
    default List<StepId> steps() {
        return switch (this) {
            case OfStep s -> List.of(s.step());
            case Members m -> m.members().stream().flatMap(x -> x.source().steps().stream()).toList();
            case OfMeasurement m -> List.of();
            case OfStudy s -> List.of();
            case Nothing n -> List.of();
        };
    }

    /** The measurements whose files are read. */
    default List<String> measurements() {
        return switch (this) {
            case OfMeasurement m -> List.of(m.measurement());
            case Members m -> m.members().stream().flatMap(x -> x.source().measurements().stream()).toList();
            case OfStep s -> List.of();
            case OfStudy s -> List.of();
            case Nothing n -> List.of();
        };
    }
}
