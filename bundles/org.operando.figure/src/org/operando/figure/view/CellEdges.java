// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

/** Cells between edges. */
final class CellEdges {
    private CellEdges() {
    }

    /** The cell in which a value lies, edges ascending or descending; -1 outside. */
    static int at(double[] edges, double value) {
        int last = edges.length - 1;
        boolean up = edges[last] >= edges[0];
        if (!(value >= Math.min(edges[0], edges[last]) && value <= Math.max(edges[0], edges[last]))) {
            return -1;
        }
        int low = 0;
        int high = last - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (up ? edges[middle] <= value : edges[middle] >= value) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Middles of the cells. */
    static double middle(double[] edges, int cell) {
        return 0.5 * (edges[cell] + edges[cell + 1]);
    }
}
