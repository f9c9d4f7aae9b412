// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.results;

/**
 * Something in which two results differ.
 * @param what a place in the file, e.g. {@code cycles/discharge_capacity}, or {@code parameter from},
 *            {@code input frame.xye}
 * @param kind whether a value, its shape or its provenance differs
 * @param first what the first result has, or its value where the difference is largest
 * @param second the same of the second result
 * @param count how many numbers differ
 * @param of how many numbers there are
 * @param largest largest difference of two numbers; NaN where they are no numbers
 * @param at place of the largest difference in its array, row by row; -1 for a single value
 * @param sigmas largest difference in standard uncertainties of the difference; NaN where none is known
 * @param unit of the values; empty when they have none or none is known
 */
public record Difference(String what, Kind kind, String first, String second, long count, long of, double largest,
        long at,
        double sigmas, String unit) {
    /** What differs. */
    public enum Kind {
        /** Values. */
        VALUE,
        /** One has what the other has not, or not of the same shape, type or unit. */
        STRUCTURE,
        /** Operation, parameters or inputs. */
        PROVENANCE
    }

    /** Of a parameter whose values have the same unit; empty for none. */
    static Difference ofParameter(String what, String first, String second, String unit) {
        return new Difference(what, Kind.PROVENANCE, first, second, 1, 1, Double.NaN, -1, Double.NaN, unit);
    }

    /** Of things that are no numbers. */
    static Difference of(String what, Kind kind, String first, String second) {
        return new Difference(what, kind, first, second, 1, 1, Double.NaN, -1, Double.NaN, "");
    }
}
