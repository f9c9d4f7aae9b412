// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;

/**
 * What arrow keys step through in a linked figure, frames for example. Both functions are asked on the UI thread.
 * @param count how many there are
 * @param at the one that is chosen or shown, from 0; negative for none
 * @param chosen what is chosen with one, given what is chosen now
 */
public record LinkedSteps(int count, ToIntFunction<Selected> at, BiFunction<Integer, Selected, Selected> chosen) {
    /** Nothing to step through. */
    public static final LinkedSteps NONE = new LinkedSteps(0, s -> -1, (i, s) -> s);

    /**
     * What is chosen by some steps from what is chosen now.
     * @param by how many, backwards when negative; more than there are lead to the end
     * @return empty when there is nothing to step through
     */
    public Optional<Selected> moved(Selected now, int by) {
        if (count == 0) {
            return Optional.empty();
        }
        int from = Math.max(-1, at.applyAsInt(now));
        // the first step from nowhere leads to the first or the last
        long to = from < 0 && by < 0 ? count + (long) by : from + (long) by;
        return Optional.of(chosen.apply((int) Math.clamp(to, 0L, count - 1L), now));
    }
}
