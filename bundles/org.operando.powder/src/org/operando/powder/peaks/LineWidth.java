// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.Range;

/** What is known beforehand of the width that all components of a line share. */
public sealed interface LineWidth {
    /** Nothing: width and shape are refined with the components. */
    record Free() implements LineWidth {
    }

    /**
     * Width and shape of the nearest of some patterns that hold one phase alone.
     * @param first number of the first of these patterns
     * @param last number of the last
     */
    record SinglePhase(@Label("First") @Doc("Number of the first pattern that holds one phase alone.") int first,
            @Label("Last") @Doc("Number of the last pattern that holds one phase alone.") int last)
            implements LineWidth {
        public SinglePhase {
            if (last < first) {
                throw new InvalidParameter("last", "must not be below 'first' = " + first);
            }
        }
    }

    /**
     * Values.
     * @param fwhm degrees
     * @param eta share of the Lorentz profile
     */
    record Fixed(@Label("FWHM") @Doc("Width of each component.") @In("deg") @Range(min = 1e-6, max = 180) double fwhm,
            @Label("Eta") @Doc("Share of the Lorentz profile.") @Range(min = 0, max = 1) double eta)
            implements LineWidth {
    }
}
