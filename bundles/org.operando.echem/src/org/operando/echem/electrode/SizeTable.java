// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.electrode;

import java.util.List;
import org.operando.api.Table;

/**
 * Particles as a program for images measured them.
 * @param particles one row a particle; the columns of {@link #COLUMNS} that there are, in the unit of the file or, where
 *            it states none, as numbers
 */
public record SizeTable(Table particles) {
    /** Names of columns: a diameter, an area, calipers, axes of the fitted ellipse. */
    public static final List<String> COLUMNS = List.of("diameter", "area", "feret", "minferet", "major", "minor",
            "length");
}
