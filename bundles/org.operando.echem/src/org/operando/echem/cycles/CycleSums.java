// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

/**
 * What each cycle passed; one element a cycle in every array, ascending. Charges are magnitudes.
 *
 * @param number number of the cycle
 * @param charged Ah passed in its charge steps
 * @param discharged Ah passed in its discharge steps
 * @param chargedEnergy Wh put in
 * @param dischargedEnergy Wh taken out
 * @param chargeHours hours of its charge steps
 * @param dischargeHours hours of its discharge steps
 * @param chargedOffset Ah by which an offset of the current of one standard uncertainty changes the charge, see
 *            {@link StepSums}
 * @param dischargedOffset Ah, likewise
 * @param chargedEnergyOffset Wh, likewise
 * @param dischargedEnergyOffset Wh, likewise
 */
record CycleSums(int[] number, double[] charged, double[] discharged, double[] chargedEnergy, double[] dischargedEnergy,
        double[] chargeHours, double[] dischargeHours, double[] chargedOffset, double[] dischargedOffset,
        double[] chargedEnergyOffset, double[] dischargedEnergyOffset) {
    /** All zero. */
    static CycleSums of(int[] number) {
        int n = number.length;
        return new CycleSums(number, new double[n], new double[n], new double[n], new double[n], new double[n],
                new double[n], new double[n], new double[n], new double[n], new double[n]);
    }

    int count() {
        return number.length;
    }
}
