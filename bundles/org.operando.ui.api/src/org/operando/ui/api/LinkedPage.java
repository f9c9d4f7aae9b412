// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.operando.api.OperandoException;
import org.operando.api.figure.Page;

/**
 * A page with its links to what is chosen. Both functions are asked on the UI thread and must be quick.
 * @param page the figure
 * @param marked what is marked on it
 * @param chosen what a click on it chooses, given what is chosen now; empty for nothing
 * @param steps what the keys Left, Right, Home and End choose
 */
public record LinkedPage(Page page, Function<Selected, List<Marker>> marked,
        BiFunction<At, Selected, Optional<Selected>> chosen, LinkedSteps steps) {
    /** Makes a page of what is chosen. */
    public interface Source {
        /** The page; not on the UI thread. Without anything to show it throws, and the view tells people the reason. */
        LinkedPage page(StudyResults results, Selected selected) throws OperandoException;
    }

    /** A page in which keys step through nothing. */
    public LinkedPage(Page page, Function<Selected, List<Marker>> marked,
            BiFunction<At, Selected, Optional<Selected>> chosen) {
        this(page, marked, chosen, LinkedSteps.NONE);
    }

    /** The same with something that keys step through. */
    public LinkedPage with(LinkedSteps through) {
        return new LinkedPage(page, marked, chosen, through);
    }

    /** A page without links. */
    public static LinkedPage of(Page page) {
        return new LinkedPage(page, s -> List.of(), (at, s) -> Optional.empty());
    }
}
