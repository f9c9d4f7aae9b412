// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.math.Minimum;
import org.operando.powder.NegativeIntensities;
import org.operando.powder.PatternSeries;

/**
 * A range of the patterns of a series, ready to be fitted.
 * @param patterns the series
 * @param from first point
 * @param to behind the last point
 */
record PatternPoints(PatternSeries patterns, int from, int to) {
    /** Uncertainties within this part of the root of the counts are those of counts. */
    private static final double ROOT = 1e-3;

    static PatternPoints of(PatternSeries patterns, Optional<Double> from, Optional<Double> to) {
        int[] window = patterns.window(from.orElse(0.0), to.orElse(180.0));
        return new PatternPoints(patterns, window[0], window[1]);
    }

    /** Warns of intensities below 0 where the weights are from the intensities. */
    void warnNegative(Context context) throws OperationException {
        if (patterns.intensity().errors().isEmpty()) {
            NegativeIntensities.warn(patterns, from, to, "", context);
        }
    }

    double first() {
        return patterns.twoThetaDegrees()[Math.min(from, patterns.twoThetaDegrees().length - 1)];
    }

    double last() {
        return patterns.twoThetaDegrees()[Math.max(0, to - 1)];
    }

    /** Refuses a range without lines or with too few points. */
    void require(LineSet lines, int background) throws OperationException {
        if (lines.size() == 0 || to - from < 10 + background) {
            throw new OperationException(lines.size() + " lines and " + (to - from) + " points in the range", "",
                    "widen 'from' and 'to', or check the cell and the wavelength");
        }
    }

    /**
     * The points of a pattern that have a value; empty when too few or only zeros. Uncertainties are those of the
     * pattern; without them the root of the counts, and for values that are not counts weights are relative.
     */
    Optional<LinesFit.Points> points(int row) throws OperationException {
        double[] grid = patterns.twoThetaDegrees();
        double[] y = patterns.intensities(row, row + 1, from, to);
        double[] sigma = patterns.errors(row, row + 1, from, to).orElse(null);
        int[] good = IntStream.range(0, y.length)
                .filter(i -> Double.isFinite(y[i])
                        && (sigma == null || sigma[i] > 0 && sigma[i] < Double.POSITIVE_INFINITY))
                .toArray();
        if (good.length < 20 || Arrays.stream(good).noneMatch(i -> y[i] > 0)) {
            return Optional.empty();
        }
        double[] values = Arrays.stream(good).mapToDouble(i -> y[i]).toArray();
        double[] x = Arrays.stream(good).mapToDouble(i -> grid[from + i]).toArray();
        double[] weights = Arrays.stream(good)
                .mapToDouble(i -> sigma == null ? 1 / Math.max(y[i], 1) : 1 / (sigma[i] * sigma[i])).toArray();
        boolean poisson = sigma == null ? patterns.isCounts() : Arrays.stream(good)
                .allMatch(i -> Math.abs(sigma[i] / Math.sqrt(Math.max(y[i], 1)) - 1) < ROOT);
        boolean known = sigma != null || patterns.isCounts();
        return Optional.of(new LinesFit.Points(x, values, weights, poisson,
                known ? Minimum.Scaling.IF_ABOVE_ONE : Minimum.Scaling.ALWAYS));
    }
}
