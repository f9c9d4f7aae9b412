// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes what a loader read in a format of others. Stateless: one instance serves all threads.
 * @param <T> the technique's record that is written
 */
public interface Exporter<T extends Record> {
    /**
     * Writes one file. What the format has no place for is named by {@link Context#warn}, not left out in silence.
     * @param loaded the record with what else its files say
     * @param file a file that is not there yet; it gets its final name when this method has returned
     * @throws OperationException when the record cannot be written in this format; says why and what would help
     */
    void write(Loaded<T> loaded, Path file, Context context) throws IOException, OperationException;
}
