// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.dqdv;

import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;

/**
 * Where a peak of the differential capacity is looked for, in charge and in discharge.
 * @param name what it is called, e.g. H2-H3
 * @param from lower end, V
 * @param to upper end, V
 */
public record PeakWindow(@Label("Name") @Doc("What the peak is called, e.g. H2-H3.") String name,
        @Label("From") @Doc("Lower end of the window.") @In("V") double from,
        @Label("To") @Doc("Upper end of the window.") @In("V") double to) {
    public PeakWindow {
        if (!(from < to)) {
            throw new InvalidParameter("to", "must be above 'from' = " + from + " V");
        }
    }
}
