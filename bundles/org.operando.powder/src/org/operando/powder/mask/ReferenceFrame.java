// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.mask;

import java.util.stream.IntStream;
import org.eclipse.january.dataset.Dataset;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.powder.frames.FrameSeries;

/**
 * The mean of some frames of a series, and what they say of single pixels.
 * @param rows rows of a frame
 * @param columns columns of a frame
 * @param mean counts of a pixel; NaN where it has no measurement
 * @param least counts of a pixel in the frame where it has fewest; NaN where it has no measurement
 * @param invalid marked by the file as without a measurement in any of the frames
 * @param constant the same in all of the frames
 * @param frames how many there are
 */
record ReferenceFrame(int rows, int columns, float[] mean, float[] least, boolean[] invalid, boolean[] constant,
        int frames) {
    /** 2^32 - 1 marks gaps and 2^32 - 2 bad pixels of detectors that count without a sign. */
    private static final double LARGEST_OF_32 = 4_294_967_294.0;

    /** Of at most so many good frames, spread evenly over the series. */
    static ReferenceFrame of(FrameSeries series, int most, Context context) throws OperationException {
        int[] good = IntStream.range(0, series.size()).filter(i -> series.problem(i).isEmpty()).toArray();
        if (good.length == 0) {
            throw new OperationException("no frame can be used"
                    + (series.size() > 0 ? ": " + series.problem(0).orElse("") : ""), "frames",
                    "see the problems that the frames' loader names");
        }
        int n = Math.min(most, good.length);
        int pixels = Math.multiplyExact(series.rows(), series.columns());
        double[] sum = new double[pixels];
        double[] first = new double[pixels];
        float[] least = new float[pixels];
        boolean[] invalid = new boolean[pixels];
        boolean[] constant = new boolean[pixels];
        for (int k = 0; k < n; k++) {
            Dataset frame = series.frame(good[(int) ((long) k * good.length / n)]);
            add(series, frame, k == 0, sum, first, least, invalid, constant);
            context.progress(k + 1, n, "frames");
        }
        float[] mean = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            mean[i] = invalid[i] ? Float.NaN : (float) (sum[i] / n);
            least[i] = invalid[i] ? Float.NaN : least[i];
        }
        return new ReferenceFrame(series.rows(), series.columns(), mean, least, invalid, constant, n);
    }

    private static void add(FrameSeries series, Dataset frame, boolean isFirst, double[] sum, double[] first,
            float[] least, boolean[] invalid, boolean[] constant) {
        boolean whole = !frame.hasFloatingPointElements();
        double dummy = series.dummy().orElse(Double.NaN);
        for (int i = 0; i < sum.length; i++) {
            double v = frame.getElementDoubleAbs(i);
            // floats below zero may be counts less a background: of them only the marks of gaps are none
            boolean marked = whole ? v >= LARGEST_OF_32 : v == -1 || v == -2;
            invalid[i] |= !Double.isFinite(v) || marked || v < series.lowest() || v >= series.saturation()
                    || Math.abs(v - dummy) <= series.dummyTolerance();
            sum[i] += v;
            least[i] = (float) (isFirst ? v : Math.min(least[i], v));
            constant[i] = isFirst || constant[i] && v == first[i];
            if (isFirst) {
                first[i] = v;
            }
        }
    }
}
