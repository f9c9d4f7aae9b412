// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

import java.util.Arrays;
import org.operando.math.LeastSquaresProblem;
import org.operando.math.LevenbergMarquardt;
import org.operando.math.Minimum;
import org.operando.math.Model;
import org.operando.math.Optimizer.Settings;

/**
 * Least squares of the exact solution for a sphere to a pulse and the rest after it: {@code E = E_eq(q_s) + R I} with
 * the charge q_s that the surface is at, {@code q_s = q_0 + dq / (3 theta_tau) (g(theta(t)) - g(theta(t - tau)))}.
 * Parameters: ln(D/r^2) and R.
 */
final class SphereFit implements Model {
    private final double[] time;
    private final double[] current;
    private final double tau;
    private final double before;
    private final double charge;
    private final EquilibriumCurve curve;

    /**
     * The model of one pulse.
     * @param time since the beginning of the pulse, s
     * @param current A, one a point
     * @param tau duration of the pulse, s
     * @param before charge at its beginning, C
     * @param charge charge of the pulse, C
     * @param curve equilibrium potential against charge
     */
    SphereFit(double[] time, double[] current, double tau, double before, double charge, EquilibriumCurve curve) {
        this.time = time;
        this.current = current;
        this.tau = tau;
        this.before = before;
        this.charge = charge;
        this.curve = curve;
    }

    /**
     * What came out.
     * @param rate D/r^2, 1/s
     * @param rateError its standard uncertainty from the scatter
     * @param resistance ohm
     * @param resistanceError likewise
     * @param rms root mean square of the residuals, V
     * @param converged whether the fit ended well
     */
    record Result(double rate, double rateError, double resistance, double resistanceError, double rms,
            boolean converged) {
    }

    /** Fits the potentials from a first guess of D/r^2. */
    Result fit(double[] potential, double guess) {
        double[] weights = new double[potential.length];
        Arrays.fill(weights, 1);
        double[] start = {Math.log(guess), 0};
        double[] lower = {Math.log(guess) - 12, Double.NEGATIVE_INFINITY};
        double[] upper = {Math.log(guess) + 12, Double.POSITIVE_INFINITY};
        Minimum minimum = new LevenbergMarquardt().minimise(
                new LeastSquaresProblem(this, potential, weights, start, lower, upper), Settings.STANDARD);
        double rate = Math.exp(minimum.parameters()[0]);
        return new Result(rate, rate * minimum.uncertainty(0, Minimum.Scaling.ALWAYS), minimum.parameters()[1],
                minimum.uncertainty(1, Minimum.Scaling.ALWAYS),
                Math.sqrt(minimum.chiSquared() / potential.length), minimum.converged() && !minimum.atBound()[0]);
    }

    /** Potential of a fit at one of the points, V. */
    double at(Result result, int point) {
        double moved = charge / (3 * result.rate() * tau) * (SphereDiffusion.g(result.rate() * time[point])
                - SphereDiffusion.g(result.rate() * (time[point] - tau)));
        return curve.at(before + moved) + result.resistance() * current[point];
    }

    @Override
    public void values(double[] parameters, double[] values) {
        double rate = Math.exp(parameters[0]);
        double factor = charge / (3 * rate * tau);
        for (int i = 0; i < time.length; i++) {
            double q = before
                    + factor * (SphereDiffusion.g(rate * time[i]) - SphereDiffusion.g(rate * (time[i] - tau)));
            values[i] = curve.at(q) + parameters[1] * current[i];
        }
    }

    @Override
    public void valuesAndJacobian(double[] parameters, double[] values, double[][] jacobian) {
        double rate = Math.exp(parameters[0]);
        double factor = charge / (3 * rate * tau);
        double[] on = new double[2];
        double[] off = new double[2];
        for (int i = 0; i < time.length; i++) {
            SphereDiffusion.both(rate * time[i], on);
            SphereDiffusion.both(rate * (time[i] - tau), off);
            double moved = factor * (on[0] - off[0]);
            values[i] = curve.at(before + moved) + parameters[1] * current[i];
            // d/d ln(rate): the factor falls as 1/rate, theta grows as rate
            double change = -moved + factor * (on[1] - off[1]);
            jacobian[0][i] = curve.slope(before + moved) * change;
            jacobian[1][i] = current[i];
        }
    }
}
