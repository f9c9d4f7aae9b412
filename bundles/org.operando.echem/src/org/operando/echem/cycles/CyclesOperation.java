// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.Label;
import org.operando.api.Methods;
import org.operando.api.OperationException;
import org.operando.api.PiecewiseOperation;
import org.operando.api.Quantity;
import org.operando.api.Range;
import org.operando.api.Reference;
import org.operando.api.Table;
import org.operando.api.Unit;
import org.operando.api.Version;
import org.operando.api.figure.Page;
import org.operando.echem.CycleCounting;
import org.operando.echem.EchemMeasurement;

/**
 * Capacities, energies, efficiencies and retention by cycle from a cycler's log.
 *
 * <p>The file's own counters of charge and energy are used first; the trapezoidal integral is their check (a warning
 * above 0.1 %) and their substitute. The cycler's accuracy, where the study states it, is taken as an offset of the
 * current that is the same throughout: it adds to the charge what it takes from the discharge, so the relative
 * uncertainties of the two add up in an efficiency and all but cancel in a retention. It and the mass are the
 * systematic part of an uncertainty; the scatter from cycle to cycle, where there are enough of them, is the
 * statistical part.
 */
@Version(6)
@Reference(authors = {"Gasser, T.", "Sroka, L.", "Jennen-Steinmetz, C."},
        title = "Residual variance and residual pattern in nonlinear regression", journal = "Biometrika", volume = "73",
        pages = "625-633", year = 1986, doi = "10.1093/biomet/73.3.625", about = "scatter from second differences")
@Reference(authors = "{Joint Committee for Guides in Metrology}",
        title = "Evaluation of measurement data - Guide to the expression of uncertainty in measurement, JCGM 100:2008",
        publisher = "BIPM", year = 2008, doi = "10.59161/JCGM100-2008E", about = "combined standard uncertainty")
@Methods("Capacities and energies of each half cycle were taken from the cycler's counters and checked against the "
        + "trapezoidal integral of the current (cycle counting: {counting}; {electrode} electrode). Retention refers to "
        + "the reference cycle[ ({referenceCycle})]: the stated one, or without one the first after formation. The stated "
        + "accuracy of the cycler counts as an offset of the current, which adds up in an efficiency and all but cancels "
        + "in a retention; it and the active mass are systematic uncertainties; the scatter from cycle to cycle, by the "
        + "median of second differences, is the statistical one.")
