// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.table;

import java.util.List;
import java.util.Set;
import org.operando.api.Context;
import org.operando.api.LoadException;

/** A table with named columns, whatever file holds it. */
public interface TableSource {
    /** Names of the columns, as the file has them. */
    List<String> names();

    /** Where the names stand, for messages. */
    String namesPlace();

    /**
     * Reads columns.
     * @param numbers numbers of the columns that hold numbers and must be there in each row
     * @param extras numbers of columns that hold numbers, where a text is only warned of
     * @param texts numbers of the columns that hold texts
     */
    TableData read(Set<Integer> numbers, Set<Integer> extras, Set<Integer> texts, Context context)
            throws LoadException;
}
