// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.clock;

import java.util.Arrays;
import org.operando.api.Context;

/** Scores of the leading principal components of patterns, by orthogonal iteration. */
final class Components {
    private static final int MOST_ITERATIONS = 300;
    private static final double SETTLED = 1e-9;

    private Components() {
    }

    /**
     * Scores {@code [component][pattern]}, each with a sum of squares of one.
     * @param y patterns, {@code [pattern * points + point]}; they are divided by their mean and centred in place
     */
    static double[][] of(double[] y, int patterns, int components, Context context) {
        int points = y.length / patterns;
        normalise(y, patterns, points);
        double[][] scores = new double[components][patterns];
        for (int c = 0; c < components; c++) {
            for (int i = 0; i < patterns; i++) {
                // any start that is not orthogonal to the components: cosines of different wavelengths
                scores[c][i] = Math.cos((c + 1) * Math.PI * (i + 0.37) / patterns) + 1e-3 * i / patterns;
            }
        }
        orthonormalise(scores);
        double[] loading = new double[points];
        double change = 1;
        for (int k = 0; k < MOST_ITERATIONS && change > SETTLED; k++) {
            context.check();
            double[][] next = new double[components][patterns];
            for (int c = 0; c < components; c++) {
                multiply(y, scores[c], loading, next[c]);
            }
            orthonormalise(next);
            change = change(scores, next);
            scores = next;
        }
        return scores;
    }

    private static void normalise(double[] y, int patterns, int points) {
        double[] mean = new double[points];
        for (int i = 0; i < patterns; i++) {
            double sum = 0;
            for (int j = 0; j < points; j++) {
                sum += y[i * points + j];
            }
            for (int j = 0; j < points; j++) {
                y[i * points + j] *= points / sum;
                mean[j] += y[i * points + j] / patterns;
            }
        }
        for (int k = 0; k < y.length; k++) {
            y[k] -= mean[k % points];
        }
    }

    /** next = Y Y' score. */
    private static void multiply(double[] y, double[] score, double[] loading, double[] next) {
        int points = loading.length;
        Arrays.fill(loading, 0);
        for (int i = 0; i < score.length; i++) {
            for (int j = 0; j < points; j++) {
                loading[j] += score[i] * y[i * points + j];
            }
        }
        for (int i = 0; i < score.length; i++) {
            double sum = 0;
            for (int j = 0; j < points; j++) {
                sum += loading[j] * y[i * points + j];
            }
            next[i] = sum;
        }
    }

    private static void orthonormalise(double[][] v) {
        for (int c = 0; c < v.length; c++) {
            for (int b = 0; b < c; b++) {
                add(v[c], v[b], -dot(v[c], v[b]));
            }
            double norm = Math.sqrt(dot(v[c], v[c]));
            for (int i = 0; i < v[c].length && norm > 0; i++) {
                v[c][i] /= norm;
            }
        }
    }

    private static double change(double[][] a, double[][] b) {
        double largest = 0;
        for (int c = 0; c < a.length; c++) {
            largest = Math.max(largest, 1 - Math.abs(dot(a[c], b[c])));
        }
        return largest;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] to, double[] v, double factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * v[i];
        }
    }
}
