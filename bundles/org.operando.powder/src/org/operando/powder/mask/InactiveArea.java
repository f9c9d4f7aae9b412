// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.mask;

import java.util.Arrays;

/**
 * Areas of a frame that no detector covers and that are stored as 0, such as the corners around a round image plate:
 * connected zeros, many of them, in a frame whose pixels else hardly ever count 0.
 */
final class InactiveArea {
    /** Connected zeros from which they are an area and no dead pixels. */
    private static final int LEAST = 500;
    /** A frame with more zeros than this outside large areas is sparse: its zeros are counts. */
    private static final double SPARSE = 0.01;

    private final ReferenceFrame frame;
    private final byte[] codes;

    InactiveArea(ReferenceFrame frame, byte[] codes) {
        this.frame = frame;
        this.codes = codes;
    }

    /** Marks the areas as without a measurement. */
    void find() {
        int[] area = new int[codes.length];
        int[] sizes = label(area);
        int counting = 0;
        int alone = 0;
        for (int i = 0; i < area.length; i++) {
            counting += codes[i] == 0 && area[i] == 0 ? 1 : 0;
            alone += area[i] > 0 && sizes[area[i]] < LEAST ? 1 : 0;
        }
        if (alone > SPARSE * counting) {
            return;
        }
        for (int i = 0; i < area.length; i++) {
            if (area[i] > 0 && sizes[area[i]] >= LEAST) {
                codes[i] = (byte) MaskCause.INVALID.code();
            }
        }
    }

    /** Numbers connected zeros from 1 and gives their sizes. */
    private int[] label(int[] area) {
        int[] sizes = new int[64];
        int[] open = new int[area.length];
        int labels = 0;
        for (int start = 0; start < area.length; start++) {
            if (area[start] != 0 || !isZero(start)) {
                continue;
            }
            labels++;
            sizes = labels < sizes.length ? sizes : Arrays.copyOf(sizes, 2 * sizes.length);
            int n = 0;
            open[n++] = start;
            area[start] = labels;
            while (n > 0) {
                int at = open[--n];
                sizes[labels]++;
                int column = at % frame.columns();
                n = visit(area, at - frame.columns(), labels, open, n);
                n = visit(area, at + frame.columns(), labels, open, n);
                n = column > 0 ? visit(area, at - 1, labels, open, n) : n;
                n = column < frame.columns() - 1 ? visit(area, at + 1, labels, open, n) : n;
            }
        }
        return sizes;
    }

    private int visit(int[] area, int at, int label, int[] open, int n) {
        if (at < 0 || at >= area.length || area[at] != 0 || !isZero(at)) {
            return n;
        }
        area[at] = label;
        open[n] = at;
        return n + 1;
    }

    private boolean isZero(int at) {
        return codes[at] == 0 && frame.mean()[at] == 0;
    }
}
