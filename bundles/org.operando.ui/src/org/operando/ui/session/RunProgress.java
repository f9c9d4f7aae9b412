// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.session;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.operando.core.run.StepId;

/**
 * How a run goes, at one moment.
 * @param by who runs it: empty for this window, otherwise the other process
 * @param ended how many steps have ended
 * @param total how many steps there are
 * @param running steps under way, in the order they began
 * @param seconds since it began
 * @param remaining seconds still to go; empty before it is known
 * @param atLeast whether there is work besides whose time is not known
 * @param stopping whether it was asked to stop
 * @param said what a run that follows files is at; empty for any other
 */
public record RunProgress(String by, int ended, int total, List<Step> running, double seconds, OptionalDouble remaining,
        boolean atLeast, boolean stopping, String said) {
    /**
     * A step that runs.
     * @param id the step
     * @param done how much of it is done
     * @param of of how much; 0 when it does not say
     * @param what what is counted
     * @param seconds since it began
     * @param rate counts a second; empty before it is known
     * @param remaining seconds still to go; empty before it is known
     */
    public record Step(StepId id, long done, long of, String what, double seconds, OptionalDouble rate,
            OptionalDouble remaining) {
        /** How far it is, {@code 12 of 60 frames}. */
        public String far() {
            return of <= 0 ? "running" : done + " of " + of + (what.isEmpty() ? "" : " " + what);
        }
    }

    /** Whether this window runs it, and so can stop it. */
    public boolean isOwn() {
        return by.isEmpty();
    }

    /** One line with who runs it, when that is another process. */
    public String line() {
        return (isOwn() ? "" : "run by another process (" + by + "): ") + far();
    }

    /** One line: {@code 3 of 7 steps, about 2 min left}. */
    public String far() {
        String left = stopping ? ", stopping" : remaining.isEmpty() ? ""
                : ", " + (atLeast ? "more than " : "about ") + time(remaining.getAsDouble()) + " left";
        String round = said.isEmpty() ? "" : said + ": ";
        boolean waits = !said.isEmpty() && !stopping && running.isEmpty() && ended == total;
        return waits ? said
                : round + ended + " of " + total + (total == 1 ? " step" : " steps") + left;
    }

    /** A time as people say it: seconds to the next 5 below a minute, then minutes, then hours. */
    public static String time(double seconds) {
        if (seconds < 55) {
            return (int) Math.max(1, seconds < 10 ? Math.ceil(seconds) : 5 * Math.ceil(seconds / 5)) + " s";
        }
        long minutes = Math.round(seconds / 60);
        return minutes < 60 ? Math.max(1, minutes) + " min"
                : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
    }
}
