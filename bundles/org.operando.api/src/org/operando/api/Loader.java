// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.nio.file.Path;
import java.util.List;

/**
 * Reads the files of a measurement. Stateless: one instance serves all threads.
 * @param <M> what the study says of a measurement of this technique
 * @param <T> the technique's record that comes out
 */
public interface Loader<M extends Record, T extends Record> {
    /** Whether this loader can read the file, by its content. Cheap; never throws for a file of any content. */
    Recognition recognise(FileHead head);

    /** Files that this one refers to and that are read with it. */
    default List<Path> linked(Path file) throws LoadException {
        return List.of();
    }

    /**
     * Files that this one refers to and that are not there yet, or not whole: it is read without them. While files come
     * it is read again when they have.
     */
    default List<Path> awaited(Path file) throws LoadException {
        return List.of();
    }

    /**
     * Reads all files of one measurement.
     * @param files in the order of the study, globs sorted by name with numbers by value
     * @param measurement what the study says; it wins over the files, with a warning where they differ. Without a study
     *            (a file looked at by itself) whatever the study would have to say is absent
     */
    Loaded<T> load(List<Path> files, M measurement, Context context) throws LoadException;
}
