// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.bdf;

/**
 * Counters as the Battery Data Format has them: apart for charging and discharging, never below 0, since the beginning
 * of the step and since that of the test.
 */
final class BdfCounters {
    final double[] stepCharged;
    final double[] stepDischarged;
    final double[] charged;
    final double[] discharged;

    /**
     * Takes counters apart.
     * @param signed what has passed since the beginning of the step, above 0 for charging
     * @param step number of the step
     */
    BdfCounters(double[] signed, long[] step) {
        int rows = signed.length;
        stepCharged = new double[rows];
        stepDischarged = new double[rows];
        charged = new double[rows];
        discharged = new double[rows];
        double in = 0;
        double out = 0;
        double inBefore = 0;
        double outBefore = 0;
        double last = 0;
        for (int i = 0; i < rows; i++) {
            if (i > 0 && step[i] != step[i - 1]) {
                inBefore += in;
                outBefore += out;
                in = 0;
                out = 0;
                last = 0;
            }
            double now = Double.isNaN(signed[i]) ? last : signed[i];
            // a step that only charges or only discharges keeps the number itself, to its last digit
            if (now > last) {
                in = out == 0 ? now : in + (now - last);
            } else if (now < last) {
                out = in == 0 ? -now : out + (last - now);
            }
            last = now;
            stepCharged[i] = in;
            stepDischarged[i] = out;
            charged[i] = inBefore + in;
            discharged[i] = outBefore + out;
        }
    }
}
