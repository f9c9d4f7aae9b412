// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.util.Optional;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.Quantity;

/**
 * A particle that more than one measurement may look at.
 * @param sample its sample
 * @param state its state
 * @param x where it lies
 * @param y where it lies
 * @param frame frame of reference of x and y
 * @param radius its radius
 */
public record Particle(
        @Doc("The particle's sample.") String sample,
        @Doc("Its state.") Optional<String> state,
        @In("um") @Doc("Where it lies.") Optional<Double> x,
        @In("um") @Doc("Where it lies.") Optional<Double> y,
        @Doc("Frame of reference of x and y.") Optional<String> frame,
        @In("um") @Doc("Its radius.") Optional<Quantity> radius) {
    public Particle {
        Positive.require("radius", radius);
    }
}
