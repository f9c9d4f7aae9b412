// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.Set;
import org.operando.api.OperandoException;

/**
 * What follows from what is chosen: a frame has a time, a time lies in a cycle. A technique contributes it at the extension
 * point {@code org.operando.ui.relations}; one instance serves all studies.
 */
public interface SelectionRelation {
    /** What changed. */
    record Change(Selected before, Selected now, Set<Selected.Kind> kinds) {
        public Change {
            kinds = Set.copyOf(kinds);
        }

        /** Whether one of these changed. */
        public boolean hasOneOf(Selected.Kind... some) {
            return Set.of(some).stream().anyMatch(kinds::contains);
        }
    }

    /** What follows, for the results of one moment. Pure and quick: it is asked on the UI thread at each choice. */
    interface Follow {
        /**
         * What is chosen now with what follows from it. Only kinds that nobody chose in the same breath are taken over;
         * what follows from these is asked next.
         */
        Selected follow(Change change);
    }

    /** Reads what it needs. In the background, whenever results change. */
    Follow prepare(StudyResults results) throws OperandoException;
}
