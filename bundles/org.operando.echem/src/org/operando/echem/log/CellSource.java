// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import java.util.Optional;
import org.operando.api.LoadException;

/**
 * The rows that a log was made of, for files whose steps are found out of all their columns: at the ends of a part
 * other steps would be found, so that parts of one record are put together before.
 */
public interface CellSource {
    /** How many rows there are. */
    int rows();

    /**
     * A log of the first rows of this part and the later ones of the next part.
     * @param kept how many rows of this part
     * @param skipped how many rows of the next part are left out at its beginning
     * @return empty when the parts are not of one record
     */
    Optional<CellLog> with(CellSource next, int kept, int skipped) throws LoadException;
}
