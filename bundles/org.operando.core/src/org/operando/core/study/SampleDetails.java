// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.util.Optional;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.Quantity;

/**
 * What a study says of a sample, in the study's own words for it.
 * @param composition chemical formula
 * @param form e.g. single crystals, secondary spheres
 * @param radius mean particle radius
 * @param mass mass of active material
 * @param loading mass of active material an area
 * @param density theoretical density
 * @param area specific surface
 */
public record SampleDetails(
        @Doc("Chemical formula.") Optional<String> composition,
        @Doc("Form of the particles, e.g. single crystals.") Optional<String> form,
        @In("um") @Doc("Mean particle radius.") Optional<Quantity> radius,
        @In("mg") @Doc("Mass of active material.") Optional<Quantity> mass,
        @In("mg/cm2") @Doc("Mass of active material an area of electrode.") Optional<Quantity> loading,
        @In("g/cm3") @Doc("Theoretical density.") Optional<Quantity> density,
        @In("m2/g") @Doc("Specific surface, e.g. by BET.") Optional<Quantity> area) {
    public SampleDetails {
        Positive.require("radius", radius);
        Positive.require("mass", mass);
        Positive.require("loading", loading);
        Positive.require("density", density);
        Positive.require("area", area);
    }
}
