// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem;

import java.util.List;
import java.util.Optional;
import org.operando.api.Clock;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.Quantity;
import org.operando.api.Range;

/**
 * What the study says of a cycler log. All of it may be absent: a file can be looked at without a study.
 *
 * @param mass mass of the active material, mg
 * @param area geometric area of the electrode, cm2
 * @param nominalCapacity specific capacity that 1C refers to, mAh/g
 * @param lowVoltage lower end of the voltage window, V
 * @param highVoltage upper end of the voltage window, V
 * @param referenceCycle cycle that capacity retention refers to, from 1
 * @param accuracy limit of error of the cycler's current, % of full scale
 * @param fullScale full scale of the current range, mA
 * @param cycleCounting who numbers the cycles
 * @param radius mean radius of the particles, um; the sample's
 * @param cycles number of cycles of the protocol
 * @param currents specific currents of the protocol, mA/g
 * @param columns what the columns of a table hold that no maker's format describes
 * @param clock how this log's clock goes with that of another measurement
 */
public record EchemMeasurement(
        @In("mg") @Label("Active mass") @Doc("Mass of the active material; specific capacities are per gram of it. It wins over the mass in the file.") Optional<Quantity> mass,
        @In("cm2") @Label("Electrode area") @Doc("Geometric area of the electrode, for areal capacities.") Optional<Quantity> area,
        @In("mAh/g") @Range(min = 1e-3,
                max = 1e5) @Label("Nominal capacity") @Doc("Specific capacity that a rate of 1C refers to.") Optional<Double> nominalCapacity,
        @In("V") @Range(min = -20,
                max = 1000) @Label("Lower voltage limit") @Doc("Lower end of the voltage window; the log is checked against it.") Optional<Double> lowVoltage,
        @In("V") @Range(min = -20,
                max = 1000) @Label("Upper voltage limit") @Doc("Upper end of the voltage window; the log is checked against it.") Optional<Double> highVoltage,
        @Range(min = 1,
                max = 1e6) @Label("Reference cycle") @Doc("Cycle that capacity retention refers to: usually the first one after formation.") Optional<Integer> referenceCycle,
        @In("%") @Range(min = 0,
                max = 100) @Label("Accuracy of the current") @Doc("Limit of error of the cycler's current in per cent of full scale, as its data sheet states it.") Optional<Double> accuracy,
        @In("mA") @Range(min = 1e-6,
                max = 1e8) @Label("Full scale") @Doc("Full scale of the current range that the accuracy refers to.") Optional<Double> fullScale,
        @Label("Cycle counting") @Doc("Who numbers the cycles: the file, or the steps by a rule. Without it the file; a rule where it has none.") Optional<CycleCounting> cycleCounting,
        @In("um") @Label("Particle radius") @Doc("Mean radius of the particles, for diffusion coefficients. Without it the sample's.") Optional<Quantity> radius,
        @Range(min = 1,
                max = 1e6) @Label("Cycles") @Doc("Number of cycles of the protocol; the log is checked against it.") Optional<Integer> cycles,
        @In("mA/g") @Label("Specific currents") @Doc("Specific currents of the protocol, e.g. [20 mA/g, 100 mA/g]; the log is checked against them. Needs the mass.") Optional<List<Double>> currents,
        @Label("Columns") @Doc("What the columns of a table hold, for tables of no maker that is known; units and sign in it answer where a table of a known format leaves them open.") Optional<ColumnMapping> columns,
        @Label("Clock") @Doc("How the clock of this log goes with that of the cell it is named with.") Optional<Clock> clock) {
    public EchemMeasurement {
        if (lowVoltage.isPresent() && highVoltage.isPresent() && !(lowVoltage.get() < highVoltage.get())) {
            throw new InvalidParameter("highVoltage", "must be above 'lowVoltage' = " + lowVoltage.get() + " V");
        }
        if (accuracy.isPresent() && fullScale.isEmpty()) {
            throw new InvalidParameter("accuracy", "is per cent of full scale: give 'fullScale' too, e.g. 10 mA");
        }
        if (mass.isPresent() && !(mass.get().value() > 0)) {
            throw new InvalidParameter("mass", "must be above 0: " + mass.get());
        }
        if (radius.isPresent() && !(radius.get().value() > 0)) {
            throw new InvalidParameter("radius", "must be above 0: " + radius.get());
        }
        if (area.isPresent() && !(area.get().value() > 0)) {
            throw new InvalidParameter("area", "must be above 0: " + area.get());
        }
    }

    /** Nothing said. */
    public static EchemMeasurement unknown() {
        return new EchemMeasurement(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Standard uncertainty of the current, A: a limit of error is the half width of a rectangular distribution, so the
     * standard uncertainty is that over the square root of 3 (GUM 4.3.7). NaN when the accuracy is not known.
     */
    public double currentUncertainty() {
        if (accuracy.isEmpty() || fullScale.isEmpty()) {
            return Double.NaN;
        }
        return accuracy.get() / 100 * fullScale.get() * 1e-3 / Math.sqrt(3);
    }
}
