// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.Unit;

/** Turns the sums over steps and cycles into tables in the field's units: mAh, mAh/g, mWh, %. */
final class CycleTables {
    /** Rows that the table of profiles has at most. */
    private static final int MOST_PROFILE_ROWS = 200_000;
    private static final double[] NONE = new double[0];
    /** Origin of the uncertainties of charges and energies. */
    private static final String ACCURACY = "instrument accuracy";

    private final CellRecord cell;
    private final StepSums steps;
    private final CycleSums sums;
    private final int reference;
    private final Electrode electrode;
    private final double nominal;
    private final Fading fading;

    /**
     * @param reference place of the cycle that retention refers to
     * @param nominal capacity that 1C refers to, Ah; NaN when it is not known
     */
    CycleTables(CellRecord cell, StepSums steps, CycleSums sums, int reference, Electrode electrode, double nominal) {
        this.cell = cell;
        this.steps = steps;
        this.sums = sums;
        this.reference = reference;
        this.electrode = electrode;
        this.nominal = nominal;
        fading = new Fading(sums, reference);
    }

    /** Formation, and how the capacity fades. */
    Fading fading() {
        return fading;
    }

    /** Tells of cycles that the record cuts, and of what cannot be given without a mass. */
    void warn(Context context) {
        new RecordEnds(steps, sums, electrode, cell.records()).warn(context);
        if (cell.activeMass().isEmpty()) {
            context.warn("active mass", "is not known: capacities and currents are absolute, none is specific");
        }
    }

    /** The cycles under the names of cellpy. */
    Table summary() {
        return new CellpySummary(cell, steps, sums, electrode, nominal).table();
    }

    /** Sums by cycle. */
    CycleSums sums() {
        return sums;
    }

    /** Place of the cycle that retention refers to. */
    int reference() {
        return reference;
    }

