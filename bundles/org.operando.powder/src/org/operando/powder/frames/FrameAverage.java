// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.frames;

import java.util.Arrays;
import java.util.List;
import org.eclipse.january.dataset.Dataset;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.math.Quantiles;
import org.operando.powder.PowderMeasurement.Averaging;

/** Several frames of the same scene as one, pixel by pixel; a value that is not finite is left out. */
final class FrameAverage {
    /** Standard deviation of a normal distribution over the median distance from its middle. */
    private static final double SIGMA_OF_MAD = 1.4826;
    /** Values further from the median than this many standard deviations are clipped. */
    private static final double CLIP = 3;
    /** Least standard deviation as a part of the value, where most frames have the same whole number. */
    private static final double LEAST_SIGMA = 0.01;
    /** Part of the memory that frames held at once may take. */
    private static final int MEMORY_PART = 4;

    private final List<LazyFrames.Place> frames;
    private final Averaging how;
    private final Context context;

    FrameAverage(List<LazyFrames.Place> frames, Averaging how, Context context) {
        this.frames = frames;
        this.how = how;
        this.context = context;
    }

    /**
     * The average, {@code [row * columns + column]}, NaN where no frame has a value.
     * @param pixels rows times columns
     */
    double[] of(int pixels) throws LoadException {
        if (how == Averaging.MEAN || frames.size() < 3) {
            return mean(pixels);
        }
        double[] average = new double[pixels];
        long fitting = Math.max(1, context.memory() / MEMORY_PART / Float.BYTES / frames.size());
        int band = (int) Math.min(pixels, fitting);
        for (int from = 0; from < pixels; from += band) {
            band(average, from, Math.min(pixels, from + band));
        }
        return average;
    }

    /** Some pixels of all frames: frames are read once for each band, few bands are usual. */
    private void band(double[] average, int from, int to) throws LoadException {
        float[][] all = new float[frames.size()][to - from];
        for (int f = 0; f < all.length; f++) {
            context.check();
            Dataset read = frames.get(f).file().frame(frames.get(f).frame());
            for (int i = from; i < to; i++) {
                all[f][i - from] = (float) read.getElementDoubleAbs(i);
            }
        }
        double[] values = new double[all.length];
        for (int i = from; i < to; i++) {
            int n = 0;
            for (float[] frame : all) {
                values[n] = frame[i - from];
                n += Float.isFinite(frame[i - from]) ? 1 : 0;
            }
            average[i] = n == 0 ? Double.NaN : of(Arrays.copyOf(values, n));
        }
    }

    private double[] mean(int pixels) throws LoadException {
        double[] sum = new double[pixels];
        int[] n = new int[pixels];
        for (LazyFrames.Place place : frames) {
            context.check();
            Dataset read = place.file().frame(place.frame());
            for (int i = 0; i < pixels; i++) {
                double value = read.getElementDoubleAbs(i);
                if (Double.isFinite(value)) {
                    sum[i] += value;
                    n[i]++;
                }
            }
        }
        for (int i = 0; i < pixels; i++) {
            sum[i] = n[i] == 0 ? Double.NaN : sum[i] / n[i];
        }
        return sum;
    }

    private double of(double[] values) {
        double median = Quantiles.median(values);
        if (how == Averaging.MEDIAN) {
            return median;
        }
        double sigma = SIGMA_OF_MAD * Quantiles.medianAbsoluteDeviation(values);
        double limit = CLIP * Math.max(sigma, LEAST_SIGMA * Math.abs(median));
        return Arrays.stream(values).filter(v -> Math.abs(v - median) <= limit).average().orElse(median);
    }
}
