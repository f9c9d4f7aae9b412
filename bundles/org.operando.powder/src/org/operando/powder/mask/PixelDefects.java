// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.mask;

/**
 * Finds pixels that are not to be used. A pixel is
 * <ul>
 * <li>dead when it counts 0, or the same in all frames, and the median of the 5 x 5 pixels around it is above a limit,</li>
 * <li>at an edge when it stands beside a gap of the detector.</li>
 * </ul>
 */
final class PixelDefects {
    /** A run of invalid pixels as long as this is a gap, a shorter one some bad pixels. */
    private static final int GAP_RUN = 20;

    private final ReferenceFrame frame;
    private final byte[] codes;
    private final Neighbourhood around;

    /** @param codes numbers of causes by pixels; where one stands the pixel is out already */
    PixelDefects(ReferenceFrame frame, byte[] codes) {
        this.frame = frame;
        this.codes = codes;
        around = new Neighbourhood(frame, codes);
    }

    /** Marks dead pixels. */
    void findDead(double limit) {
        boolean[] dead = new boolean[codes.length];
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] == 0 && (frame.mean()[i] == 0 || frame.constant()[i] && frame.frames() > 1)) {
                float median = around.median(i, 2);
                dead[i] = median > limit && (frame.mean()[i] == 0 || isUnlikely(median));
            }
        }
        mark(dead, MaskCause.DEAD);
    }

    /**
     * Whether n equal counts are not to be expected once in a hundred frames: n Poisson numbers of mean m are equal with
     * a probability of about (4 pi m)^(-(n - 1) / 2).
     */
    private boolean isUnlikely(double mean) {
        return (frame.frames() - 1) / 2.0 * Math.log(4 * Math.PI * mean) > Math.log(100.0 * codes.length);
    }

    /** Marks usable pixels within so many rows or columns of a gap, and at the border of a frame that has gaps. */
    void findEdges(int width) {
        boolean[] gap = gaps();
        boolean hasGaps = false;
        for (boolean each : gap) {
            hasGaps |= each;
        }
        if (width == 0 || !hasGaps) {
            return;
        }
        boolean[] edge = new boolean[codes.length];
        for (int i = 0; i < codes.length; i++) {
            int row = i / frame.columns();
            int column = i % frame.columns();
            edge[i] = codes[i] == 0 && isBeside(gap, row, column, width);
        }
        mark(edge, MaskCause.EDGE);
    }

    private boolean isBeside(boolean[] gap, int row, int column, int width) {
        for (int k = 1; k <= width; k++) {
            if (isGap(gap, row - k, column) || isGap(gap, row + k, column) || isGap(gap, row, column - k)
                    || isGap(gap, row, column + k)) {
                return true;
            }
        }
        return false;
    }

    private boolean isGap(boolean[] gap, int row, int column) {
        return row < 0 || column < 0 || row >= frame.rows() || column >= frame.columns()
                || gap[row * frame.columns() + column];
    }

    /** Invalid and given pixels that stand in a row or column of many. */
    private boolean[] gaps() {
        boolean[] gap = new boolean[codes.length];
        for (int i = 0; i < frame.rows(); i++) {
            markRuns(gap, i * frame.columns(), 1, frame.columns());
        }
        for (int j = 0; j < frame.columns(); j++) {
            markRuns(gap, j, frame.columns(), frame.rows());
        }
        return gap;
    }

    private void markRuns(boolean[] gap, int first, int step, int length) {
        int run = 0;
        for (int k = 0; k <= length; k++) {
            if (k < length && codes[first + k * step] != 0) {
                run++;
                continue;
            }
            for (int back = 1; run >= GAP_RUN && back <= run; back++) {
                gap[first + (k - back) * step] = true;
            }
            run = 0;
        }
    }

    private void mark(boolean[] found, MaskCause cause) {
        for (int i = 0; i < found.length; i++) {
            if (found[i]) {
                codes[i] = (byte) cause.code();
            }
        }
    }
}
