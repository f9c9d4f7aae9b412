// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.dqdv;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.Label;
import org.operando.api.Methods;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Range;
import org.operando.api.Reference;
import org.operando.api.Table;
import org.operando.api.Version;
import org.operando.echem.CycleCounting;
import org.operando.echem.dqdv.DifferentialKernel.Curve;
import org.operando.echem.profiles.HalfCycle;
import org.operando.echem.profiles.HalfCycles;

/**
 * Differential capacity of the parts at constant current of charges and discharges, its inverse, and its peaks by
 * cycle.
 *
 * <p>Both methods are always calculated: their difference is a part of the uncertainty of a peak, the systematic one,
 * for it is the same for all cycles. Smoothing correlates neighbouring points: the fit's uncertainties are those of as
 * many points as are independent.
 */
@Version(2)
@Reference(authors = {"Bloom, I.", "Jansen, A. N.", "Abraham, D. P.", "Knuth, J.", "Jones, S. A.", "Battaglia, V. S.",
    "Henriksen, G. L."},
        title = "Differential voltage analyses of high-power, lithium-ion cells: 1. Technique and application",
        journal = "J. Power Sources", volume = "139", pages = "295-303", year = 2005,
        doi = "10.1016/j.jpowsour.2004.07.021", about = "dV/dQ")
@Reference(authors = {"Savitzky, A.", "Golay, M. J. E."},
        title = "Smoothing and differentiation of data by simplified least squares procedures",
        journal = "Anal. Chem.", volume = "36", pages = "1627-1639", year = 1964, doi = "10.1021/ac60214a047",
        about = "derivative by a local cubic")
@Methods("Differential capacities were calculated from the parts at constant current ({method}): the charge of each "
        + "interval was shared over bins of {bin} of the voltage and smoothed by a Gaussian of {width} FWHM (conserving "
        + "bins), or the mean charge of cells of {cell} was differentiated by a cubic Savitzky-Golay filter of nearly "
        + "the same effective width. dV/dQ: {points} equal steps of charge, Gaussian of {share} of the charge. Peaks are "
        + "Gaussians on a line in a window; their uncertainty is that of the fit and of the change between the methods.")
