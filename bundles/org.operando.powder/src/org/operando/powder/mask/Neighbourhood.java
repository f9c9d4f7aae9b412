// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.mask;

import java.util.Arrays;

/** The usable pixels around a pixel of a frame. One thread at a time. */
final class Neighbourhood {
    private static final int REACH = 2;

    private final ReferenceFrame frame;
    private final byte[] codes;
    private final float[] window = new float[(2 * REACH + 1) * (2 * REACH + 1)];

    /** @param codes numbers of causes by pixels; where one stands the pixel is not usable */
    Neighbourhood(ReferenceFrame frame, byte[] codes) {
        this.frame = frame;
        this.codes = codes;
    }

    /** Their median within {@code reach} (2 at most) of a pixel, the pixel itself left out; NaN without any. */
    float median(int pixel, int reach) {
        int n = sorted(pixel, reach);
        if (n == 0) {
            return Float.NaN;
        }
        return n % 2 == 1 ? window[n / 2] : (window[n / 2 - 1] + window[n / 2]) / 2;
    }

    /** The greatest of them likewise; minus infinity without any. */
    float brightest(int pixel, int reach) {
        int n = sorted(pixel, reach);
        return n == 0 ? Float.NEGATIVE_INFINITY : window[n - 1];
    }

    private int sorted(int pixel, int reach) {
        int row = pixel / frame.columns();
        int column = pixel % frame.columns();
        int n = 0;
        for (int i = Math.max(0, row - reach); i <= Math.min(frame.rows() - 1, row + reach); i++) {
            for (int j = Math.max(0, column - reach); j <= Math.min(frame.columns() - 1, column + reach); j++) {
                int at = i * frame.columns() + j;
                if (codes[at] == 0 && at != pixel) {
                    window[n++] = frame.mean()[at];
                }
            }
        }
        Arrays.sort(window, 0, n);
        return n;
    }
}
