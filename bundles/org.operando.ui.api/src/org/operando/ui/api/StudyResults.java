// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.List;
import java.util.Optional;
import org.operando.api.OperandoException;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.figure.Page;

/**
 * The open study as a view sees it: its measurements and the results that are there, at one moment. Lists are at hand;
 * whatever reads a file takes time and is for the background ({@link ViewSite#inBackground}).
 */
public interface StudyResults {
    /** The measurements in the study's order. */
    List<Measured> measurements();

    /** The comparisons of the study: steps over results of several measurements, of no measurement themselves. */
    default List<Measured.Step> comparisons() {
        return List.of();
    }

    /** What the loader reads of a measurement's files. */
    Record loaded(String measurement) throws OperandoException;

    /** The result of a step that is done; of a comparison with an empty name of a measurement. */
    Record result(String measurement, String step) throws OperandoException;

    /**
     * Runs an operation in memory, outside of the study's steps: a parameter that is tried, a suggestion. Nothing is
     * written. For what takes a few seconds at most.
     */
    <I extends Record, P extends Record, O extends Record> O run(Operation<I, P, O> operation, I inputs, P parameters)
            throws OperandoException;

    /**
     * What a step makes of one frame or cycle with the parameters that stand in the study, in memory, as a page.
     * @param number of the frame or cycle; empty, or none of the step's, for the first
     * @throws OperationException when the step does not work by frame or cycle
     */
    Page piece(String measurement, String step, Optional<Double> number) throws OperandoException;

    /** A peak shape, an optimizer or whatever else is contributed under this id with this type. */
    <T> T contributed(Class<T> type, String id) throws OperationException;

    /** The measurement of this name. */
    default Optional<Measured> measurement(String name) {
        return measurements().stream().filter(m -> m.name().equals(name)).findFirst();
    }

    /** What a view of a technique shows: the chosen measurement, one linked with it, or else the first of the technique. */
    default Optional<Measured> shown(Selected selected, String technique) {
        List<Measured> own = measurements().stream().filter(m -> m.technique().equals(technique)).toList();
        Optional<String> chosen = selected.text(Selected.Kind.MEASUREMENT);
        return own.stream().filter(m -> chosen.filter(m.name()::equals).isPresent()).findFirst()
                .or(() -> own.stream().filter(m -> chosen.filter(m::belongsTo).isPresent()).findFirst())
                .or(() -> own.stream().findFirst());
    }

    /** The result of a type that a view shows of a measurement, see {@link Measured#step}. */
    default <R extends Record> Optional<R> result(Measured of, Class<R> type, Selected selected)
            throws OperandoException {
        Optional<Measured.Step> step = of.step(type, selected);
        return step.isEmpty() ? Optional.empty() : Optional.of(type.cast(result(of.name(), step.get().name())));
    }
}
