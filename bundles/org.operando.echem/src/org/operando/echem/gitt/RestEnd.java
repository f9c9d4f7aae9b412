// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

/**
 * The end of a rest: the mean of its last 300 s (of its last half, when it is shorter than 600 s). One noisy last record
 * alone would cost a factor of 3 in the scatter of D.
 *
 * @param potential equilibrium potential, V
 * @param error standard uncertainty of the mean, V; NaN for fewer than four records
 * @param noise scatter of single records about a line, V; NaN likewise
 * @param drift slope of that line, V/s; 0 for fewer than four records
 * @param window seconds that were averaged
 */
record RestEnd(double potential, double error, double noise, double drift, double window) {
    private static final double SECONDS = 300;

    /** The end of the rest in these rows, the last one not included. */
    static RestEnd of(double[] time, double[] voltage, int from, int end) {
        double window = Math.min(SECONDS, (time[end - 1] - time[from]) / 2);
        double begin = time[end - 1] - window;
        int first = end - 1;
        while (first > from && time[first - 1] >= begin) {
            first--;
        }
        int n = end - first;
        double mean = 0;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            mean += voltage[first + i] / n;
            // about the middle of the window, so that the intercept is the mean
            x[i] = time[first + i] - begin - window / 2;
            y[i] = voltage[first + i];
        }
        if (n < 4) {
            return new RestEnd(mean, Double.NaN, Double.NaN, 0, window);
        }
        LineFit line = LineFit.line(x, y, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        double noise = line.interceptError() * Math.sqrt(n);
        return new RestEnd(mean, noise / Math.sqrt(n), noise, line.slope(), window);
    }
}
