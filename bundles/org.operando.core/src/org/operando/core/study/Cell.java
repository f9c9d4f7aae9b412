// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.util.Optional;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.Quantity;

/**
 * An electrochemical cell; two or more may share a condition.
 * @param sample its sample
 * @param condition what it was made for; cells of one condition are replicates
 * @param mass mass of active material in it
 * @param area area of its electrode
 * @param capacity nominal capacity of its active material
 * @param note free text
 */
public record Cell(
        @Doc("The cell's sample.") String sample,
        @Doc("Cells of one condition are replicates.") Optional<String> condition,
        @In("mg") @Doc("Mass of active material.") Optional<Quantity> mass,
        @In("cm2") @Doc("Area of the electrode.") Optional<Quantity> area,
        @In("mAh/g") @Doc("Nominal capacity of the active material.") Optional<Quantity> capacity,
        @Doc("Anything else.") Optional<String> note) {
    public Cell {
        Positive.require("mass", mass);
        Positive.require("area", area);
        Positive.require("capacity", capacity);
    }
}
