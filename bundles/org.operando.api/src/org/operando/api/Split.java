// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.util.Iterator;
import java.util.List;

/**
 * Work cut into parts that do not see each other. Immutable: inputs, parameters and set-up are its fields.
 * @param <T> a part: small and pure, e.g. a range of frames
 * @param <R> what a part gives
 * @param <O> the operation's outputs
 */
public interface Split<T extends Record, R extends Record, O extends Record> {
    /** The parts; the n-th is the same in every process. */
    List<T> parts();

    /** Computes one part. */
    R part(T part, Context context) throws OperationException;

    /** Joins the results, once, in the order of the parts; each is asked for once so that few are held. */
    O merge(Iterator<R> results, Context context) throws OperationException;

    /** What stands for a part that failed; to throw, the default, fails the whole step. */
    default R failed(T part, OperationException reason) throws OperationException {
        throw reason;
    }
}
