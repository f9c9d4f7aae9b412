// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.example.raman;

import java.util.Arrays;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.Version;
import org.operando.math.Minimum;
import org.operando.math.Optimizer;
import org.operando.math.PeakShape;

/** Fits one band on a straight background, weighted by counting statistics. */
@Version(1)
@Doc("Position, width and area of one band on a straight background, with uncertainties.")
public final class PeakOperation implements Operation<PeakOperation.Inputs, PeakOperation.Parameters, PeakOperation.Outputs> {
    /** What it works on. */
    public record Inputs(Spectrum spectrum) {
    }

    /** What the study says: the window, both ends included, and the id of a peak shape. */
    public record Parameters(@Doc("Lower end of the window.") @In("1/cm") double from,
            @Doc("Upper end of the window.") @In("1/cm") double to,
            @Doc("Id of the peak shape.") @Default("lorentz") String shape) {
        public Parameters {
            if (to <= from) {
                throw new InvalidParameter("to", "must be above 'from' = " + from + " 1/cm");
            }
        }
    }

    /** What comes out: position and full width at half maximum, area, and the fit (columns shift, counts, fitted). */
    public record Outputs(Quantity position, Quantity width, Quantity area, Table fit) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        PeakShape shape = context.contributed(PeakShape.class, p.shape());
        Optimizer optimizer = context.contributed(Optimizer.class, "levenberg-marquardt");
        double[] all = inputs.spectrum().points().doubles("shift");
        int first = (int) Arrays.stream(all).filter(s -> s < p.from()).count();
        int last = (int) Arrays.stream(all).filter(s -> s <= p.to()).count();
        double[] shift = Arrays.copyOfRange(all, first, last);
        double[] counts = Arrays.copyOfRange(inputs.spectrum().points().doubles("counts"), first, last);
        Band band = new Band(shift, shape);
        if (shift.length <= band.parameters()) {
            throw new OperationException(shift.length + " points between " + p.from() + " and " + p.to() + " 1/cm for "
                    + band.parameters() + " parameters", "spectrum", "widen the window");
        }
        Minimum fit = optimizer.minimise(band.problem(counts), Optimizer.Settings.STANDARD);
        if (!fit.converged() || fit.atBound()[0]) {
            throw new OperationException("no band found between " + p.from() + " and " + p.to() + " 1/cm", "spectrum",
                    "choose the window around one band");
        }
        double[] fitted = new double[shift.length];
        band.values(fit.parameters(), fitted);
        return new Outputs(quantity(fit, 0, "1/cm"), quantity(fit, 1, "1/cm"), quantity(fit, band.area(), "counts/cm"),
                Table.of(Column.of("shift", "1/cm", shift), Column.of("counts", "counts", counts),
                        Column.of("fitted", "counts", fitted)));
    }

    private static Quantity quantity(Minimum fit, int k, String unit) {
        return Quantity.of(fit.parameters()[k], fit.uncertainty(k, Minimum.Scaling.IF_ABOVE_ONE), unit, "fit covariance");
    }
}
