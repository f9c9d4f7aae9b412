// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.Arrays;
import java.util.Optional;
import org.operando.api.InvalidParameter;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.math.Quantiles;
import org.operando.powder.PatternSeries;

/**
 * Intensities of a series as a contour shows them: divided by a measure of each pattern, less another pattern, as
 * logarithms. What cannot be said (no value, a measure that is not above 0, the logarithm of 0) is NaN and stays blank.
 * @param scaling by what each pattern is divided
 * @param background region whose mean is that measure
 * @param difference what is taken off
 * @param log whether decimal logarithms are shown
 */
record SeriesView(Scaling scaling, Optional<AngleRange> background, Difference difference, boolean log) {
    /** Column of frames with the counts of a beam monitor. */
    static final String MONITOR = "monitor";

    SeriesView {
        if (log && difference != Difference.NONE) {
            throw new InvalidParameter("log", "differences may be negative and have no logarithm");
        }
        if (scaling == Scaling.BACKGROUND && background.isEmpty()) {
            throw new InvalidParameter("background", "is needed to divide by the mean of a region");
        }
    }

    /**
     * All intensities, {@code [frame][angle]}.
     * @param grid the patterns' places: what follows a gap has no pattern before it
     */
    double[] values(PatternSeries series, TimeGrid grid) throws OperationException {
        int points = series.twoThetaDegrees().length;
        double[] values = series.intensities(0, series.size(), 0, points);
        if (scaling != Scaling.NONE) {
            divide(values, points, measures(series, values, points));
        }
        if (difference != Difference.NONE) {
            subtract(values, points, grid.followsGap(series.size()));
        }
        for (int i = 0; log && i < values.length; i++) {
            values[i] = values[i] > 0 ? Math.log10(values[i]) : Double.NaN;
        }
        return values;
    }

    /** A measure of each pattern with a median of 1, so that intensities keep their order of magnitude. */
    private double[] measures(PatternSeries series, double[] values, int points) throws OperationException {
        double[] measures = new double[series.size()];
        if (scaling == Scaling.MONITOR) {
            measures = series.frames().find(MONITOR).orElseThrow(() -> new OperationException(
                    "the series has no monitor", "",
                    "give its counts in a column 'monitor' of the table of times (times: log.csv under the measurement), or "
                            + "normalise by total or background"))
                    .doubles().clone();
        } else {
            int[] window = scaling == Scaling.TOTAL ? new int[] {0, points}
                    : series.window(background.get().from(), background.get().to());
            if (window[0] == window[1]) {
                throw new OperationException("no points of the patterns lie in the region 'background'", "",
                        "the patterns run from " + Quantity.digits(series.twoThetaDegrees()[0]) + " to "
                                + Quantity.digits(series.twoThetaDegrees()[points - 1]) + " deg");
            }
            for (int f = 0; f < measures.length; f++) {
                measures[f] = Arrays.stream(values, f * points + window[0], f * points + window[1])
                        .filter(Double::isFinite).average().orElse(Double.NaN);
            }
        }
        double median = Quantiles.median(Arrays.stream(measures).filter(m -> m > 0).toArray());
        return Arrays.stream(measures).map(m -> m > 0 ? m / median : Double.NaN).toArray();
    }

    private static void divide(double[] values, int points, double[] measures) {
        for (int f = 0; f < measures.length; f++) {
            for (int i = f * points; i < (f + 1) * points; i++) {
                values[i] /= measures[f];
            }
        }
    }

    /** The first is the first with a value somewhere; nothing is taken off over a gap or an empty pattern. */
    private void subtract(double[] values, int points, boolean[] followsGap) {
        boolean previous = difference == Difference.PREVIOUS;
        double[] reference = null;
        for (int f = 0; f < followsGap.length; f++) {
            double[] own = Arrays.copyOfRange(values, f * points, (f + 1) * points);
            boolean empty = Arrays.stream(own).noneMatch(Double::isFinite);
            if (previous && followsGap[f]) {
                reference = null;
            }
            double[] other = reference != null ? reference : previous ? null : own;
            for (int i = 0; i < points; i++) {
                values[f * points + i] = other == null ? Double.NaN : own[i] - other[i];
            }
            if (previous) {
                reference = empty ? null : own;
            } else if (reference == null && !empty) {
                reference = own;
            }
        }
    }

    /** Limits of the colours: of zero symmetric for differences. */
    double[] limits(double[] shown, double darkest, double brightest) {
        if (difference == Difference.NONE) {
            double[] limits = Quantiles.percentiles(shown, darkest, brightest);
            double least = Math.max(1e-12, Math.abs(limits[0]) * 1e-6);
            return new double[] {limits[0], Math.max(limits[1], limits[0] + least)};
        }
        double limit = Quantiles.percentile(Arrays.stream(shown).map(Math::abs).toArray(), brightest);
        double above = Double.isNaN(limit) ? limit : Math.max(limit, 1e-12);
        return new double[] {-above, above};
    }

    /** Label of the colours. */
    String label(boolean counts) {
        String unit = counts && scaling == Scaling.NONE ? "counts" : "arb. units";
        String what = switch (difference) {
            case NONE -> log ? "log_{10} intensity" : "Intensity";
            case FIRST -> "Intensity \u2212 first";
            case PREVIOUS -> "Intensity \u2212 previous";
        };
        return what + " (" + unit + ")";
    }

    /** What was done, as a sentence of a caption; empty when nothing was. */
    String words() {
        String divided = switch (scaling) {
            case NONE -> "";
            case MONITOR -> " Each pattern is divided by its monitor counts over their median.";
            case TOTAL -> " Each pattern is divided by its mean over the median of all.";
            case BACKGROUND -> " Each pattern is divided by its mean from " + background.get().from() + "\u00b0 to "
                    + background.get().to() + "\u00b0 over the median of all.";
        };
        return divided + switch (difference) {
            case NONE -> "";
            case FIRST -> " Shown is each pattern less the first that has intensity.";
            case PREVIOUS -> " Shown is each pattern less the one measured before it; after a gap there is"
                    + " none.";
        };
    }
}
