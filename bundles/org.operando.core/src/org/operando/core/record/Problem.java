// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.record;

import java.util.Comparator;

/**
 * Something wrong in a text, with its place.
 * @param source name of the file, or what stands for it
 * @param line from 1
 * @param column from 1
 * @param kind how bad it is
 * @param what what is wrong and what to write instead
 */
public record Problem(String source, int line, int column, Kind kind, String what) implements Comparable<Problem> {
    /** How bad a problem is. */
    public enum Kind {
        /** Nothing can be run before it is mended. */
        ERROR,
        /** A value that is still to be filled in ({@code "?"}), or a plug-in that is not there: what needs it is not run. */
        OPEN,
        /** Questionable; everything is run. */
        WARNING
    }

    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::source)
            .thenComparingInt(Problem::line).thenComparingInt(Problem::column).thenComparing(Problem::what);

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    /** {@code file:line:column: what}. */
    @Override
    public String toString() {
        return source + ":" + line + ":" + column + ": " + what;
    }
}
