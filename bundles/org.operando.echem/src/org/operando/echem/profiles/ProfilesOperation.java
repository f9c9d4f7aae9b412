// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.profiles;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.operando.api.CellRecord;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.Methods;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Range;
import org.operando.api.Table;
import org.operando.api.Unit;
import org.operando.api.Version;
import org.operando.echem.CycleCounting;
import org.operando.echem.EchemMeasurement;

/**
 * Voltage profiles of charges and discharges against capacity, state of charge, lithium content and time.
 *
 * <p>State of charge: the charge over that of the nominal capacity. It begins at 0 with a charge that opens a cycle (at
 * 100 % with a discharge that does) and goes on from there in the other half, so the irreversible charge of one cycle
 * is not carried into the next. Lithium content x in LixMO2: {@code x = x_0 - q/q_1} with the capacity q_1 of one
 * lithium a formula unit; the charge is counted through from the record's beginning, so the charge of side reactions
 * adds up in it.
 */
@Version(1)
@Methods("Voltage profiles were taken from the records of charge and discharge steps; the state of charge refers to the "
        + "nominal capacity and begins anew in each cycle[; the lithium content follows from the charge counted from "
        + "x = {lithium} at the beginning of the record and {lithiumCapacity} for one lithium a formula unit][; the "
        + "lithium content follows from the charge counted from x = {lithium} at the beginning of the record and a molar "
        + "mass of {molarMass}].")
@Doc("Voltage of charges and discharges against capacity, state of charge, lithium content and time.")
public final class ProfilesOperation
        implements Operation<ProfilesOperation.Inputs, ProfilesOperation.Parameters, ProfilesOperation.Outputs> {
    /** Charge of one mole of electrons over 3.6: mAh. */
    private static final double MOLE = 96_485.33212 / 3.6;

    /**
     * The log.
     * @param cell what a loader or an earlier step gave
     * @param measurement what the study says of it: the nominal capacity
     */
    public record Inputs(@Label("Cell record") @Doc("Log of the cell.") CellRecord cell,
            @Label("Measurement") @Doc("What the study says of the log: the nominal capacity.") Optional<EchemMeasurement> measurement) {
    }

    /**
     * What is wanted.
     * @param counting who numbers the cycles
     * @param cycles numbers of the cycles; all when empty
     * @param points points kept of each step
     * @param nominalCapacity mAh/g
     * @param lithiumCapacity capacity of one lithium a formula unit, mAh/g
     * @param molarMass g/mol, from which that follows
     * @param lithium x at the beginning of the record
     */
    public record Parameters(
            @Label("Cycle counting") @Default("file") @Doc("Who numbers the cycles: the record, or the steps by a rule (charge or discharge first, automatic).") CycleCounting counting,
            @Label("Cycles") @Range(min = 0,
                    max = 1e6) @Doc("Numbers of the cycles. Without them all.") List<Integer> cycles,
            @Label("Points of a step") @Default("400") @Range(min = 2,
                    max = 10_000) @Doc("A record is kept where voltage or charge moved by the step's span over this.") int points,
            @In("mAh/g") @Range(min = 1e-3,
                    max = 1e5) @Label("Nominal capacity") @Doc("Specific capacity that is a state of charge of 100 %. Without it the study's.") Optional<Double> nominalCapacity,
            @In("mAh/g") @Range(min = 1,
                    max = 1e5) @Label("Capacity of one lithium") @Doc("Theoretical specific capacity of one lithium a formula unit, for x in LixMO2, e.g. 274.6 mAh/g for LiNiO2.") Optional<Double> lithiumCapacity,
            @In("g/mol") @Range(min = 1,
                    max = 1e5) @Label("Molar mass") @Doc("Molar mass of a formula unit as weighed in; the capacity of one lithium follows from it.") Optional<Double> molarMass,
            @Label("Lithium content") @Default("1") @Range(min = 0,
                    max = 4) @Doc("x in LixMO2 at the beginning of the record.") double lithium) {
        public Parameters {
            if (lithiumCapacity.isPresent() && molarMass.isPresent()) {
                throw new InvalidParameter("molarMass", "follows from 'lithiumCapacity': give one of them");
            }
        }

        /** All defaults. */
        public static Parameters defaults() {
            return new Parameters(CycleCounting.FILE, List.of(), 400, Optional.empty(), Optional.empty(),
                    Optional.empty(), 1);
        }
    }

    /**
     * What came out.
     * @param profiles voltage, capacity, time and, where they are known, specific capacity, state of charge and x
     * @param lithiumCapacity that was taken for one lithium; NaN when it is not known
     * @param needs what is missing for state of charge and x; empty when nothing is
     */
    public record Outputs(
            @Label("Voltage profiles") @Doc("Voltage, capacity, time in the half cycle and, where they are known, specific capacity, state of charge and lithium content.") Table profiles,
            @Label("Capacity of one lithium") @Doc("Specific capacity of one lithium a formula unit that was taken.") Quantity lithiumCapacity,
            @Label("Missing") @Doc("What has to be given for the state of charge and the lithium content.") String needs) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        CellRecord cell = inputs.cell();
        HalfCycles halves = HalfCycles.of(cell, p.counting());
        Optional<Double> nominal = p.nominalCapacity()
                .or(() -> inputs.measurement().flatMap(EchemMeasurement::nominalCapacity));
        Optional<Double> one = p.lithiumCapacity().or(() -> p.molarMass().map(m -> MOLE / m));
        ProfileTable table = new ProfileTable(cell, halves, nominal.orElse(Double.NaN), one.orElse(Double.NaN),
                p.lithium());
        Table profiles = table.of(halves.of(p.cycles()), p.points(), context);
        if (profiles.find("lithium").isPresent()
                && Arrays.stream(profiles.doubles("lithium")).anyMatch(x -> x < 0)) {
            context.warn("lithium", "x falls below 0: check mass, capacity of one lithium and x at the beginning; "
                    + "charge of side reactions counts as lithium too");
        }
        return new Outputs(profiles,
                new Quantity(one.orElse(Double.NaN), Double.NaN, Unit.of("mAh/g"), ""),
                needs(cell, nominal, one));
    }

    /** In words, for the report and for who asks for a figure of what is not there. */
    private static String needs(CellRecord cell, Optional<Double> nominal, Optional<Double> one) {
        String mass = cell.activeMass().isPresent() ? "" : "the active 'mass'";
        String charge = join(mass, nominal.isPresent() ? "" : "the 'nominalCapacity'", " and ");
        String lithium = join(mass, one.isPresent() ? "" : "'lithiumCapacity' or 'molarMass'", " and ");
        return join(charge.isEmpty() ? "" : "the state of charge needs " + charge,
                lithium.isEmpty() ? "" : "x in LixMO2 needs " + lithium, "; ");
    }

    private static String join(String a, String b, String between) {
        return a.isEmpty() || b.isEmpty() ? a + b : a + between + b;
    }
}
