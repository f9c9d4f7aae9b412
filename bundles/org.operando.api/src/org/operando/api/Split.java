// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Work cut into parts that do not see each other. Immutable: inputs, parameters and set-up are its fields.
 * @param <T> a part: small and pure, e.g. a range of frames
 * @param <R> what a part gives
 * @param <O> the operation's outputs
 */
public interface Split<T extends Record, R extends Record, O extends Record> {
    /** The parts; the n-th is the same in every process. */
    List<T> parts();

    /**
     * All that the result of a part depends on, where that is less than the whole step depends on: then a part is taken
     * from an earlier run that had one of the same key, as when frames have come since or when that run was killed. A file
     * counts by its contents: put its {@link java.nio.file.Path} in. What {@link #part} reads of fields of this split
     * belongs in, and so does whatever other files of the measurement have decided; the runner adds the operation, its
     * parameters, and the versions of both and of the loaders. The seed of such a part comes from its key.
     *
     * <p>Empty, the default: a part depends on all that its step depends on.
     */
    default Optional<Record> key(T part) {
        return Optional.empty();
    }

    /** Computes one part. */
    R part(T part, Context context) throws OperationException;

    /** Joins the results, once, in the order of the parts; each is asked for once so that few are held. */
    O merge(Iterator<R> results, Context context) throws OperationException;

    /** What stands for a part that failed; to throw, the default, fails the whole step. */
    default R failed(T part, OperationException reason) throws OperationException {
        throw reason;
    }
}
