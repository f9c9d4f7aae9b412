// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.Arrays;
import org.operando.math.Model;

/**
 * Peaks on a background as a function of the free parameters of a plan: y = sum A_j p_j(x; c_j, w_j, shape_j) + sum b_k
 * f_k(x). Holds work arrays: one for each fit.
 */
final class WindowModel implements Model {
    private final FitPlan plan;
    private final double[] x;
    private final double[][] background;
    private final double[] all;
    private final double[] profile;
    private final double[][] derivative;

    /** The model at these angles, degrees. */
    WindowModel(FitPlan plan, double[] x) {
        this.plan = plan;
        this.x = x;
        background = plan.window().background().functions(x, plan.window().from(), plan.window().to());
        all = new double[plan.all()];
        profile = new double[x.length];
        derivative = new double[4][x.length];
    }

    @Override
    public void values(double[] free, double[] values) {
        plan.expand(free, all);
        background(values);
        for (int j = 0; j < plan.peaks(); j++) {
            int k = plan.first(j);
            plan.shape(j).profile(x, 0, x.length, all[k + FitPlan.POSITION], all[k + FitPlan.FWHM], shape(j), profile);
            double area = all[k];
            for (int i = 0; i < x.length; i++) {
                values[i] += area * profile[i];
            }
        }
    }

    private double[] shape(int peak) {
        return Arrays.copyOfRange(all, plan.first(peak) + 3, plan.first(peak + 1));
    }

    private void background(double[] values) {
        int k = plan.first(plan.peaks());
        Arrays.fill(values, all[k]);
        for (int b = 1; b < background.length; b++) {
            double coefficient = all[k + b];
            for (int i = 0; i < values.length; i++) {
                values[i] += coefficient * background[b][i];
            }
        }
    }

    @Override
    public void valuesAndJacobian(double[] free, double[] values, double[][] jacobian) {
        plan.expand(free, all);
        background(values);
        for (double[] column : jacobian) {
            Arrays.fill(column, 0);
        }
        for (int j = 0; j < plan.peaks(); j++) {
            int k = plan.first(j);
            plan.shape(j).derivatives(x, 0, x.length, all[k + FitPlan.POSITION], all[k + FitPlan.FWHM], shape(j),
                    profile, derivative);
            double area = all[k];
            for (int i = 0; i < x.length; i++) {
                values[i] += area * profile[i];
            }
            add(jacobian, k, 1, profile);
            for (int d = 0; d < plan.first(j + 1) - k - 1; d++) {
                add(jacobian, k + 1 + d, area, derivative[d]);
            }
        }
        for (int b = 0; b < background.length; b++) {
            add(jacobian, plan.first(plan.peaks()) + b, 1, background[b]);
        }
    }

    private void add(double[][] jacobian, int k, double factor, double[] change) {
        if (plan.source(k) < 0) {
            return;
        }
        double[] column = jacobian[plan.source(k)];
        double f = factor * plan.scale(k);
        for (int i = 0; i < column.length; i++) {
            column[i] += f * change[i];
        }
    }

    /** Peaks and background for all parameters. */
    void curve(double[] parameters, double[] into) {
        values(plan.reduce(parameters), into);
    }
}
