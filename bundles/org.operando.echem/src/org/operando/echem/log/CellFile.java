// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Quantity;

/**
 * What one file gave.
 * @param path the file
 * @param log its records
 * @param clock {@link #UTC} or {@link #LOCAL}
 * @param origin what test it is a part of (start of the acquisition): parts of one test count their cycles on
 * @param cyclesStored whether the file stores cycle numbers
 * @param activeMass mass of the active material, when the file states one that can be meant
 * @param area area of the electrode, likewise
 * @param metadata what else it says
 */
public record CellFile(Path path, CellLog log, String clock, String origin, boolean cyclesStored,
        Optional<Quantity> activeMass,
        Optional<Quantity> area, Map<String, String> metadata) {
    /** Clock of files with seconds since 1970 UTC. */
    public static final String UTC = "UTC";
    /** Clock of files with the date and time of the computer. */
    public static final String LOCAL = "local time, zone not known";
}
