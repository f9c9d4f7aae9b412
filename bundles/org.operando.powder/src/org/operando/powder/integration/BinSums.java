// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

/**
 * Sums over the pixels of each bin; c is the part of a pixel in the bin, s its count less the dark, w what it is
 * divided by.
 * @param signal sum of c s
 * @param variance sum of c^2 (count before the dark is taken off): the variance of the signal when pixels count
 * @param normalization sum of c w
 * @param count sum of c
 * @param squares sum of c s^2/w; empty when not asked for
 */
record BinSums(double[] signal, double[] variance, double[] normalization, double[] count, double[] squares) {
    static BinSums of(int bins, boolean squares) {
        return new BinSums(new double[bins], new double[bins], new double[bins], new double[bins],
                new double[squares ? bins : 0]);
    }

    /** Mean of a bin, NaN for one without pixels. */
    double mean(int bin) {
        return count[bin] > 0 ? signal[bin] / normalization[bin] : Double.NaN;
    }

    /** Sum of c w (s/w - mean)^2. */
    double scatter(int bin) {
        return Math.max(0, squares[bin] - signal[bin] * signal[bin] / normalization[bin]);
    }

    /** Standard uncertainty of the mean from counting. */
    double poisson(int bin) {
        return count[bin] > 0 ? Math.sqrt(Math.max(0, variance[bin])) / normalization[bin] : Double.NaN;
    }

    /** Standard uncertainty of the mean from what is told; NaN for nothing. */
    double sigma(int bin, ErrorModel errors) {
        return switch (errors) {
            case POISSON -> poisson(bin);
            case AZIMUTHAL -> azimuthal(bin);
            default -> Double.NaN;
        };
    }

    /** Standard uncertainty of the mean from the scatter of the pixels. */
    double azimuthal(int bin) {
        return count[bin] > 0 ? Math.sqrt(scatter(bin)) / normalization[bin] : Double.NaN;
    }
}
