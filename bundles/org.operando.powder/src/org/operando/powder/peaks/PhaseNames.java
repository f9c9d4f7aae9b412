// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.Arrays;
import java.util.List;

/**
 * Which phase each component along a series is. Phases are ordered in Q as their names are, components of a pattern too;
 * which of the phases a pattern with fewer components holds is what makes positions move least from pattern to pattern
 * (shortest path over all choices; a phase that comes or goes costs as much as a move by one width).
 */
final class PhaseNames {
    private PhaseNames() {
    }

    /**
     * The phase of each component of each pattern.
     * @param positions positions of the components of each pattern, ascending; none for a pattern without a fit
     * @param width typical width of a component, in the unit of the positions
     * @param phases number of phases; no pattern has more components
     * @return {@code [pattern][component]}, ascending
     */
    static int[][] assign(List<double[]> positions, double width, int phases) {
        int states = 1 << phases;
        int n = positions.size();
        double[][] cost = new double[n][states];
        int[][] from = new int[n][states];
        double[] path = new double[states];
        int previous = -1;
        for (int i = 0; i < n; i++) {
            Arrays.fill(cost[i], Double.POSITIVE_INFINITY);
            if (positions.get(i).length == 0) {
                continue;
            }
            for (int s = 1; s < states; s++) {
                if (Integer.bitCount(s) != positions.get(i).length) {
                    continue;
                }
                if (previous < 0) {
                    cost[i][s] = 0;
                }
                for (int t = 1; previous >= 0 && t < states; t++) {
                    if (Integer.bitCount(t) == positions.get(previous).length) {
                        double c = cost[previous][t]
                                + step(t, positions.get(previous), s, positions.get(i), width);
                        from[i][s] = c < cost[i][s] ? t : from[i][s];
                        cost[i][s] = Math.min(c, cost[i][s]);
                    }
                }
            }
            path = cost[i];
            previous = i;
        }
        return back(positions, from, path, previous);
    }

    private static int[][] back(List<double[]> positions, int[][] from, double[] end, int last) {
        int[][] assigned = new int[positions.size()][0];
        int state = 0;
        for (int s = 1; s < end.length && last >= 0; s++) {
            state = state == 0 || end[s] < end[state] ? s : state;
        }
        for (int i = last; i >= 0; i--) {
            if (positions.get(i).length > 0) {
                assigned[i] = members(state);
                state = from[i][state];
            }
        }
        return assigned;
    }

    private static int[] members(int state) {
        int[] members = new int[Integer.bitCount(state)];
        int k = 0;
        for (int phase = 0; k < members.length; phase++) {
            if ((state >> phase & 1) == 1) {
                members[k++] = phase;
            }
        }
        return members;
    }

    private static double step(int before, double[] a, int after, double[] b, double width) {
        double cost = 0;
        int i = 0;
        int j = 0;
        for (int phase = 0; before >> phase > 0 || after >> phase > 0; phase++) {
            boolean had = (before >> phase & 1) == 1;
            boolean has = (after >> phase & 1) == 1;
            if (had && has) {
                cost += Math.abs(a[i] - b[j]) / width;
            } else if (had || has) {
                cost += 1;
            }
            i += had ? 1 : 0;
            j += has ? 1 : 0;
        }
        return cost;
    }
}
