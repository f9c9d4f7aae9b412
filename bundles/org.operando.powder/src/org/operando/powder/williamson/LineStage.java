// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which lines are fitted and where the fit begins.
 * @param index which of the expected lines each is
 * @param position degrees
 * @param width FWHM, degrees
 * @param eta mixing
 * @param area area
 * @param inside whether the line lies inside the pattern
 * @param levers how far the parameters that move all lines move each
 * @param background coefficients
 */
record LineStage(int[] index, double[] position, double[] width, double[] eta, double[] area, boolean[] inside,
        double[][] levers, double[] background) {
    int size() {
        return index.length;
    }

    /** Some of the lines. */
    LineStage keep(boolean[] kept) {
        int[] rows = IntStream.range(0, index.length).filter(i -> kept[i]).toArray();
        boolean[] in = new boolean[rows.length];
        double[][] lever = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            in[i] = inside[rows[i]];
            lever[i] = levers[rows[i]];
        }
        return new LineStage(Arrays.stream(rows).map(r -> index[r]).toArray(), pick(position, rows), pick(width, rows),
                pick(eta, rows), pick(area, rows), in, lever, background);
    }

    private static double[] pick(double[] v, int[] rows) {
        return Arrays.stream(rows).mapToDouble(r -> v[r]).toArray();
    }
}
