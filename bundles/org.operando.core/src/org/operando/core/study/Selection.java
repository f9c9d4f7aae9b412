// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.util.List;
import org.operando.api.Doc;
import org.operando.api.Subject;

/**
 * Which results a comparison or a figure takes; an empty list means all.
 * @param samples names of samples
 * @param states names of states
 * @param cells names of cells
 * @param measurements names of measurements
 */
public record Selection(
        @Doc("Names of samples.") List<String> samples,
        @Doc("Names of states.") List<String> states,
        @Doc("Names of cells.") List<String> cells,
        @Doc("Names of measurements.") List<String> measurements) {
    /** All results. */
    public static final Selection ALL = new Selection(List.of(), List.of(), List.of(), List.of());

    /** Whether a subject is among those chosen. */
    public boolean takes(Subject s) {
        return (samples.isEmpty() || samples.contains(s.sample()))
                && (states.isEmpty() || s.state().filter(states::contains).isPresent())
                && (cells.isEmpty() || s.cell().filter(cells::contains).isPresent())
                && (measurements.isEmpty() || measurements.contains(s.measurement()));
    }
}
