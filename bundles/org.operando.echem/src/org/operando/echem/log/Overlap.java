// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import java.util.Arrays;
import java.util.Optional;

/**
 * Records at the beginning of a log that the log before it has already.
 * @param keep rows of the later log that are new
 * @param count how many are not
 * @param seam where the later log's counters continue the earlier one's; empty when they do not
 */
record Overlap(int[] keep, int count, Optional<PartSeam> seam) {
    /** Looks for them; a seam cuts the earlier log at its place. */
    static Overlap of(CellLog a, CellLog b) {
        int at = aligned(a, b);
        if (at >= 0) {
            int count = a.rows - at;
            // the numbers of a cut file are odd at both of its ends: each takes over from the other halfway
            int middle = (count - 1) / 2;
            PartSeam seam = PartSeam.common(a, b, at + middle, middle);
            int[] keep = new int[b.rows - middle - 1];
            Arrays.setAll(keep, i -> middle + 1 + i);
            a.rows = at + middle + 1;
            return new Overlap(keep, count, Optional.of(seam));
        }
        int[] there = repeated(a, b);
        int[] keep = new int[b.rows];
        int kept = 0;
        for (int i = 0; i < b.rows; i++) {
            if (there[i] < 0) {
                keep[kept++] = i;
            }
        }
        return new Overlap(Arrays.copyOf(keep, kept), b.rows - kept, Optional.empty());
    }

    /**
     * The row of the earlier log from which on all of its records are the first ones of the later log, which has more;
     * -1 when there is none. Of several, in records that do not change, the one whose step agrees.
     */
    private static int aligned(CellLog a, CellLog b) {
        int found = -1;
        for (int k = firstAt(a, b.unixTime[0]); k < a.rows && a.unixTime[k] == b.unixTime[0]; k++) {
            int count = a.rows - k;
            if (count >= b.rows || !isSame(a, b, k, count)) {
                continue;
            }
            if (isStepSame(a, k, b, 0)) {
                return k;
            }
            // a file whose times and steps begin anew
            boolean counted = !b.ends.timed() || b.testTime[0] == 0 && b.stepTime[0] == 0;
            found = found < 0 && counted && !isNext(a, k, b) ? k : found;
        }
        return found;
    }

    private static boolean isSame(CellLog a, CellLog b, int at, int count) {
        for (int i = 0; i < count; i++) {
            if (a.unixTime[at + i] != b.unixTime[i] || Double.compare(a.voltage[at + i], b.voltage[i]) != 0
                    || Double.compare(a.current[at + i], b.current[i]) != 0 && i > 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isStepSame(CellLog a, int i, CellLog b, int j) {
        boolean stored = a.ends.kinds() == PartEnds.Kinds.STORED && b.ends.kinds() == PartEnds.Kinds.STORED;
        boolean lines = !a.ends.lines() || !b.ends.lines() || a.stepIndex[i] == b.stepIndex[j];
        return lines && a.stepTime[i] == b.stepTime[j] && (!stored || a.type[i] == b.type[j]);
    }

    /** Whether the later log begins a step of the same time stamp after the earlier one's last record. */
    private static boolean isNext(CellLog a, int i, CellLog b) {
        return i == a.rows - 1 && b.ends.timed() && a.stepTime[i] > 0 && b.stepTime[0] == 0;
    }

    /** First row at a time or later, of times that ascend. */
    private static int firstAt(CellLog log, double time) {
        int low = 0;
        int high = log.rows;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (log.unixTime[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** For each row of the later log the same one of the earlier log, or -1; times ascend in both. */
    private static int[] repeated(CellLog a, CellLog b) {
        boolean timed = a.ends.timed() && b.ends.timed();
        int[] there = new int[b.rows];
        int from = firstAt(a, b.unixTime[0]);
        for (int i = 0; i < b.rows; i++) {
            there[i] = -1;
            while (from < a.rows && a.unixTime[from] < b.unixTime[i]) {
                from++;
            }
            for (int k = from; k < a.rows && a.unixTime[k] == b.unixTime[i]; k++) {
                boolean same = Double.compare(a.voltage[k], b.voltage[i]) == 0;
                // two records of one time stamp, at the end of a step and the beginning of the next one
                if (same && (!timed || b.unixTime[i] < a.unixTime[a.rows - 1] || isStepSame(a, k, b, i))) {
                    there[i] = k;
                    from = k + 1;
                    break;
                }
            }
        }
        return there;
    }
}
