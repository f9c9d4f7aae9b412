// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

/**
 * Problems of NIST's Statistical Reference Datasets for nonlinear regression (public domain) with certified parameters,
 * standard deviations and residual sums of squares.
 * @param certified parameters
 * @param deviations their certified standard deviations
 * @param sum certified residual sum of squares
 * @param starts the two starting points
 */
record ReferenceProblem(String name, Model model, double[] y, double[][] starts, double[] certified,
        double[] deviations,
        double sum) {
    /** A model of one abscissa by its value and its gradient. */
    interface Function {
        /** Value; the gradient goes into the array. */
        double at(double x, double[] b, double[] gradient);
    }

    static Model model(double[] x, Function f) {
        return new Model() {
            @Override
            public void values(double[] b, double[] values) {
                for (int i = 0; i < x.length; i++) {
                    values[i] = f.at(x[i], b, new double[b.length]);
                }
            }

            @Override
            public void valuesAndJacobian(double[] b, double[] values, double[][] jacobian) {
                double[] gradient = new double[b.length];
                for (int i = 0; i < x.length; i++) {
                    values[i] = f.at(x[i], b, gradient);
                    for (int k = 0; k < b.length; k++) {
                        jacobian[k][i] = gradient[k];
                    }
                }
            }
        };
    }

    static ReferenceProblem misra1a() {
        double[] x = {77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0};
        double[] y = {10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78};
        Model model = model(x, (t, b, g) -> {
            double e = Math.exp(-b[1] * t);
            g[0] = 1 - e;
            g[1] = b[0] * t * e;
            return b[0] * (1 - e);
        });
        return new ReferenceProblem("Misra1a", model, y, new double[][] {{500, 1e-4}, {250, 5e-4}},
                new double[] {2.3894212918e2, 5.5015643181e-4}, new double[] {2.7070075241, 7.2668688436e-6},
                1.2455138894e-1);
    }

    static ReferenceProblem mgh09() {
        double[] x = {4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625};
        double[] y = {0.1957, 0.1947, 0.1735, 0.16, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246};
        Model model = model(x, (t, b, g) -> {
            double top = t * t + t * b[1];
            double bottom = t * t + t * b[2] + b[3];
            g[0] = top / bottom;
            g[1] = b[0] * t / bottom;
            g[2] = -b[0] * top * t / (bottom * bottom);
            g[3] = -b[0] * top / (bottom * bottom);
            return b[0] * top / bottom;
        });
        return new ReferenceProblem("MGH09", model, y, new double[][] {{25, 39, 41.5, 39}, {0.25, 0.39, 0.415, 0.39}},
                new double[] {1.9280693458e-1, 1.9128232873e-1, 1.2305650693e-1, 1.3606233068e-1},
                new double[] {1.1435312227e-2, 1.9633220911e-1, 8.0842031232e-2, 9.0025542308e-2}, 3.0750560385e-4);
    }

    static ReferenceProblem lanczos3() {
        double[] y = {2.5134, 2.0443, 1.6684, 1.3664, 1.1232, 0.9269, 0.7679, 0.6389, 0.5338, 0.4479, 0.3776, 0.3197,
            0.2720, 0.2325, 0.1997, 0.1723, 0.1493, 0.1301, 0.1138, 0.1000, 0.0883, 0.0783, 0.0698, 0.0624};
        double[] x = new double[y.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i / 20.0;
        }
        Model model = model(x, (t, b, g) -> {
            double sum = 0;
            for (int k = 0; k < 6; k += 2) {
                g[k] = Math.exp(-b[k + 1] * t);
                g[k + 1] = -b[k] * t * g[k];
                sum += b[k] * g[k];
            }
            return sum;
        });
        return new ReferenceProblem("Lanczos3", model, y,
                new double[][] {{1.2, 0.3, 5.6, 5.5, 6.5, 7.6}, {0.5, 0.7, 3.6, 4.2, 4, 6.3}},
                new double[] {8.6816414977e-2, 9.5498101505e-1, 8.4400777463e-1, 2.9515951832, 1.5825685901,
                    4.9863565084},
                new double[] {1.7197908859e-2, 9.7041624475e-2, 4.1488663282e-2, 1.0766312506e-1, 5.8371576281e-2,
                    3.4436403035e-2},
                1.6117193594e-8);
    }

    static ReferenceProblem thurber() {
        double[] y = {80.574, 84.248, 87.264, 87.195, 89.076, 89.608, 89.868, 90.101, 92.405, 95.854, 100.696, 101.060,
            401.672, 390.724, 567.534, 635.316, 733.054, 759.087, 894.206, 990.785, 1090.109, 1080.914, 1122.643,
            1178.351, 1260.531, 1273.514, 1288.339, 1327.543, 1353.863, 1414.509, 1425.208, 1421.384, 1442.962,
            1464.350, 1468.705, 1447.894, 1457.628};
        double[] x = {-3.067, -2.981, -2.921, -2.912, -2.840, -2.797, -2.702, -2.699, -2.633, -2.481, -2.363, -2.322,
            -1.501, -1.460, -1.274, -1.212, -1.100, -1.046, -0.915, -0.714, -0.566, -0.545, -0.400, -0.309, -0.109,
            -0.103, 0.010, 0.119, 0.377, 0.790, 0.963, 1.006, 1.115, 1.572, 1.841, 2.047, 2.200};
        Model model = model(x, (t, b, g) -> {
            double top = b[0] + t * (b[1] + t * (b[2] + t * b[3]));
            double bottom = 1 + t * (b[4] + t * (b[5] + t * b[6]));
            double power = 1;
            for (int k = 0; k < 4; k++) {
                g[k] = power / bottom;
                power *= t;
                if (k < 3) {
                    g[4 + k] = -top * power / (bottom * bottom);
                }
            }
            return top / bottom;
        });
        return new ReferenceProblem("Thurber", model, y,
                new double[][] {{1000, 1000, 400, 40, 0.7, 0.3, 0.03}, {1300, 1500, 500, 75, 1, 0.4, 0.05}},
                new double[] {1.2881396800e3, 1.4910792535e3, 5.8323836877e2, 7.5416644291e1, 9.6629502864e-1,
                    3.9797285797e-1, 4.9727297349e-2},
                new double[] {4.6647963344, 3.9571156086e1, 2.8698696102e1, 5.5675370270, 3.1333340687e-2,
                    1.4984928198e-2,
                    6.5842344623e-3},
                5.6427082397e3);
    }
}