    /** One row a cycle. */
    Table cycles() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("cycle", longs(sums.number())));
        columns.add(byCycle("charge_capacity", "mAh", sums.charged(), sums.chargedOffset()));
        columns.add(byCycle("discharge_capacity", "mAh", sums.discharged(), sums.dischargedOffset()));
        cell.activeMass().ifPresent(mass -> {
            columns.add(
                    per("charge_specific_capacity", "mAh/g", sums.charged(), sums.chargedOffset(), mass, "g", "mass"));
            columns.add(per("discharge_specific_capacity", "mAh/g", sums.discharged(), sums.dischargedOffset(), mass,
                    "g", "mass"));
        });
        cell.area().ifPresent(area -> {
            columns.add(
                    per("charge_areal_capacity", "mAh/cm2", sums.charged(), sums.chargedOffset(), area, "cm2", "area"));
            columns.add(per("discharge_areal_capacity", "mAh/cm2", sums.discharged(), sums.dischargedOffset(), area,
                    "cm2", "area"));
        });
        columns.add(electrode == Electrode.POSITIVE
                ? ratio("coulombic_efficiency", sums.discharged(), sums.dischargedOffset(), sums.charged(),
                        sums.chargedOffset())
                : ratio("coulombic_efficiency", sums.charged(), sums.chargedOffset(), sums.discharged(),
                        sums.dischargedOffset()));
        columns.add(byCycle("charge_energy", "mWh", sums.chargedEnergy(), sums.chargedEnergyOffset()));
        columns.add(byCycle("discharge_energy", "mWh", sums.dischargedEnergy(), sums.dischargedEnergyOffset()));
        columns.add(ratio("energy_efficiency", sums.dischargedEnergy(), sums.dischargedEnergyOffset(),
                sums.chargedEnergy(),
                sums.chargedEnergyOffset()));
        double[] up = quotient(sums.chargedEnergy(), sums.charged());
        double[] down = quotient(sums.dischargedEnergy(), sums.discharged());
        columns.add(Column.of("mean_charge_voltage", "V", up));
        columns.add(Column.of("mean_discharge_voltage", "V", down));
        columns.add(Column.of("voltage_hysteresis", "V", difference(up, down)));
        columns.add(Column.of("mean_discharge_current", "mA", currents()));
        columns.add(retention("retention", reference));
        columns.add(retention("retention_of_first", fading.firstComplete()));
        columns.add(fading.part());
        columns.addAll(RateColumns.of(cell, sums, electrode, nominal));
        return new Table(columns);
    }

    /**
     * Capacity of the cycle's second half over that of the reference cycle. The mass cancels. An offset of the current
     * changes both alike: what it leaves is {@code |u_n / q_n - u_ref / q_ref| R}. The scatter of both cycles counts:
     * {@code s sqrt(1 + R^2)}. Where it is not known there is no uncertainty: what is left of the offset says too little.
     */
    private Column retention(String name, int against) {
        boolean positive = electrode == Electrode.POSITIVE;
        double[] q = positive ? sums.discharged() : sums.charged();
        double[] u = positive ? sums.dischargedOffset() : sums.chargedOffset();
        double[] hours = positive ? sums.dischargeHours() : sums.chargeHours();
        double[] values = new double[q.length];
        double[] errors = new double[q.length];
        double[] weights = new double[q.length];
        for (int c = 0; c < q.length; c++) {
            values[c] = q[c] > 0 && q[against] > 0 && sums.isWhole(against) && !Double.isNaN(hours[c])
                    ? q[c] / q[against] * 100
                    : Double.NaN;
            errors[c] = Math.abs(u[c] / q[c] - u[against] / q[against]) * values[c];
            weights[c] = c == against ? 0 : Math.hypot(1, values[c] / 100);
        }
        return Double.isNaN(CycleKernel.scatter(positive(values))) ? Column.of(name, "%", values)
                : apart(name, "%", values, errors, ACCURACY, weights);
    }

    private double[] currents() {
        double[] currents = new double[sums.count()];
        for (int c = 0; c < currents.length; c++) {
            currents[c] = sums.discharged()[c] > 0 ? CycleKernel.meanCurrent(sums, c) * 1e3 : Double.NaN;
        }
        return currents;
    }

    /** Sums over steps: no scatter is known of them. */
    static Column scaled(String name, String unit, double[] values, double[] errors, double factor) {
        double[] all = known(times(errors, factor));
        return Column.of(name, unit, times(values, factor), all).withSystematic(all)
                .withOrigin(all.length == 0 ? "" : ACCURACY);
    }

    private static Column byCycle(String name, String unit, double[] values, double[] errors) {
        return apart(name, unit, times(values, 1e3), times(errors, 1e3), ACCURACY, NONE);
    }

    /**
     * A column by cycle: what all cycles share (an offset of the current, a mass or an area) is systematic, their
     * scatter is statistical. Where the first is not known there are no uncertainties: scatter alone would say too
     * little.
     * @param weights what the scatter is multiplied by in each cycle; length 0 for 1
     */
    private static Column apart(String name, String unit, double[] values, double[] errors, String origin,
            double[] weights) {
        double[] shared = known(errors);
        Column column = Column.of(name, unit, values, shared).withSystematic(shared);
        double scatter = shared.length == 0 ? Double.NaN : CycleKernel.scatter(positive(values));
        if (Double.isNaN(scatter)) {
            return column.withOrigin(shared.length == 0 ? "" : origin);
        }
        double[] whole = new double[values.length];
        for (int c = 0; c < values.length; c++) {
            double own = !(values[c] > 0) ? 0 : weights.length == 0 ? scatter : scatter * weights[c];
            whole[c] = Math.hypot(shared[c], own);
        }
        return Column.of(name, unit, values, whole).withSystematic(shared)
                .withOrigin(origin + " and scatter of the cycles");
    }

    /** Cycles that lack a half have no value of it. */
    private static double[] positive(double[] values) {
        return Arrays.stream(values).map(v -> v > 0 ? v : Double.NaN).toArray();
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(v -> v * factor).toArray();
    }

    /** No uncertainties where none is known. */
    private static double[] known(double[] errors) {
        return Arrays.stream(errors).allMatch(Double::isNaN) ? NONE : errors;
    }

    /** Charge over a mass or an area; of the relative uncertainties those that are known are added in quadrature. */
    private static Column per(String name, String unit, double[] charge, double[] offset, Quantity by, String byUnit,
            String what) {
        Quantity divisor = by.to(Unit.of(byUnit));
        double[] values = times(charge, 1e3 / divisor.value());
        double relative = divisor.uncertainty() / divisor.value();
        double[] errors = new double[values.length];
        for (int c = 0; c < values.length; c++) {
            double own = offset[c] * 1e3 / divisor.value();
            double common = relative * values[c];
            errors[c] = Double.isNaN(own) ? common : Double.isNaN(common) ? own : Math.hypot(own, common);
        }
        boolean accurate = known(offset).length > 0;
        String origin = Double.isNaN(relative) ? ACCURACY : accurate ? ACCURACY + " and " + what : what;
        return apart(name, unit, values, errors, origin, NONE);
    }

    /**
     * In per cent; NaN where a half is missing or the record begins within one. An offset adds to one what it takes from the other: relative parts add.
     */
    private Column ratio(String name, double[] top, double[] topError, double[] bottom, double[] bottomError) {
        double[] values = new double[top.length];
        double[] errors = new double[top.length];
        for (int c = 0; c < top.length; c++) {
            values[c] = top[c] > 0 && bottom[c] > 0 && sums.isWhole(c) ? 100 * top[c] / bottom[c] : Double.NaN;
            errors[c] = (topError[c] / top[c] + bottomError[c] / bottom[c]) * values[c];
        }
        return apart(name, "%", values, errors, ACCURACY, NONE);
    }

    private static double[] quotient(double[] top, double[] bottom) {
        double[] values = new double[top.length];
        for (int c = 0; c < top.length; c++) {
            values[c] = bottom[c] > 0 ? top[c] / bottom[c] : Double.NaN;
        }
        return values;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] values = new double[a.length];
        for (int c = 0; c < a.length; c++) {
            values[c] = a[c] - b[c];
        }
        return values;
    }

    /** One row a step. */
    Table steps() {
        Table records = cell.records();
        int n = steps.count();
        int[] last = Arrays.stream(steps.end()).map(e -> e - 1).toArray();
        double[] time = records.doubles(Columns.TIME);
        double[] voltage = records.doubles(Columns.VOLTAGE);
        double[] current = records.doubles(Columns.CURRENT);
        long[] number = new long[n];
        long[] rows = new long[n];
        String[] types = new String[n];
        String[] halves = new String[n];
        Optional<Column> type = records.find(Columns.STEP_TYPE);
        for (int s = 0; s < n; s++) {
            number[s] = s + 1;
            rows[s] = steps.end()[s] - steps.first()[s];
            halves[s] = half(steps.direction()[s]);
            types[s] = type.isPresent() ? ((String[]) type.get().values())[steps.first()[s]] : "unknown";
        }
        return Table.of(Column.of("step", number), Column.of("type", types), Column.of("half", halves),
                Column.of("cycle", longs(steps.cycle())),
                Column.of("records", rows), Column.of("start_time", "s", picked(time, steps.first(), 1)),
                Column.of("end_time", "s", picked(time, last, 1)),
                Column.of("first_voltage", "V", picked(voltage, steps.first(), 1)),
                Column.of("last_voltage", "V", picked(voltage, last, 1)),
                Column.of("first_current", "mA", picked(current, steps.first(), 1e3)),
                Column.of("last_current", "mA", picked(current, last, 1e3)),
                scaled("capacity", "mAh", steps.charge(), steps.chargeOffset(), 1e3),
                Column.of("capacity_cv", "mAh", times(steps.flatCharge(), 1e3)),
                scaled("energy", "mWh", steps.energy(), steps.energyOffset(), 1e3));
    }

    /** Charge and discharge told apart by a word, not only by the sign of what passed. */
    private static String half(int direction) {
        return direction > 0 ? "charge" : direction < 0 ? "discharge" : "rest";
    }

    private static double[] picked(double[] values, int[] rows, double factor) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]] * factor;
        }
        return picked;
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    /** Voltage against charge passed in the half cycle; steps of one half follow each other. */
    Table profiles(int points, Context context) {
        return profiles(points, OptionalLong.empty(), context);
    }

    /** The rows of one cycle, or all. */
    Table profiles(int points, OptionalLong only, Context context) {
        double[] voltage = cell.records().doubles(Columns.VOLTAGE);
        double[] charge = runningCharge();
        int active = Math.max(1, (int) Arrays.stream(steps.direction()).filter(d -> d != 0).count());
        int kept = Math.max(1, Math.min(points, MOST_PROFILE_ROWS / active / 2 - 1));
        List<int[]> chosen = new ArrayList<>();
        List<double[]> bases = new ArrayList<>();
        double base = 0;
        int half = 0;
        int cycle = -1;
        int rows = 0;
        for (int s = 0; s < steps.count(); s++) {
            context.check();
            int direction = steps.direction()[s];
            if (direction == 0) {
                continue;
            }
            if (direction != half || steps.cycle()[s] != cycle) {
                base = 0;
            }
            half = direction;
            cycle = steps.cycle()[s];
            if (only.isEmpty() || only.getAsLong() == cycle) {
                int[] take = CycleKernel.thin(charge, voltage, steps.first()[s], steps.end()[s], kept);
                chosen.add(take);
                bases.add(new double[] {base, s});
                rows += take.length;
            }
            base += Math.abs(steps.charge()[s]);
        }
        return profileTable(chosen, bases, rows, charge, voltage);
    }

    private Table profileTable(List<int[]> chosen, List<double[]> bases, int rows, double[] charge, double[] voltage) {
        long[] cycles = new long[rows];
        long[] numbers = new long[rows];
        String[] halves = new String[rows];
        double[] capacities = new double[rows];
        double[] voltages = new double[rows];
        int row = 0;
        for (int k = 0; k < chosen.size(); k++) {
            int s = (int) bases.get(k)[1];
            for (int i : chosen.get(k)) {
                cycles[row] = steps.cycle()[s];
                numbers[row] = s + 1;
                halves[row] = half(steps.direction()[s]);
                capacities[row] = (bases.get(k)[0] + Math.abs(charge[i])) * 1e3;
                voltages[row++] = voltage[i];
            }
        }
        List<Column> columns = new ArrayList<>(List.of(Column.of("cycle", cycles), Column.of("step", numbers),
                Column.of("half", halves), Column.of("capacity", "mAh", capacities)));
        cell.activeMass().ifPresent(mass -> columns.add(Column.of("specific_capacity", "mAh/g",
                times(capacities, 1 / mass.to(Unit.of("g")).value()))));
        columns.add(Column.of("voltage", "V", voltages));
        return new Table(columns);
    }

    /** Charge since the beginning of the step: the file's counter, else the integral. */
    private double[] runningCharge() {
        Table records = cell.records();
        Optional<Column> counter = records.find(Columns.CAPACITY);
        if (counter.isPresent()) {
            return counter.get().doubles();
        }
        double[] time = records.doubles(Columns.TIME);
        double[] current = records.doubles(Columns.CURRENT);
        double[] charge = new double[time.length];
        for (int s = 0; s < steps.count(); s++) {
            for (int i = steps.first()[s] + 1; i < steps.end()[s]; i++) {
                charge[i] = charge[i - 1] + (current[i] + current[i - 1]) / 2 * (time[i] - time[i - 1]) / 3600;
            }
        }
        return charge;
    }
}
