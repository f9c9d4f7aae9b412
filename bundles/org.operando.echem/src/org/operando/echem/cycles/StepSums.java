// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

/**
 * What each step of a log passed; one element a step in every array.
 *
 * @param first first row
 * @param end row after the last
 * @param cycle cycle that it belongs to
 * @param direction 1 charges, -1 discharges, 0 neither
 * @param charge Ah, above 0 when charging: the file's counter, else the integral. Of the counter's values the
 *            largest in magnitude in charge and discharge steps, the last in others
 * @param energy Wh, likewise
 * @param chargeOffset Ah that the charge grows by when the current is too large by its standard uncertainty all the
 *            time
 * @param energyOffset Wh, likewise
 * @param flat first row of its part at constant voltage; {@code end} where there is none
 * @param flatCharge Ah passed in that part, above 0 when charging
 */
record StepSums(int[] first, int[] end, int[] cycle, int[] direction, double[] charge, double[] energy,
        double[] chargeOffset, double[] energyOffset, int[] flat, double[] flatCharge) {
    /** All zero but the rows. */
    static StepSums of(int[] first, int[] end) {
        int n = first.length;
        return new StepSums(first, end, new int[n], new int[n], new double[n], new double[n], new double[n],
                new double[n], end.clone(), new double[n]);
    }

    int count() {
        return first.length;
    }

    /** Hours of a step's part at constant voltage. */
    double flatHours(int step, double[] time) {
        return flat[step] < end[step] ? (time[end[step] - 1] - time[flat[step]]) / 3600 : 0;
    }
}
