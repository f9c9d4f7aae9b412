// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Points that lie on rings, by columns; grows. Indices: the centre of the pixel that is stored first is at 0, 0. */
final class RingPoints {
    private double[] row = new double[256];
    private double[] column = new double[256];
    private int[] ring = new int[256];
    private int[] frame = new int[256];
    private int size;

    /** Adds a point of a ring. */
    void add(double atRow, double atColumn, int ofRing, int ofFrame) {
        if (size == row.length) {
            row = Arrays.copyOf(row, 2 * size);
            column = Arrays.copyOf(column, 2 * size);
            ring = Arrays.copyOf(ring, 2 * size);
            frame = Arrays.copyOf(frame, 2 * size);
        }
        row[size] = atRow;
        column[size] = atColumn;
        ring[size] = ofRing;
        frame[size++] = ofFrame;
    }

    int size() {
        return size;
    }

    double row(int i) {
        return row[i];
    }

    double column(int i) {
        return column[i];
    }

    int ring(int i) {
        return ring[i];
    }

    int frame(int i) {
        return frame[i];
    }

    /** Those that are kept. */
    RingPoints kept(IntPredicate keep) {
        RingPoints some = new RingPoints();
        for (int i = 0; i < size; i++) {
            if (keep.test(i)) {
                some.add(row[i], column[i], ring[i], frame[i]);
            }
        }
        return some;
    }
}
