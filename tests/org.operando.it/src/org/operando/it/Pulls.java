// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Results against what is true, in units of their uncertainties; bounds fail once in a million for honest ones. */
final class Pulls {
    /** Two-sided quantile of the normal distribution for one in a million. */
    private static final double RARE = 4.892;

    private Pulls() {
    }

    /** Each result lies within five uncertainties of the truth; gives (result - truth) / uncertainty. */
    static double[] of(double[] results, double[] uncertainties, double[] truth, String what) {
        assertEquals(truth.length, results.length, what);
        double[] pulls = new double[truth.length];
        for (int i = 0; i < truth.length; i++) {
            assertTrue(uncertainties[i] > 0, what + " " + i + " has no uncertainty");
            pulls[i] = (results[i] - truth[i]) / uncertainties[i];
            assertTrue(Math.abs(pulls[i]) <= 5,
                    what + " " + i + ": " + results[i] + " +- " + uncertainties[i] + " for " + truth[i]);
        }
        return pulls;
    }

    /** Independent results scatter about the truth by their uncertainties: neither too small nor too large. */
    static void assertHonest(double[] pulls, String what) {
        int n = pulls.length;
        double sum = 0;
        double squares = 0;
        for (double pull : pulls) {
            sum += pull;
            squares += pull * pull;
        }
        assertEquals(0, sum / n, RARE / Math.sqrt(n), "mean pull of " + what);
        assertTrue(squares > chiSquared(n, -RARE) && squares < chiSquared(n, RARE),
                "chi squared of " + what + ": " + squares + " of " + n);
    }

    /** Quantile of chi squared by Wilson and Hilferty. */
    private static double chiSquared(int n, double z) {
        double step = 2.0 / (9 * n);
        return n * Math.pow(1 - step + z * Math.sqrt(step), 3);
    }
}
