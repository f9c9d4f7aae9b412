// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import java.util.Arrays;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.api.OperationException;

/** Parts of the reading that run on the threads of the step; the outcome is that of one after the other. */
public final class ReadingTasks {
    /** One of the parts. */
    public interface Task {
        /**
         * Does the part.
         * @param context for this part only: its warnings come in the order of the parts
         */
        void run(int index, Context context) throws LoadException;
    }

    private ReadingTasks() {
    }

    /**
     * Runs the task for 0 to count - 1.
     * @throws LoadException that of the lowest index that fails
     */
    public static void run(int count, Context context, Task task) throws LoadException {
        HeldWarnings[] contexts = new HeldWarnings[count];
        Arrays.setAll(contexts, i -> new HeldWarnings(context));
        try {
            context.parallel(count, i -> {
                try {
                    task.run(i, contexts[i]);
                } catch (LoadException e) {
                    throw new OperationException(e.what(), e.where(), e.remedy(), e);
                }
            });
        } catch (OperationException e) {
            throw e.getCause() instanceof LoadException cause ? cause
                    : new LoadException(e.what(), e.where(), e.remedy(), e);
        } finally {
            for (HeldWarnings held : contexts) {
                held.release();
            }
        }
    }
}
