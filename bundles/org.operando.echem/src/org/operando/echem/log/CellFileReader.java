// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import java.nio.file.Path;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.EchemMeasurement;

/** Reads one file of a measurement; several threads may do so with different files at a time. */
@FunctionalInterface
public interface CellFileReader {
    /**
     * Reads the file.
     * @param study what the study says of the measurement
     */
    CellFile read(Path file, EchemMeasurement study, Context context) throws LoadException;
}
