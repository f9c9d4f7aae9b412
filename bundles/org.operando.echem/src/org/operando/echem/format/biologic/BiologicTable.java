// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.util.List;
import java.util.Optional;

/**
 * The rows of a BioLogic file, binary or text. Columns go by the names of the text export in the spelling of
 * {@link BiologicColumn}: {@code time/s, Ewe/V, dq/mA.h}.
 */
interface BiologicTable {
    int rows();

    /** Names of all columns that the file has. */
    List<String> names();

    /** The first of these columns that is there and was read; as long as there are rows, and the caller's own. */
    Optional<double[]> numbers(String... names);

    /** Whole numbers of a column, of length 0 when it is not there. */
    int[] counts(String name);

    /** Where a row stands, for messages: line or record and byte. */
    String place(int row);

    /** Unit of a column that the file itself says; empty when it is that of the name. */
    default Optional<String> unit(String name) {
        return Optional.empty();
    }

    /** Whether the program would state energies that the file does not hold: its own file, which it has not exported. */
    default boolean isUnexported() {
        return false;
    }

    /** Whether a file has one of these columns. */
    default boolean has(String... wanted) {
        for (String name : wanted) {
            if (names().contains(name)) {
                return true;
            }
        }
        return false;
    }
}
