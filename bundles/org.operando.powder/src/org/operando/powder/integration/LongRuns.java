// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.Arrays;

/** Pixels that reach into more bins than the fixed run of a matrix has; few. */
final class LongRuns {
    private int[] pixels = new int[16];
    private int[] starts = new int[17];
    private char[] firsts = new char[16];
    private char[] shares = new char[128];
    private int size;

    void add(int pixel, int first, int[] run, int count) {
        if (size == pixels.length) {
            pixels = Arrays.copyOf(pixels, 2 * size);
            firsts = Arrays.copyOf(firsts, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size + 1);
        }
        int start = starts[size];
        if (start + count > shares.length) {
            shares = Arrays.copyOf(shares, Math.max(2 * shares.length, start + count));
        }
        pixels[size] = pixel;
        firsts[size] = (char) first;
        for (int k = 0; k < count; k++) {
            shares[start + k] = (char) run[k];
        }
        starts[++size] = start + count;
    }

    void addAll(LongRuns other) {
        int[] run = new int[0];
        for (int k = 0; k < other.size; k++) {
            int count = other.starts[k + 1] - other.starts[k];
            run = run.length < count ? new int[count] : run;
            for (int m = 0; m < count; m++) {
                run[m] = other.shares[other.starts[k] + m];
            }
            add(other.pixels[k], other.firsts[k], run, count);
        }
    }

    int size() {
        return size;
    }

    int pixel(int k) {
        return pixels[k];
    }

    /** Index of the first run whose pixel is not below this one. */
    int from(int pixel) {
        int found = Arrays.binarySearch(pixels, 0, size, pixel);
        return found < 0 ? -found - 1 : found;
    }

    void visit(int k, Shares.ShareVisitor visitor) {
        for (int m = starts[k]; m < starts[k + 1]; m++) {
            if (shares[m] != 0) {
                visitor.share(pixels[k], firsts[k] + m - starts[k], shares[m]);
            }
        }
    }

    long bytes() {
        return 10L * size + 2L * starts[size];
    }
}
