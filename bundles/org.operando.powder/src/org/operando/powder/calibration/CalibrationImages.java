// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.january.dataset.Dataset;
import org.operando.api.Axis;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.api.Signal;
import org.operando.powder.frames.FrameSeries;
import org.operando.powder.mask.DetectorMask;

/** The images of a calibrant: the mean of a series, or each frame by itself where a stage moved the detector. */
final class CalibrationImages {
    /** Pixels with the greatest value beyond which it is the end of the counter's range. */
    private static final int SATURATED = 50;
    private static final double LEAST_SATURATION = 1000;
    /** Part of the pixels beyond which nothing can be done with a saturated frame. */
    private static final double MOSTLY = 0.2;
    private static final int PICTURE = 500;

    private CalibrationImages() {
    }

    /**
     * The images.
     * @param more pixels that are left out beside those of the frames' own mask
     * @param apart each frame by itself
     */
    static List<CalibrantImage> of(FrameSeries frames, Optional<DetectorMask> more, boolean apart, Context context)
            throws OperationException {
        boolean[] mask = frames.masked();
        if (more.isPresent()) {
            boolean[] out = more.get().mask(frames.rows(), frames.columns()).masked();
            for (int i = 0; i < mask.length; i++) {
                mask[i] |= out[i];
            }
        }
        List<CalibrantImage> images = new ArrayList<>();
        double[] sum = new double[apart ? 0 : mask.length];
        int[] count = new int[sum.length];
        int used = 0;
        for (int frame = 0; frame < frames.size(); frame++) {
            context.progress(frame, frames.size(), "frames");
            if (frames.problem(frame).isPresent()) {
                if (apart) {
                    throw new OperationException(frames.problem(frame).get(), frames.name(frame),
                            "leave this frame and its stage out");
                }
                context.leaveOut(frames.name(frame), frames.problem(frame).get());
                continue;
            }
            CalibrantImage image = one(frames, frame, mask, context);
            used++;
            if (apart || frames.size() == 1) {
                images.add(image);
            } else {
                add(image, sum, count);
            }
        }
        if (used == 0) {
            throw new OperationException("no frame can be used", "", "check the files of the measurement");
        }
        if (images.isEmpty()) {
            images.add(mean(frames, sum, count));
        }
        return images;
    }

    private static CalibrantImage one(FrameSeries frames, int frame, boolean[] mask, Context context)
            throws OperationException {
        Dataset read = frames.frame(frame);
        int n = mask.length;
        float[] values = new float[n];
        boolean[] masked = mask.clone();
        float greatest = Float.NEGATIVE_INFINITY;
        int inUse = 0;
        for (int i = 0; i < n; i++) {
            double v = read.getElementDoubleAbs(i);
            boolean dummy = frames.dummy().isPresent()
                    && Math.abs(v - frames.dummy().get()) <= frames.dummyTolerance();
            masked[i] |= dummy || Double.isNaN(v) || Double.isInfinite(v) || v < frames.lowest()
                    || v >= frames.saturation();
            values[i] = masked[i] ? 0 : (float) v;
            if (!masked[i]) {
                greatest = Math.max(greatest, values[i]);
                inUse++;
            }
        }
        if (inUse == 0) {
            throw new OperationException("all pixels are masked", frames.name(frame), "check mask and dummy value");
        }
        maskSaturated(values, masked, greatest, inUse, frames.name(frame), context);
        return new CalibrantImage(frames.rows(), frames.columns(), values, masked);
    }

    private static void maskSaturated(float[] values, boolean[] masked, float greatest, int inUse, String name,
            Context context) throws OperationException {
        int at = 0;
        for (int i = 0; i < values.length; i++) {
            at += !masked[i] && values[i] == greatest ? 1 : 0;
        }
        if (at < SATURATED || greatest < LEAST_SATURATION) {
            return;
        }
        String what = at + " pixels have the greatest value, " + greatest + ": the frame is saturated";
        if (at > MOSTLY * inUse) {
            throw new OperationException(what, name, "expose shorter");
        }
        context.warn(name, what + " there; they are left out");
        for (int i = 0; i < values.length; i++) {
            masked[i] |= values[i] == greatest;
        }
    }

    private static void add(CalibrantImage image, double[] sum, int[] count) {
        for (int i = 0; i < sum.length; i++) {
            if (!image.masked()[i]) {
                sum[i] += image.values()[i];
                count[i]++;
            }
        }
    }

    private static CalibrantImage mean(FrameSeries frames, double[] sum, int[] count) {
        float[] values = new float[sum.length];
        boolean[] masked = new boolean[sum.length];
        for (int i = 0; i < sum.length; i++) {
            masked[i] = count[i] == 0;
            values[i] = masked[i] ? 0 : (float) (sum[i] / count[i]);
        }
        return new CalibrantImage(frames.rows(), frames.columns(), values, masked);
    }

    /** A smaller picture for figures: means of square blocks of pixels, NaN where all of them are masked. */
    static Signal picture(CalibrantImage image) {
        int block = Math.max(1, (int) Math.ceil(Math.max(image.rows(), image.columns()) / (double) PICTURE));
        int rows = (image.rows() + block - 1) / block;
        int columns = (image.columns() + block - 1) / block;
        double[] sum = new double[rows * columns];
        int[] count = new int[rows * columns];
        for (int i = 0; i < image.values().length; i++) {
            if (!image.masked()[i]) {
                int cell = i / image.columns() / block * columns + i % image.columns() / block;
                sum[cell] += image.values()[i];
                count[cell]++;
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] = count[i] == 0 ? Double.NaN : sum[i] / count[i];
        }
        return Signal.of(sum, "1", Axis.of("row", "pixel", middles(rows, block)),
                Axis.of("column", "pixel", middles(columns, block)));
    }

    /** Middles of blocks, from the corner of the first pixel. */
    private static double[] middles(int blocks, int block) {
        double[] at = new double[blocks];
        Arrays.setAll(at, i -> (i + 0.5) * block);
        return at;
    }
}
