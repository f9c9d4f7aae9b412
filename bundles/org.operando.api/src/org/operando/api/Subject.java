// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.util.Objects;
import java.util.Optional;

/**
 * What a result belongs to, by the names of the study.
 * @param sample the sample
 * @param state state of the sample or cell, e.g. charged
 * @param cell the cell
 * @param particle the particle
 * @param measurement the measurement
 */
public record Subject(String sample, Optional<String> state, Optional<String> cell, Optional<String> particle,
        String measurement) {
    public Subject {
        Objects.requireNonNull(sample, "sample");
        Objects.requireNonNull(measurement, "measurement");
    }

    /** A measurement of a sample, nothing else said. */
    public static Subject of(String sample, String measurement) {
        return new Subject(sample, Optional.empty(), Optional.empty(), Optional.empty(), measurement);
    }
}
