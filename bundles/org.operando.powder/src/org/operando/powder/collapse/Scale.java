// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.collapse;

import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.Label;
import org.operando.api.Range;

/**
 * State of charge of a measurement's cell.
 * @param measurement its name
 * @param full charge between 0 and 100 %, Ah
 * @param start state of charge where the step of the cell begins, %
 */
public record Scale(@Label("Measurement") @Doc("Name of the measurement of the patterns.") String measurement,
        @Label("Full") @Doc("Charge from 0 to 100 % of the cell.") @In("Ah") @Range(min = 1e-12) double full,
        @Label("Start") @Doc("State of charge where the step of the cell begins.") @In("%") double start) {
}