@Doc("dQ/dV and dV/dQ of charge and discharge at constant current, with the position, height and area of peaks by cycle.")
public final class DifferentialOperation
        implements
        Operation<DifferentialOperation.Inputs, DifferentialOperation.Parameters, DifferentialOperation.Outputs> {
    /** Bins that a half cycle must span to be differentiated. */
    private static final int LEAST_BINS = 5;

    /**
     * The log.
     * @param cell what a loader or an earlier step gave
     */
    public record Inputs(@Label("Cell record") @Doc("Log of the cell.") CellRecord cell) {
    }

    /**
     * How to differentiate.
     * @param counting who numbers the cycles
     * @param cycles numbers of the cycles; all when empty
     * @param method of the curves and peaks that are given out
     * @param bin width of the bins, V
     * @param width FWHM of the Gaussian, and effective width of the filter, V
     * @param cell width of the filter's cells, V
     * @param points steps of charge of dV/dQ
     * @param share FWHM of its Gaussian, % of the charge
     * @param peaks windows of peaks; found by themselves when empty
     */
    public record Parameters(
            @Label("Cycle counting") @Default("file") @Doc("Who numbers the cycles: the record, or the steps by a rule (charge or discharge first, automatic).") CycleCounting counting,
            @Label("Cycles") @Range(min = 0,
                    max = 1e6) @Doc("Numbers of the cycles. Without them all.") List<Integer> cycles,
            @Label("Method") @Default("conserving-bins") @Doc("Charge-conserving bins with a Gaussian, or mean charge by cell with the derivative of a Savitzky-Golay filter. "
                    + "The other one is calculated too, for the uncertainty of the peaks.") DifferentialMethod method,
            @In("V") @Label("Bin") @Default("2 mV") @Range(min = 1e-5,
                    max = 1) @Doc("Width of the bins of voltage.") double bin,
            @In("V") @Label("Smoothing") @Default("10 mV") @Range(min = 0,
                    max = 1) @Doc("FWHM of the Gaussian; the window of the Savitzky-Golay filter is chosen so that its effective width comes next to it.") double width,
            @In("V") @Label("Cell of voltage") @Default("1 mV") @Range(min = 1e-5,
                    max = 1) @Doc("Width of the cells whose mean charge the Savitzky-Golay filter takes.") double cell,
            @Label("Points of dV/dQ") @Default("1000") @Range(min = 10,
                    max = 100_000) @Doc("Equal steps of charge on which dV/dQ is given.") int points,
            @In("%") @Label("Smoothing of dV/dQ") @Default("0.5 %") @Range(min = 0,
                    max = 50) @Doc("FWHM of the Gaussian, per cent of the charge.") double share,
            @Label("Peaks") @Doc("Windows of the peaks to follow, e.g. {name: H2-H3, from: 4.10 V, to: 4.25 V}. Without them the most "
                    + "prominent peaks of the first cycle, in windows that move with them.") List<PeakWindow> peaks) {
        /** All defaults. */
        public static Parameters defaults() {
            return new Parameters(CycleCounting.FILE, List.of(), DifferentialMethod.CONSERVING_BINS, 0.002, 0.010,
                    0.001, 1000, 0.5, List.of());
        }
    }

    /**
     * What came out.
     * @param curves dQ/dV by cycle and half, above 0 for charge and discharge
     * @param inverse dV/dQ by cycle and half, below 0 in discharge
     * @param peaks position, height and area by cycle
     * @param method of curves and peaks
     * @param bin width of bins or cells
     * @param window cells of the Savitzky-Golay filter
     * @param effectiveWidth FWHM that a step in Q gets by the smoothing
     * @param otherWidth the same of the method that served for comparison
     */
    public record Outputs(
            @Label("Differential capacity") @Doc("dQ/dV against voltage by cycle and half; above 0 for charge and discharge.") Table curves,
            @Label("Differential voltage") @Doc("dV/dQ against charge by cycle and half; below 0 in discharge.") Table inverse,
            @Label("Peaks") @Doc("Position, height and area of the peaks by cycle, with uncertainties.") Table peaks,
            @Label("Method") @Doc("How the charge was differentiated.") DifferentialMethod method,
            @Label("Bin") @Doc("Width of the bins or cells of voltage.") Quantity bin,
            @Label("Filter window") @Doc("Cells in the window of the Savitzky-Golay filter.") int window,
            @Label("Effective width") @Doc("Full width at half maximum that an infinitely sharp peak has by bins and smoothing.") Quantity effectiveWidth,
            @Label("Effective width of the other method") @Doc("The same of the method that served for comparison.") Quantity otherWidth) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        HalfCycles all = HalfCycles.of(inputs.cell(), p.counting());
        List<HalfCycle> halves = all.of(p.cycles());
        double[] voltage = inputs.cell().records().doubles(Columns.VOLTAGE);
        int window = DifferentialKernel.window(p.cell(), p.width());
        double cubic = DifferentialKernel.CUBIC * window * p.cell();
        int n = halves.size();
        Curve[] conserving = new Curve[n];
        Curve[] filtered = new Curve[n];
        Curve[] inverse = new Curve[n];
        context.parallel(n, k -> {
            HalfCycle half = halves.get(k);
            DifferentialKernel kernel = new DifferentialKernel(voltage, all.charge(), half.constantFrom(),
                    half.constantEnd());
            if (kernel.spans(p.bin(), LEAST_BINS) && kernel.spans(p.cell(), LEAST_BINS)) {
                conserving[k] = kernel.conserving(p.bin(), p.width());
                filtered[k] = kernel.filtered(p.cell(), window);
                inverse[k] = kernel.inverse(p.points(), p.share() / 100);
            }
            context.progress(k + 1L, n, "half cycles");
        });
        warn(halves, conserving, context);
        boolean bins = p.method() == DifferentialMethod.CONSERVING_BINS;
        double own = DifferentialKernel.effectiveWidth(p.bin(), p.width());
        DifferentialTables tables = new DifferentialTables(inputs.cell(), halves, bins ? conserving : filtered,
                bins ? filtered : conserving, inverse);
        return new Outputs(tables.curves(), tables.inverse(), tables.peaks(p.peaks(), bins ? own : cubic, context),
                p.method(), Quantity.of((bins ? p.bin() : p.cell()) * 1e3, "mV"), window,
                Quantity.of((bins ? own : cubic) * 1e3, "mV"), Quantity.of((bins ? cubic : own) * 1e3, "mV"));
    }

    private static void warn(List<HalfCycle> halves, Curve[] curves, Context context) throws OperationException {
        int without = 0;
        int first = -1;
        for (int k = 0; k < curves.length; k++) {
            if (curves[k] == null) {
                without++;
                first = first < 0 ? k : first;
            }
        }
        if (without == curves.length) {
            throw new OperationException("no charge or discharge at constant current moves the voltage by "
                    + LEAST_BINS + " bins", "cell", "look at the log with echem.timeSeries");
        }
        if (without > 0) {
            context.warn("cycle " + halves.get(first).cycle(), String.format(Locale.ROOT,
                    "%d of %d half cycles, here the %s, have no part at constant current that moves the voltage by %d "
                            + "bins: no dQ/dV there",
                    without, curves.length, halves.get(first).half(), LEAST_BINS));
        }
    }
}
