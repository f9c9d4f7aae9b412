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
 * @param chargeHours hours of its charge steps; NaN where the record begins within them
 * @param dischargeHours hours of its discharge steps, likewise
 * @param chargedOffset Ah by which an offset of the current of one standard uncertainty changes the charge, see
 *            {@link StepSums}
 * @param dischargedOffset Ah, likewise
 * @param chargedEnergyOffset Wh, likewise
 * @param dischargedEnergyOffset Wh, likewise
 * @param chargedFlat Ah of the charge that passed at constant voltage
 * @param dischargedFlat Ah of the discharge, likewise
 * @param chargeFlatHours hours of the charge at constant voltage
 * @param dischargeFlatHours hours of the discharge, likewise
 */
record CycleSums(int[] number, double[] charged, double[] discharged, double[] chargedEnergy, double[] dischargedEnergy,
        double[] chargeHours, double[] dischargeHours, double[] chargedOffset, double[] dischargedOffset,
        double[] chargedEnergyOffset, double[] dischargedEnergyOffset, double[] chargedFlat, double[] dischargedFlat,
        double[] chargeFlatHours, double[] dischargeFlatHours) {
    /** All zero. */
    static CycleSums of(int[] number) {
        int n = number.length;
        return new CycleSums(number, new double[n], new double[n], new double[n], new double[n], new double[n],
                new double[n], new double[n], new double[n], new double[n], new double[n], new double[n], new double[n],
                new double[n], new double[n]);
    }

    /**
     * Mean current of a cycle's charge or discharge without its part at constant voltage, A: the one that the schedule
     * sets. The mean over all where there is no other part.
     */
    double setCurrent(int cycle, boolean charge) {
        double all = (charge ? charged : discharged)[cycle];
        double hours = (charge ? chargeHours : dischargeHours)[cycle];
        double rest = all - (charge ? chargedFlat : dischargedFlat)[cycle];
        double restHours = hours - (charge ? chargeFlatHours : dischargeFlatHours)[cycle];
        return restHours > 0 && rest > 0 ? rest / restHours : hours > 0 ? all / hours : Double.NaN;
    }

    /** Whether a cycle has both halves and the record begins before them. */
    boolean isComplete(int cycle) {
        return charged[cycle] > 0 && discharged[cycle] > 0 && isWhole(cycle);
    }

    /** Whether the record begins before the halves that a cycle has. */
    boolean isWhole(int cycle) {
        return !Double.isNaN(chargeHours[cycle] + dischargeHours[cycle]);
    }

    /** Says that the record begins within this half: its hours are not known, so that no current follows from them. */
    void cut(int cycle, int direction) {
        (direction > 0 ? chargeHours : dischargeHours)[cycle] = Double.NaN;
    }

    int count() {
        return number.length;
    }
}
