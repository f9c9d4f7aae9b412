// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * How the values of images are spread, from a sample of some 65 000 of each; blank cells do not count. The sample of an
 * array is taken once: arrays of figures do not change.
 */
public final class ValueSpread {
    private static final int SAMPLE = 1 << 16;
    /** Moves the sampled place within each stretch, so that no column of an image is preferred. */
    private static final int JITTER = 7919;
    /** By identity, for arrays are equal to themselves only; forgotten with the image. */
    private static final Map<float[], float[]> SAMPLES = Collections.synchronizedMap(new WeakHashMap<>());

    private final float[] sorted;

    private ValueSpread(float[] sorted) {
        this.sorted = sorted;
    }

    /** The spread of the values of images together. */
    public static ValueSpread of(List<float[]> images) {
        if (images.size() == 1) {
            return new ValueSpread(sample(images.getFirst()));
        }
        int count = 0;
        float[][] samples = new float[images.size()][];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = sample(images.get(i));
            count += samples[i].length;
        }
        float[] all = new float[count];
        int at = 0;
        for (float[] sample : samples) {
            System.arraycopy(sample, 0, all, at, sample.length);
            at += sample.length;
        }
        Arrays.sort(all);
        return new ValueSpread(all);
    }

    private static float[] sample(float[] values) {
        float[] known = SAMPLES.get(values);
        if (known != null) {
            return known;
        }
        int stretch = 1 + (values.length - 1) / SAMPLE;
        float[] taken = new float[values.length / stretch + 1];
        int count = 0;
        for (long i = 0; i * stretch < values.length; i++) {
            long at = i * stretch + i * JITTER % stretch;
            if (at < values.length && Float.isFinite(values[(int) at])) {
                taken[count++] = values[(int) at];
            }
        }
        float[] sorted = Arrays.copyOf(taken, count);
        Arrays.sort(sorted);
        SAMPLES.put(values, sorted);
        return sorted;
    }

    /** Whether no value counts. */
    public boolean isEmpty() {
        return sorted.length == 0;
    }

    /**
     * The value below which a part of the values lies, between neighbours by straight lines; NaN when there is none.
     * @param part 0 to 1
     */
    public double quantile(double part) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = part * (sorted.length - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (at - low) * ((double) sorted[high] - sorted[low]);
    }
}
