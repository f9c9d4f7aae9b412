// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.Quantity;

/**
 * A stretch of the axis of angles.
 * @param from lower end, degrees 2theta
 * @param to upper end, degrees 2theta
 */
public record AngleRange(@Label("From") @Doc("Lower end.") @In("deg") double from,
        @Label("To") @Doc("Upper end.") @In("deg") double to) {
    public AngleRange {
        if (!(to > from)) {
            throw new InvalidParameter("to", "must be above 'from' = " + Quantity.digits(from) + " deg");
        }
    }
}
