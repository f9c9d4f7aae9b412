// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Finds stretches of abscissae fast where these ascend. Whether they do is looked at once for an array: arrays of figures do
 * not change.
 */
final class Ascending {
    /** By identity, for arrays are equal to themselves only; forgotten with the figure. */
    private static final Map<double[], Boolean> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    private Ascending() {
    }

    /** The first index that can hold a value of at least this. */
    static int first(double[] values, double least) {
        return is(values) ? bound(values, least) : 0;
    }

    /** The index behind the last that can hold a value of at most this. */
    static int end(double[] values, double most) {
        return is(values) ? bound(values, Math.nextUp(most)) : values.length;
    }

    private static boolean is(double[] values) {
        return KNOWN.computeIfAbsent(values, all -> {
            boolean ascends = true;
            for (int i = 1; i < all.length && ascends; i++) {
                // NaN is neither
                ascends = all[i - 1] <= all[i];
            }
            return ascends;
        });
    }

    /** The number of values below one. */
    private static int bound(double[] values, double value) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
