// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import java.util.Arrays;
import org.operando.math.Model;
import org.operando.math.ThompsonCoxHastings;

/**
 * Many lines on a background: y = sum A_i p(x; c_i, w_i, eta_i) + sum b_k T_k(u), with p the pseudo-Voigt function of
 * unit area, T_k Chebyshev polynomials of the first kind and u the grid mapped to [-1, 1]. Lorentz tails reach over the
 * whole grid. An index of -1 is a value that is held.
 * @param x grid, degrees, ascending
 * @param shape what the width of a line is: the FWHM, for {@link LineShape#TCH} that of its Lorentz part
 * @param held values of what is not free
 * @param area where the area of each line stands among the parameters
 * @param position where its position stands
 * @param width where its width stands; lines may share one
 * @param eta where its mixing stands, pseudo-Voigt only
 * @param gauss first of U, V, W, square degrees, of all lines; TCH only
 * @param lorentz first of X, Y, degrees, of all lines, instead of widths
 * @param shift first of the parameters that move all lines, instead of positions
 * @param background first coefficient of the background
 * @param terms number of its coefficients
 */
record LinesModel(double[] x, LineShape shape, Held held, int[] area, int[] position, int[] width, int[] eta, int gauss,
        int lorentz, int shift, int background, int terms) implements Model {
    private static final double GAUSS = 4 * Math.log(2);
    private static final double GAUSS_HEIGHT = 2 * Math.sqrt(Math.log(2) / Math.PI);

    /** Beyond this many FWHM the Gauss part is below 1e-21 of its height. */
    private static final double GAUSS_REACH = 4.2;

    /** Below this square of a Gauss FWHM, square degrees, its root is not taken: U, V, W then make no Gauss part. */
    private static final double LEAST_SQUARE = 1e-9;

    /** A width of X and Y is not below this, degrees. */
    private static final double LEAST_WIDTH = 1e-5;

    /**
     * Values that are not free, by line.
     * @param position degrees
     * @param width degrees
     * @param eta mixing
     * @param gauss Gauss FWHM, degrees; TCH only
     * @param lever by line: how far each shift parameter moves it
     */
    record Held(double[] position, double[] width, double[] eta, double[] gauss, double[][] lever) {
    }

    /** Number of parameters. */
    int count() {
        return background + terms;
    }

    /**
     * What one line is with these parameters: position, FWHM, mixing, then the derivatives of the last two by the
     * Lorentz width and the Gauss width of TCH.
     */
    private void line(double[] p, int i, double[] out, double[] scratch) {
        double c = position(p, i);
        double v = width(p, i, c);
        out[0] = c;
        out[1] = v;
        switch (shape) {
            case LORENTZ -> out[2] = 1;
            case GAUSS -> out[2] = 0;
            case PSEUDO_VOIGT -> out[2] = eta[i] < 0 ? held.eta()[i] : p[eta[i]];
            case TCH -> {
                ThompsonCoxHastings.profileOf(gauss(p, i, c), v, scratch);
                System.arraycopy(scratch, 0, out, 1, 6);
            }
        }
    }

    /** Gauss FWHM of a line, degrees. */
    double gauss(double[] p, int i, double at) {
        if (gauss < 0) {
            return held.gauss()[i];
        }
        double t = Math.tan(Math.toRadians(at) / 2);
        return Math.sqrt(Math.max(LEAST_SQUARE, (p[gauss] * t + p[gauss + 1]) * t + p[gauss + 2]));
    }

    /** Where a line lies, degrees. */
    double position(double[] p, int i) {
        if (position[i] >= 0) {
            return p[position[i]];
        }
        double at = held.position()[i];
        for (int k = 0; shift >= 0 && k < held.lever()[i].length; k++) {
            at += p[shift + k] * held.lever()[i][k];
        }
        return at;
    }

    /** Its width, for TCH that of the Lorentz part, degrees. */
    double width(double[] p, int i, double at) {
        if (lorentz < 0) {
            return width[i] < 0 ? held.width()[i] : p[width[i]];
        }
        double theta = Math.toRadians(at) / 2;
        return Math.max(LEAST_WIDTH, p[lorentz] / Math.cos(theta) + p[lorentz + 1] * Math.tan(theta));
    }

    @Override
    public void values(double[] p, double[] values) {
        double[] line = new double[7];
        double[] scratch = new double[6];
        background(p, values, null);
        for (int i = 0; i < area.length; i++) {
            line(p, i, line, scratch);
            double height = p[area[i]] / line[1];
            double lorentzian = height * line[2] * 2 / Math.PI;
            double gaussian = height * (1 - line[2]) * GAUSS_HEIGHT;
            for (int k = 0; k < x.length; k++) {
                double t = (x[k] - line[0]) / line[1];
                values[k] += lorentzian / (1 + 4 * t * t);
                if (gaussian != 0 && Math.abs(t) < GAUSS_REACH) {
                    values[k] += gaussian * Math.exp(-GAUSS * t * t);
                }
            }
        }
    }

    @Override
    public void valuesAndJacobian(double[] p, double[] values, double[][] jacobian) {
        for (double[] column : jacobian) {
            Arrays.fill(column, 0);
        }
        background(p, values, jacobian);
        double[] line = new double[7];
        double[] scratch = new double[6];
        double[] byWidth = new double[x.length];
        double[] byEta = new double[x.length];
        double[] byShift = new double[x.length];
        for (int i = 0; i < area.length; i++) {
            line(p, i, line, scratch);
            double[] byPosition = byShift;
            if (position[i] >= 0) {
                byPosition = jacobian[position[i]];
            } else {
                Arrays.fill(byShift, 0);
            }
            profile(p[area[i]], line, values, jacobian[area[i]], byPosition, byWidth, byEta);
            for (int k = 0; shift >= 0 && position[i] < 0 && k < held.lever()[i].length; k++) {
                add(jacobian, shift + k, held.lever()[i][k], 0, byShift, byEta);
            }
            chain(p, i, line, byWidth, byEta, jacobian);
        }
    }

    /** Adds one line to the values and to the columns of its area and position; writes its derivatives by w and eta. */
    private void profile(double a, double[] line, double[] values, double[] byArea, double[] byPosition,
            double[] byWidth, double[] byEta) {
        double w = line[1];
        double mixing = line[2];
        for (int k = 0; k < x.length; k++) {
            double t = (x[k] - line[0]) / w;
            double s = 1 / (1 + 4 * t * t);
            double l = 2 / Math.PI / w * s;
            double g = Math.abs(t) < GAUSS_REACH ? GAUSS_HEIGHT / w * Math.exp(-GAUSS * t * t) : 0;
            double unit = mixing * l + (1 - mixing) * g;
            double slope = (mixing * 8 * s * l + (1 - mixing) * 2 * GAUSS * g) * t / w;
            values[k] += a * unit;
            byArea[k] += unit;
            byPosition[k] += a * slope;
            byWidth[k] = a * (slope * t - unit / w);
            byEta[k] = a * (l - g);
        }
    }

    /** Adds the derivatives by the widths; that of the widths by the position of the line is left out as too small. */
    private void chain(double[] p, int i, double[] line, double[] byWidth, double[] byEta, double[][] jacobian) {
        boolean tch = shape == LineShape.TCH;
        double theta = Math.toRadians(line[0]) / 2;
        double t = Math.tan(theta);
        double w = tch ? line[3] : 1;
        double mixing = tch ? line[4] : 0;
        add(jacobian, eta[i], 0, 1, byWidth, byEta);
        if (lorentz < 0) {
            add(jacobian, width[i], w, mixing, byWidth, byEta);
        } else {
            add(jacobian, lorentz, w / Math.cos(theta), mixing / Math.cos(theta), byWidth, byEta);
            add(jacobian, lorentz + 1, w * t, mixing * t, byWidth, byEta);
        }
        if (gauss >= 0) {
            double g = gauss(p, i, line[0]);
            double half = g * g > LEAST_SQUARE ? 0.5 / g : 0;
            add(jacobian, gauss, line[5] * t * t * half, line[6] * t * t * half, byWidth, byEta);
            add(jacobian, gauss + 1, line[5] * t * half, line[6] * t * half, byWidth, byEta);
            add(jacobian, gauss + 2, line[5] * half, line[6] * half, byWidth, byEta);
        }
    }

    private static void add(double[][] jacobian, int column, double width, double mixing, double[] byWidth,
            double[] byEta) {
        if (column < 0) {
            return;
        }
        double[] to = jacobian[column];
        for (int k = 0; k < to.length; k++) {
            to[k] += width * byWidth[k] + mixing * byEta[k];
        }
    }

    private void background(double[] p, double[] values, double[][] jacobian) {
        double first = x[0];
        double scale = 2 / (x[x.length - 1] - first);
        for (int k = 0; k < x.length; k++) {
            double u = (x[k] - first) * scale - 1;
            double before = u;
            double polynomial = 1;
            double sum = 0;
            for (int j = 0; j < terms; j++) {
                sum += p[background + j] * polynomial;
                if (jacobian != null) {
                    jacobian[background + j][k] = polynomial;
                }
                double next = 2 * u * polynomial - before;
                before = polynomial;
                polynomial = next;
            }
            values[k] = sum;
        }
    }
}
