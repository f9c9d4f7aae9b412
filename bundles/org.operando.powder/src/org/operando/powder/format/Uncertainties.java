// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.operando.api.Context;
import org.operando.api.LoadException;

/** Uncertainties as a column of a file has them. */
final class Uncertainties {
    /** Readings that a point may be the mean of. */
    private static final int MOST_READINGS = 16;

    private Uncertainties() {
    }

    /**
     * The uncertainties; 0 means that there is none, but where values are counts: there 0 counts have one of 1 count.
     * @param place of a row in the file, for messages
     */
    static double[] checked(Path file, double[] y, double[] given, IntFunction<String> place, Context context)
            throws LoadException {
        int zeros = 0;
        double[] errors = given.clone();
        for (int i = 0; i < errors.length; i++) {
            if (errors[i] < 0) {
                throw LoadException.at(file, place.apply(i), "the third column, " + errors[i]
                        + ", is no uncertainty", "leave columns out that are something else");
            }
            if (errors[i] == 0) {
                errors[i] = Double.NaN;
                zeros++;
            }
        }
        // points without counts have an uncertainty of 0 in many files: that is not worth a word
        boolean ofZeros = IntStream.range(0, y.length).noneMatch(i -> given[i] == 0 && y[i] != 0);
        if (zeros > 0 && zeros < errors.length && !ofZeros) {
            context.warn(file.getFileName().toString(), zeros + (zeros == 1 ? " point has" : " points have")
                    + " an uncertainty of 0, which is none; fits leave them out");
        }
        return errors;
    }

    /**
     * Whether the uncertainties show that the values are counts, or means of counts where detector modules overlap: the
     * mean of n readings with N counts in all is N/n with the uncertainty sqrt(N)/n, so value/uncertainty^2 is the
     * whole number n, and n times the value is whole too.
     */
    static boolean areOfCounts(double[] y, double[] errors) {
        int compared = 0;
        for (int i = 0; i < y.length; i++) {
            if (Double.isNaN(y[i]) || Double.isNaN(errors[i]) || y[i] == 0) {
                continue;
            }
            double readings = y[i] / (errors[i] * errors[i]);
            double n = Math.rint(readings);
            double total = n * y[i];
            // usual files have six digits of the uncertainty and two decimals of the value at least
            if (!(n >= 1 && n <= MOST_READINGS && Math.abs(readings - n) < 1e-4 * n)
                    || Math.abs(total - Math.rint(total)) > 1e-2 * n) {
                return false;
            }
            compared++;
        }
        return compared > 0;
    }
}
