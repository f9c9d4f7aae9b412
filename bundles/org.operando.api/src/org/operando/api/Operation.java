// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

/**
 * A step of an analysis: records in, record out. Stateless: one instance serves all threads.
 * @param <I> inputs; each component is bound by its type to results of earlier steps or to what a loader read
 * @param <P> parameters, read from the study
 * @param <O> outputs
 */
public interface Operation<I extends Record, P extends Record, O extends Record> {
    /**
     * Computes the outputs.
     * @param context progress, cancellation, warnings, threads
     */
    O run(I inputs, P parameters, Context context) throws OperationException;
}
