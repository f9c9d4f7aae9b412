// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.operando.api.CellRecord;
import org.operando.api.Column;
import org.operando.api.Unit;

/** Columns by cycle of the currents, and of what passed at constant current and at constant voltage. */
final class RateColumns {
    private RateColumns() {
    }

    /**
     * The columns.
     * @param nominal capacity that 1C refers to, Ah; NaN when it is not known
     */
    static List<Column> of(CellRecord cell, CycleSums sums, Electrode electrode, double nominal) {
        List<Column> columns = new ArrayList<>();
        split(columns, "charge_capacity", sums.charged(), sums.chargedFlat(),
                offsets(sums.chargedOffset(), sums.chargeFlatHours(), sums.chargeHours()), sums.chargedOffset());
        split(columns, "discharge_capacity", sums.discharged(), sums.dischargedFlat(),
                offsets(sums.dischargedOffset(), sums.dischargeFlatHours(), sums.dischargeHours()),
                sums.dischargedOffset());
        both(columns, "current", "mA", sums, new Scale(1e3, Double.NaN, ""));
        cell.activeMass().map(m -> m.to(Unit.of("g"))).ifPresent(mass -> {
            double relative = mass.uncertainty() / mass.value();
            both(columns, "specific_current", "mA/g", sums, new Scale(1e3 / mass.value(), relative, "mass"));
            if (!Double.isNaN(nominal)) {
                both(columns, "c_rate", "1", sums, new Scale(1 / nominal, relative, "mass"));
            }
        });
        cell.area().map(a -> a.to(Unit.of("cm2"))).ifPresent(area -> both(columns, "areal_current", "mA/cm2", sums,
                new Scale(1e3 / area.value(), area.uncertainty() / area.value(), "area")));
        columns.add(cumulated("cumulated_charge_capacity", sums.charged()));
        columns.add(cumulated("cumulated_discharge_capacity", sums.discharged()));
        columns.add(loss(sums, electrode));
        return columns;
    }

    /** What a current is multiplied by, the relative uncertainty of that and where it is from. */
    private record Scale(double factor, double relative, String origin) {
    }

    private static void both(List<Column> columns, String name, String unit, CycleSums sums, Scale scale) {
        columns.add(current("charge_" + name, unit, sums, true, scale));
        columns.add(current("discharge_" + name, unit, sums, false, scale));
    }

    /** A current by cycle; all of its uncertainty is systematic. */
    private static Column current(String name, String unit, CycleSums sums, boolean charge, Scale scale) {
        double[] values = currents(sums, charge, scale.factor());
        double[] offset = charge ? sums.chargedOffset() : sums.dischargedOffset();
        double[] hours = charge ? sums.chargeHours() : sums.dischargeHours();
        boolean accurate = Arrays.stream(offset).anyMatch(Double::isFinite);
        boolean weighed = !Double.isNaN(scale.relative());
        if (!accurate && !weighed) {
            return Column.of(name, unit, values);
        }
        double[] errors = new double[values.length];
        Arrays.setAll(errors, c -> Math.hypot(accurate ? offset[c] / hours[c] * scale.factor() : 0,
                weighed ? scale.relative() * values[c] : 0));
        String origin = accurate && weighed ? "instrument accuracy and " + scale.origin()
                : accurate ? "instrument accuracy" : scale.origin();
        return Column.of(name, unit, values, errors).withSystematic(errors).withOrigin(origin);
    }

    /** Currents that the schedule sets, parts at constant voltage left out, times a factor. */
    static double[] currents(CycleSums sums, boolean charge, double factor) {
        double[] currents = new double[sums.count()];
        Arrays.setAll(currents, c -> (charge ? sums.charged() : sums.discharged())[c] > 0
                ? sums.setCurrent(c, charge) * factor
                : Double.NaN);
        return currents;
    }

    /** An offset of the current counts by the time of a part. */
    private static double[] offsets(double[] offset, double[] hours, double[] all) {
        double[] offsets = new double[offset.length];
        Arrays.setAll(offsets, c -> offset[c] * hours[c] / all[c]);
        return offsets;
    }

    private static void split(List<Column> columns, String name, double[] all, double[] flat, double[] flatOffset,
            double[] offset) {
        double[] current = new double[all.length];
        double[] error = new double[all.length];
        Arrays.setAll(current, c -> all[c] - flat[c]);
        Arrays.setAll(error, c -> offset[c] - flatOffset[c]);
        columns.add(CycleTables.scaled(name + "_cc", "mAh", current, error, 1e3));
        columns.add(CycleTables.scaled(name + "_cv", "mAh", flat, flatOffset, 1e3));
    }

    private static Column cumulated(String name, double[] charge) {
        double[] values = Arrays.stream(charge).map(q -> q * 1e3).toArray();
        Arrays.parallelPrefix(values, Double::sum);
        return Column.of(name, "mAh", values);
    }

    /** What the first half took and the second did not give back, added up over the cycles with both halves. */
    private static Column loss(CycleSums sums, Electrode electrode) {
        double[] values = new double[sums.count()];
        double sum = 0;
        for (int c = 0; c < values.length; c++) {
            boolean complete = sums.isComplete(c);
            double stays = sums.charged()[c] - sums.discharged()[c];
            sum += complete ? (electrode == Electrode.POSITIVE ? stays : -stays) * 1e3 : 0;
            values[c] = sum;
        }
        return Column.of("cumulated_loss", "mAh", values);
    }
}
