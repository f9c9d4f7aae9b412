// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.operando.api.OperationException;
import org.operando.math.LeastSquaresProblem;
import org.operando.math.LevenbergMarquardt;
import org.operando.math.Minimum;
import org.operando.math.Optimizer;
import org.operando.math.Quantiles;
import org.operando.powder.geometry.DetectorGeometry;

/**
 * Fits a geometry to points on the rings of a calibrant by least squares of 2theta, with robust weights found again
 * until they are still.
 * @param spacings of the rings, angstrom
 * @param rows of a frame
 * @param columns of a frame
 * @param stage where the detector's stage stood at each frame, m along the beam
 * @param robustness how points that fit badly weigh
 */
record Refinement(double[] spacings, int rows, int columns, double[] stage, Robustness robustness) {
    private static final int MOST_ROUNDS = 20;
    /** Turns the covariance matrix's root of the median absolute deviation into a standard deviation. */
    private static final double NORMAL = 1.4826;
    private static final double SMALLEST_DISTANCE = 1e-3;

    /**
     * The geometry that fits best.
     * @param points on rings
     * @param start where to begin
     * @param wavelength angstrom
     * @param freedom what varies; may be nothing
     */
    Refined fit(RingPoints points, DetectorGeometry start, double wavelength, Set<Freedom> freedom)
            throws OperationException {
        return fit(points, start, wavelength, freedom, 0, 0);
    }

    /** The same from a start of the stage's direction. */
    Refined fit(RingPoints points, DetectorGeometry start, double wavelength, Set<Freedom> freedom, double stage1,
            double stage2) throws OperationException {
        double[] all = {start.distance(), start.poni1(), start.poni2(), start.rot1(), start.rot2(), wavelength, stage1,
            stage2};
        int[] free = freedom.stream().mapToInt(Freedom::ordinal).sorted().toArray();
        double[] weights = new double[points.size()];
        Arrays.fill(weights, 1);
        if (free.length > 0 && points.size() <= free.length) {
            throw new OperationException(points.size() + " points on rings for " + free.length + " parameters", "",
                    "free fewer parameters, or take a frame with more rings");
        }
        double[] residuals = new double[points.size()];
        int iterations = 0;
        Minimum minimum = null;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            RingModel model = new RingModel(points, spacings, start, rows, columns, stage, all, free);
            if (free.length > 0) {
                minimum = minimise(model, all, free, weights);
                iterations += minimum.iterations();
                all = model.all(minimum.parameters());
            }
            model.values(chosen(all, free), residuals);
            double[] next = weights(residuals);
            if (same(next, weights)) {
                break;
            }
            weights = next;
        }
        DetectorGeometry geometry = new DetectorGeometry(all[0], all[1], all[2], all[3], all[4], start.rot3(),
                start.pixel1(), start.pixel2(), start.orientation());
        double scale = ringScale(points, residuals, weights, freedom.contains(Freedom.WAVELENGTH) ? 2 : 1);
        return new Refined(geometry, all, free, covariance(minimum, residuals, weights), residuals, weights, scale,
                iterations);
    }

    /** Residuals and weights of points, also of others than were fitted; their scatter is that of the fitted ones. */
    void evaluate(RingPoints points, Refined refined, double[] residuals, double[] weights) {
        new RingModel(points, spacings, refined.geometry(), rows, columns, stage, refined.parameters(), new int[0])
                .values(new double[0], residuals);
        double[] scatter = scatter(refined.residuals());
        for (int i = 0; i < residuals.length; i++) {
            weights[i] = weight(residuals[i], scatter);
        }
    }

    private static Minimum minimise(RingModel model, double[] all, int[] free, double[] weights)
            throws OperationException {
        double[] start = chosen(all, free);
        double[] lower = new double[free.length];
        double[] upper = new double[free.length];
        for (int k = 0; k < free.length; k++) {
            boolean positive = free[k] == Freedom.DISTANCE.ordinal() || free[k] == Freedom.WAVELENGTH.ordinal();
            lower[k] = positive ? Math.min(SMALLEST_DISTANCE, start[k]) : Double.NEGATIVE_INFINITY;
            upper[k] = Double.POSITIVE_INFINITY;
        }
        Minimum minimum = new LevenbergMarquardt().minimise(
                new LeastSquaresProblem(model, new double[weights.length], weights, start, lower, upper),
                Optimizer.Settings.STANDARD);
        for (double p : minimum.parameters()) {
            if (!Double.isFinite(p)) {
                throw new OperationException("the fit of the geometry left all numbers",
                        "", "give a start nearer to the truth");
            }
        }
        return minimum;
    }

    private static double[] chosen(double[] all, int[] free) {
        return Arrays.stream(free).mapToDouble(k -> all[k]).toArray();
    }

    private double[] weights(double[] residuals) {
        double[] scatter = scatter(residuals);
        return Arrays.stream(residuals).map(r -> weight(r, scatter)).toArray();
    }

    private double weight(double residual, double[] scatter) {
        return scatter[1] > 0 ? robustness.weight((residual - scatter[0]) / scatter[1]) : 1;
    }

    /** Median of the residuals and their standard deviation by the median absolute deviation. */
    private static double[] scatter(double[] residuals) {
        return residuals.length == 0 ? new double[2]
                : new double[] {Quantiles.median(residuals), NORMAL * Quantiles.medianAbsoluteDeviation(residuals)};
    }

    /** Whether weights are still: bit for bit where they are 0 or 1, to a thousandth else. */
    private static boolean same(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            if (Math.abs(x[i] - y[i]) > 1e-3 || x[i] > 0 != y[i] > 0) {
                return false;
            }
        }
        return true;
    }

    /** C = s^2 (J^T W J)^-1 with s^2 = sum w r^2/(n - p), n the number of points with weight. */
    private static double[] covariance(Minimum minimum, double[] residuals, double[] weights) {
        if (minimum == null) {
            return new double[0];
        }
        double sum = 0;
        for (int i = 0; i < residuals.length; i++) {
            sum += weights[i] * residuals[i] * residuals[i];
        }
        double variance = sum / Math.max(1, minimum.degreesOfFreedom());
        return Arrays.stream(minimum.covariance()).map(c -> c * variance).toArray();
    }

    /** Square root of sum n_k m_k^2/(s^2 (rings - taken)): m_k the mean residual of a ring's n_k points. */
    private double ringScale(RingPoints points, double[] residuals, double[] weights, int taken) {
        double[] sum = new double[spacings.length];
        double[] count = new double[spacings.length];
        double squares = 0;
        double all = 0;
        for (int i = 0; i < residuals.length; i++) {
            sum[points.ring(i)] += weights[i] * residuals[i];
            count[points.ring(i)] += weights[i];
            squares += weights[i] * residuals[i] * residuals[i];
            all += weights[i];
        }
        double between = 0;
        int rings = 0;
        for (int k = 0; k < sum.length; k++) {
            if (count[k] > 0) {
                between += sum[k] * sum[k] / count[k];
                rings++;
            }
        }
        return rings <= taken || squares == 0 ? 1
                : Math.sqrt(Math.max(1, between / (rings - taken) / (squares / all)));
    }

    /** What a calibration frees unless the study says otherwise. */
    static Set<Freedom> usual() {
        return EnumSet.of(Freedom.DISTANCE, Freedom.PONI1, Freedom.PONI2, Freedom.ROT1, Freedom.ROT2);
    }
}
