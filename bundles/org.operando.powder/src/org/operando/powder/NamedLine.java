// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder;

import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.Label;

/**
 * A line to be marked in a figure, e.g. of a foil.
 * @param name text at the mark
 * @param at 2theta, degrees
 */
public record NamedLine(@Label("Name") @Doc("Text at the mark.") String name,
        @Label("At") @Doc("Where the line lies.") @In("deg") double at) {
}
