// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder;

import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.powder.PatternSeries.Columns;

/** Intensities below 0 where the root of the intensity is to be the uncertainty: they are no counts. */
public final class NegativeIntensities {
    private NegativeIntensities() {
    }

    /**
     * Warns, naming the first pattern with an intensity below 0 and its least one. To be called where weights are from the
     * intensities themselves, not from uncertainties.
     * @param from first grid point that is used
     * @param to behind the last
     * @param otherwise another remedy than uncertainties; empty for none
     */
    public static void warn(PatternSeries patterns, int from, int to, String otherwise, Context context)
            throws OperationException {
        int first = -1;
        int others = 0;
        int lowest = 0;
        double least = 0;
        for (int row = 0; row < patterns.size(); row++) {
            double[] y = patterns.intensities(row, row + 1, from, to);
            boolean negative = false;
            for (int i = 0; i < y.length; i++) {
                negative |= y[i] < 0;
                if (y[i] < least && (first < 0 || first == row)) {
                    first = row;
                    lowest = from + i;
                    least = y[i];
                }
            }
            others += negative && row != first ? 1 : 0;
        }
        if (first >= 0) {
            context.warn(patterns.frames().texts(Columns.NAME)[first], "intensity of "
                    + Quantity.digits(least) + " at "
                    + Quantity.digits(patterns.twoThetaDegrees()[lowest]) + " deg"
                    + (others > 0 ? ", and of " + others + (others > 1 ? " other patterns" : " other pattern") : "")
                    + ", is below 0, so a background was taken off or these are no counts: weights from the intensities are"
                    + " wrong, and with them the uncertainties; give the patterns' uncertainties as a third column"
                    + (patterns.isCounts() ? ", or write counts: false under the measurement" : "")
                    + (otherwise.isEmpty() ? "" : ", or " + otherwise));
        }
    }
}
