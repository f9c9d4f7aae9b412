// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.rate;

import java.util.ArrayList;
import java.util.List;

/** Runs of cycles at the same current. */
final class RateBlocks {
    private RateBlocks() {
    }

    /**
     * A run of cycles.
     * @param first its first row
     * @param end row after its last
     */
    record Block(int first, int end) {
    }

    /**
     * Runs of neighbours whose currents differ from that of the run's first by no more than a part. Cycles without a
     * current or capacity belong to no run.
     */
    static List<Block> of(double[] current, double[] capacity, double tolerance) {
        List<Block> blocks = new ArrayList<>();
        int first = -1;
        for (int c = 0; c <= current.length; c++) {
            boolean known = c < current.length && current[c] > 0 && capacity[c] > 0;
            if (first >= 0 && (!known || Math.abs(current[c] / current[first] - 1) > tolerance)) {
                blocks.add(new Block(first, c));
                first = -1;
            }
            if (known && first < 0) {
                first = c;
            }
        }
        return blocks;
    }
}
