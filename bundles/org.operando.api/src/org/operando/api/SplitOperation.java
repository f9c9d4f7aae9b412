// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.util.ArrayList;
import java.util.List;

/** An operation whose work is cut into parts that do not see each other, so that cores or machines share them. */
public interface SplitOperation<I extends Record, P extends Record, O extends Record> extends Operation<I, P, O> {
    /** The parts of this work; set-up that they share is made here by {@link Context#shared}. */
    Split<?, ?, O> split(I inputs, P parameters, Context context) throws OperationException;

    /** Runs all parts one after the other; the runner uses its cores instead and gets the same bits. */
    @Override
    default O run(I inputs, P parameters, Context context) throws OperationException {
        return inOrder(split(inputs, parameters, context), context);
    }

    private static <T extends Record, R extends Record, O extends Record> O inOrder(Split<T, R, O> split,
            Context context) throws OperationException {
        List<R> results = new ArrayList<>();
        for (T part : split.parts()) {
            context.check();
            try {
                results.add(split.part(part, context));
            } catch (OperationException e) {
                results.add(split.failed(part, e));
            }
        }
        return split.merge(results.iterator(), context);
    }
}
