// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.lattice;

import java.util.List;

/**
 * A space group in one setting.
 * @param number its number in International Tables for Crystallography A
 * @param symbol Hermann-Mauguin symbol
 * @param extension origin choice (1, 2) or axes (H hexagonal, R rhombohedral); empty where there is one only
 * @param hall Hall symbol
 * @param size how many operations it has in its cell
 */
public record SpaceGroup(int number, String symbol, String extension, String hall, int size) {
    /** Symbol and extension, as in R -3 m:H. */
    public String name() {
        return extension.isEmpty() ? symbol : symbol + ":" + extension;
    }

    /** All operations of the cell, centrings included. */
    public List<SymmetryOperation> operations() {
        return HallSymbol.operations(hall);
    }
}