@Doc("Capacity, efficiency, energy, mean voltage and retention of each cycle, a table of steps, voltage profiles.")
public final class CyclesOperation
        implements PiecewiseOperation<CyclesOperation.Inputs, CyclesOperation.Parameters, CyclesOperation.Outputs> {
    /**
     * The log.
     * @param cell what a loader or an earlier step gave
     * @param measurement what the study says of the measurement; its reference cycle is taken when the step has none
     */
    public record Inputs(@Label("Cell record") @Doc("Log of the cell.") CellRecord cell,
            @Label("Measurement") @Doc("What the study says of the log: the reference cycle.") Optional<EchemMeasurement> measurement) {
        /** A log alone. */
        public static Inputs of(CellRecord cell) {
            return new Inputs(cell, Optional.empty());
        }
    }

    /**
     * How to count.
     * @param counting who numbers the cycles
     * @param electrode which electrode is tested
     * @param referenceCycle cycle that retention refers to
     * @param profilePoints points kept of each step's voltage profile
     * @param retentionAfter number of cycles that the retention is also given after
     */
    public record Parameters(
            @Label("Cycle counting") @Default("file") @Doc("Who numbers the cycles: the record, or the steps by a rule (charge or discharge first, automatic).") CycleCounting counting,
            @Label("Electrode") @Default("positive") @Doc("Which electrode is tested: a positive one is charged first (efficiency = discharge/charge), a "
                    + "negative one against lithium discharged first (charge/discharge).") Electrode electrode,
            @Label("Reference cycle") @Range(min = 1,
                    max = 1e6) @Doc("Cycle that retention refers to. Without it the study's, else the first one after formation: the "
                            + "first whose current differs by more than a fifth from the first cycle's, or the first of all.") Optional<Integer> referenceCycle,
            @Label("Points of a profile") @Default("400") @Range(min = 2,
                    max = 10_000) @Doc("A record is kept in a voltage profile where voltage or charge moved by the step's span over this.") int profilePoints,
            @Label("Retention after") @Default("100") @Range(min = 2,
                    max = 1e6) @Doc("Cycles that the retention is also given after, counted from the reference cycle as the first: 100 divides the "
                            + "hundredth cycle by the first, 99 cycles apart.") int retentionAfter) {
        /** All defaults. */
        public static Parameters defaults() {
            return new Parameters(CycleCounting.FILE, Electrode.POSITIVE, Optional.empty(), 400, 100);
        }
    }

    /**
     * What came out. Results of versions before 4 lack what is optional.
     * @param cycles one row a cycle
     * @param steps one row a step
     * @param profiles voltage against capacity of charge and discharge steps, thinned
     * @param firstChargeCapacity of the first cycle that charges; mAh/g when the active mass is known, else mAh
     * @param firstDischargeCapacity likewise
     * @param firstCoulombicEfficiency of the first cycle that has both halves, %
     * @param referenceCycle cycle that retention refers to
     * @param referenceOrigin who chose it
     * @param retention of the last cycle that has both halves, %
     * @param summary the cycles under cellpy's names
     * @param electrode which electrode is tested
     * @param formationCycles number of cycles before the first change of current
     * @param retentionOfFirst of the last cycle against the first of all, %
     * @param retentionAfter of the cycle that the parameter names, %
     * @param cyclesTo90 cycles until 90 % are left
     * @param cyclesTo80 cycles until 80 % are left
     */
    public record Outputs(
            @Label("Cycles") @Doc("Capacities, efficiencies, energies, mean voltages and retention by cycle.") Table cycles,
            @Label("Steps") @Doc("Type, cycle, times, end values, charge and energy by step.") Table steps,
            @Label("Voltage profiles") @Doc("Voltage against charge passed since the half cycle began.") Table profiles,
            @Label("First charge capacity") @Doc("Of the first cycle that charges.") Quantity firstChargeCapacity,
            @Label("First discharge capacity") @Doc("Of the first cycle that discharges.") Quantity firstDischargeCapacity,
            @Label("First coulombic efficiency") @Doc("Of the first complete cycle.") Quantity firstCoulombicEfficiency,
            @Label("Reference cycle") @Doc("Cycle that retention refers to.") int referenceCycle,
            @Label("Choice of the reference cycle") @Doc("Whether the reference cycle was stated or found by the rule.") ReferenceOrigin referenceOrigin,
            @Label("Capacity retention") @Doc("Of the last complete cycle at the current of the reference cycle, against that one.") Quantity retention,
            @Label("Summary") @Doc("The cycles under the names and in the units of cellpy's summary; uncertainties stand in the table of cycles.") Optional<Table> summary,
            @Label("Electrode") @Doc("Which electrode is tested.") Optional<Electrode> electrode,
            @Label("Formation cycles") @Doc("Cycles before the first change of the current, when it comes within the first six; else 0.") Optional<Integer> formationCycles,
            @Label("Retention of the first cycle") @Doc("Of the same cycle as the capacity retention, against the first complete cycle of all.") Optional<Quantity> retentionOfFirst,
            @Label("Retention after a number of cycles") @Doc("Of the cycle that 'retentionAfter' names, against the reference cycle; not known when the record ends before.") Optional<Quantity> retentionAfter,
            @Label("Cycles to 90 %") @Doc("Cycles, the reference cycle being the first, until 90 % of its capacity are left; not known when more is.") Optional<Quantity> cyclesTo90,
            @Label("Cycles to 80 %") @Doc("Likewise for 80 %.") Optional<Quantity> cyclesTo80) {
        /** Which electrode was tested; a positive one where the results are too old to say. */
        public Electrode tested() {
            return electrode.orElse(Electrode.POSITIVE);
        }

    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        CycleTables tables = tables(inputs, p, context);
        CycleSums sums = tables.sums();
        int reference = tables.reference();
        Table cycles = tables.cycles();
        Fading fading = tables.fading();
        Column retention = cycles.column("retention");
        tables.warn(context);
        return new Outputs(cycles, tables.steps(), tables.profiles(p.profilePoints(), context),
                first(cycles, "charge", sums.chargeHours()), first(cycles, "discharge", sums.dischargeHours()),
                efficiency(cycles), sums.number()[reference],
                stated(inputs, p).isPresent() ? ReferenceOrigin.STATED : ReferenceOrigin.AUTOMATIC,
                last(cycles, retention, sums, reference), Optional.of(tables.summary()), Optional.of(p.electrode()),
                Optional.of(fading.formationCycles()),
                Optional.of(last(cycles, cycles.column("retention_of_first"), sums, reference)),
                Optional.of(fading.after(retention, p.retentionAfter())),
                Optional.of(fading.cyclesTo(retention, 90)), Optional.of(fading.cyclesTo(retention, 80)));
    }

    private static CycleTables tables(Inputs inputs, Parameters p, Context context) throws OperationException {
        CellRecord cell = inputs.cell();
        if (cell.records().rows() == 0) {
            throw new OperationException("the cell record holds no records", "cell", "check the file it was read from");
        }
        StepSums steps = new StepReader(cell.records()).read(p.counting(), context);
        CycleSums sums = CycleKernel.sum(steps, cell.records().doubles(Columns.TIME));
        RecordEnds.takeOutCut(steps, sums, cell.records());
        return new CycleTables(cell, steps, sums, reference(sums, stated(inputs, p)), p.electrode(),
                nominal(inputs));
    }

    /** Capacity that 1C refers to, Ah; NaN where nominal capacity or mass are not known. */
    private static double nominal(Inputs inputs) {
        Optional<Double> specific = inputs.measurement().flatMap(EchemMeasurement::nominalCapacity);
        Optional<Quantity> mass = inputs.cell().activeMass();
        return specific.isEmpty() || mass.isEmpty() ? Double.NaN
                : specific.get() * 1e-3 * mass.get().to(Unit.of("g")).value();
    }

    private static Optional<Integer> stated(Inputs inputs, Parameters p) {
        return p.referenceCycle().or(() -> inputs.measurement().flatMap(EchemMeasurement::referenceCycle));
    }

    @Override
    public Piece piece() {
        return Piece.CYCLE;
    }

    @Override
    public long[] pieces(Inputs inputs, Parameters p, Context context) throws OperationException {
        return Arrays.stream(tables(inputs, p, context).sums().number()).asLongStream().toArray();
    }

    @Override
    public Page one(Inputs inputs, Parameters p, long piece, Context context) throws OperationException {
        CycleTables tables = tables(inputs, p, context);
        Table cycles = tables.cycles();
        int row = Arrays.binarySearch(tables.sums().number(), (int) piece);
        Table profile = tables.profiles(p.profilePoints(), OptionalLong.of(piece), context);
        Page page = VoltageProfilesFigure.page(profile, new VoltageProfilesFigure.Options(List.of((int) piece)));
        String title = "Cycle " + piece + ": charge " + capacity(cycles, "charge").quantity(row) + ", discharge "
                + capacity(cycles, "discharge").quantity(row) + ", coulombic efficiency "
                + cycles.column("coulombic_efficiency").quantity(row);
        return new Page(title, page.widthMm(), page.heightMm(), page.panels(), page.caption());
    }

    private static int reference(CycleSums sums, Optional<Integer> asked) throws OperationException {
        if (asked.isEmpty()) {
            return CycleKernel.firstAfterFormation(sums);
        }
        int at = Arrays.binarySearch(sums.number(), asked.get());
        if (at < 0) {
            throw new OperationException("there is no cycle " + asked.get() + "; the record has cycles "
                    + sums.number()[0] + " to " + sums.number()[sums.count() - 1], "referenceCycle",
                    "choose one of these");
        }
        return at;
    }

    private static Quantity first(Table cycles, String half, double[] hours) {
        return firstAbove(capacity(cycles, half), hours);
    }

    private static Column capacity(Table cycles, String half) {
        return cycles.find(half + "_specific_capacity").orElseGet(() -> cycles.column(half + "_capacity"));
    }

    private static Quantity efficiency(Table cycles) {
        Column efficiency = cycles.column("coulombic_efficiency");
        return firstAbove(efficiency, efficiency.doubles());
    }

    /** The first value of what is there and known as a whole. */
    private static Quantity firstAbove(Column column, double[] known) {
        double[] values = column.doubles();
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0 && !Double.isNaN(known[i])) {
                return column.quantity(i);
            }
        }
        return new Quantity(Double.NaN, Double.NaN, column.unit(), "");
    }

    /** A check of the capacity at another current says nothing of what the cycling has done. */
    private static Quantity last(Table cycles, Column column, CycleSums sums, int reference) {
        double[] efficiency = cycles.doubles("coulombic_efficiency");
        double[] values = column.doubles();
        for (int i = values.length - 1; i >= 0; i--) {
            if (!Double.isNaN(values[i]) && !Double.isNaN(efficiency[i])
                    && CycleKernel.sameCurrent(sums, i, reference)) {
                return column.quantity(i);
            }
        }
        return new Quantity(Double.NaN, Double.NaN, column.unit(), "");
    }
}
