// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.Label;
import org.operando.api.Range;

/**
 * A line to be fitted.
 * @param h index
 * @param k index
 * @param l index
 * @param at 2theta, degrees
 */
public record IndexedLine(@Label("h") int h, @Label("k") int k, @Label("l") int l,
        @Label("At") @Doc("Where the line is expected.") @In("deg") @Range(min = 0, max = 180) double at) {
    /** Indices in parentheses. */
    String label() {
        boolean plain = h >= 0 && k >= 0 && l >= 0 && h < 10 && k < 10 && l < 10;
        return plain ? "(" + h + k + l + ")" : "(" + h + " " + k + " " + l + ")";
    }
}
