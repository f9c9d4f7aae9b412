// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.frames;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.FloatDataset;
import org.eclipse.january.dataset.IntegerDataset;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Image;
import org.operando.math.Quantiles;

/**
 * A frame in colours. Row 0 is at the bottom, so that azimuths count anticlockwise from the right.
 * @param rows of the frame
 * @param columns of the frame
 * @param values by rows, on the scale; NaN where a pixel is not used
 * @param scale how counts became values
 */
public record FramePicture(int rows, int columns, float[] values, FrameScale scale) {
    /** Pixels from which percentiles are found: more would change them by less than one can see. */
    private static final int MOST = 100_000;

    /**
     * A frame on a scale.
     * @param masked pixels that are left blank; empty to show all
     */
    public static FramePicture of(Dataset frame, Optional<boolean[]> masked, FrameScale scale) {
        int[] shape = frame.getShape();
        float[] values = new float[shape[0] * shape[1]];
        float[] small = scale.table();
        if (frame instanceof IntegerDataset whole && whole.getData().length == values.length) {
            int[] counts = whole.getData();
            for (int i = 0; i < values.length; i++) {
                int n = counts[i];
                values[i] = n >= 0 && n < small.length ? small[n] : scale.of(n);
            }
        } else if (frame instanceof FloatDataset real && real.getData().length == values.length) {
            float[] counts = real.getData();
            for (int i = 0; i < values.length; i++) {
                values[i] = scale.of(counts[i]);
            }
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] = scale.of(frame.getElementDoubleAbs(i));
            }
        }
        masked.ifPresent(m -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = m[i] ? Float.NaN : values[i];
            }
        });
        return new FramePicture(shape[0], shape[1], values, scale);
    }

    /** The image between two percentiles of its values. */
    public Image image(String map, double darkest, double brightest) {
        // an odd step, so that not the same columns are taken in each row
        int step = Math.max(1, values.length / MOST) | 1;
        double[] some = new double[(values.length + step - 1) / step];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[i * step];
        }
        double[] limits = Quantiles.percentiles(some, darkest, brightest);
        double low = Double.isFinite(limits[0]) ? limits[0] : 0;
        double high = limits[1] > low ? limits[1] : low + 1;
        return new Image(edges(columns), edges(rows), values, new Image.Colours(map, low, high, scale.label()));
    }

    /** The lower axis of a frame. */
    public static AxisSpec across(int columns) {
        return AxisSpec.of("Column (pixels)", 0, columns);
    }

    /** The left axis of a frame. */
    public static AxisSpec up(int rows) {
        return AxisSpec.of("Row (pixels)", 0, rows);
    }

    /** Edges of pixels. */
    public static double[] edges(int length) {
        double[] edges = new double[length + 1];
        Arrays.setAll(edges, i -> i);
        return edges;
    }
}
