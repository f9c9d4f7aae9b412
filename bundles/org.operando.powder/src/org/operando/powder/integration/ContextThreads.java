// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import org.operando.api.Context;
import org.operando.api.OperationException;

/** The threads of a step, for work that cannot fail. */
final class ContextThreads {
    private ContextThreads() {
    }

    static Threads of(Context context) {
        return (count, body) -> {
            try {
                context.parallel(count, body::accept);
            } catch (OperationException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
