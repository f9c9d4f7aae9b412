// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.example.raman;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.Version;
import org.operando.math.LeastSquaresProblem;
import org.operando.math.LevenbergMarquardt;
import org.operando.math.Minimum;
import org.operando.math.Model;
import org.operando.math.Optimizer;
import org.operando.math.PeakShape;

/** Fits one band on a straight background, weighted by counting statistics: position, width (FWHM), area. */
@Version(1)
public final class PeakFit implements Operation<PeakFit.Inputs, PeakFit.Parameters, PeakFit.Outputs> {
    public record Inputs(RamanTechnique.Spectrum spectrum) {
    }

    public record Parameters(@In("1/cm") double from, @In("1/cm") double to, @Default("lorentz") String shape) {
        public Parameters {
            if (to <= from) {
                throw new InvalidParameter("to", "must be above 'from' = " + from + " 1/cm");
            }
        }
    }

    public record Outputs(Quantity position, Quantity width, Quantity area, Table fit) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        double[] x = inputs.spectrum().points().doubles("shift");
        double[] y = inputs.spectrum().points().doubles("counts");
        int[] rows = IntStream.range(0, x.length)
                .filter(i -> x[i] >= p.from() && x[i] <= p.to() && Double.isFinite(y[i])).toArray();
        double[] shift = IntStream.of(rows).mapToDouble(i -> x[i]).toArray();
        double[] counts = IntStream.of(rows).mapToDouble(i -> y[i]).toArray();
        if (rows.length < 6) {
            throw new OperationException(rows.length + " points in the window, 6 are needed", "spectrum", "widen it");
        }
        Band band = new Band(shift, context.contributed(PeakShape.class, p.shape()));
        Minimum fit = new LevenbergMarquardt().minimise(band.problem(counts), Optimizer.Settings.STANDARD);
        if (!fit.converged() || fit.atBound()[0] || fit.atBound()[1]) {
            throw new OperationException("no band in " + p.from() + " to " + p.to() + " 1/cm", "spectrum", "move it");
        }
        double[] fitted = new double[rows.length];
        band.values(fit.parameters(), fitted);
        return new Outputs(quantity(fit, 0, "1/cm"), quantity(fit, 1, "1/cm"), quantity(fit, 2, "counts/cm"),
                Table.of(Column.of("shift", "1/cm", shift), Column.of("fitted", "counts", fitted)));
    }

    private static Quantity quantity(Minimum at, int k, String unit) {
        return Quantity.of(at.parameters()[k], at.uncertainty(k, Minimum.Scaling.IF_ABOVE_ONE), unit, "fit covariance");
    }

    /** y = A p(x; c, w) + b + s (x - x_0), parameters c, w, A, b, s; those of the shape are held at their start. */
    private record Band(double[] x, PeakShape shape, double[] held) implements Model {
        Band(double[] x, PeakShape shape) {
            this(x, shape, shape.shapeParameters().stream().mapToDouble(PeakShape.ShapeParameter::start).toArray());
        }

        LeastSquaresProblem problem(double[] y) {
            double range = x[x.length - 1] - x[0];
            double high = Arrays.stream(y).max().orElseThrow();
            double top = x[Arrays.stream(y).boxed().toList().indexOf(high)];
            double none = Double.POSITIVE_INFINITY;
            return new LeastSquaresProblem(this, y, Arrays.stream(y).map(n -> 1 / Math.max(n, 1)).toArray(),
                    new double[] {top, range / 5, high, 0, 0}, new double[] {x[0], range / x.length, 0, -none, -none},
                    new double[] {x[0] + range, 2 * range, none, none, none});
        }

        @Override
        public void values(double[] p, double[] values) {
            shape.profile(x, 0, x.length, p[0], p[1], held, values);
            Arrays.setAll(values, i -> p[2] * values[i] + p[3] + p[4] * (x[i] - x[0]));
        }

        @Override
        public void valuesAndJacobian(double[] p, double[] values, double[][] jacobian) {
            double[][] slope = new double[2 + held.length][x.length];
            shape.derivatives(x, 0, x.length, p[0], p[1], held, jacobian[2], slope);
            Arrays.setAll(jacobian[0], i -> p[2] * slope[0][i]);
            Arrays.setAll(jacobian[1], i -> p[2] * slope[1][i]);
            Arrays.fill(jacobian[3], 1);
            Arrays.setAll(jacobian[4], i -> x[i] - x[0]);
            values(p, values);
        }
    }
}
