// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.Table;
import org.operando.api.Unit;

/**
 * The cycles under the names and in the units of the summary of cellpy (1.0): capacities in Ah, with {@code _absolute}
 * in mAh, {@code _gravimetric} in mAh/g where the active mass is known and {@code _areal} in mAh/cm2 where the area is.
 * First half: the charge of a positive electrode, the discharge of a negative one.
 */
final class CellpySummary {
    /** Part of a half that a step must pass to end it: some cyclers put a record of noise between charge and rest. */
    private static final double PASSED = 1e-4;

    private final CellRecord cell;
    private final StepSums steps;
    private final CycleSums sums;
    private final double nominal;
    private final double[] first;
    private final double[] second;
    private final List<Column> columns = new ArrayList<>();

    /**
     * @param nominal capacity that 1C refers to, Ah; NaN when it is not known
     */
    CellpySummary(CellRecord cell, StepSums steps, CycleSums sums, Electrode electrode, double nominal) {
        this.cell = cell;
        this.steps = steps;
        this.sums = sums;
        this.nominal = nominal;
        boolean positive = electrode == Electrode.POSITIVE;
        first = positive ? sums.charged() : sums.discharged();
        second = positive ? sums.discharged() : sums.charged();
    }

    Table table() {
        int n = sums.count();
        columns.add(Column.of("cycle_num", longs(sums.number())));
        ends();
        all("charge_capacity", sums.charged());
        all("discharge_capacity", sums.discharged());
        all("charge_capacity_loss", loss(sums.charged()));
        all("discharge_capacity_loss", loss(sums.discharged()));
        double[] difference = new double[n];
        double[] efficiency = new double[n];
        double[] throughput = new double[n];
        for (int c = 0; c < n; c++) {
            difference[c] = first[c] - second[c];
            efficiency[c] = first[c] > 0 && sums.isWhole(c) ? 100 * second[c] / first[c] : Double.NaN;
            throughput[c] = first[c] + second[c];
        }
        all("coulombic_difference", difference);
        columns.add(Column.of("coulombic_efficiency", "%", efficiency));
        columns.add(Column.of("cumulated_coulombic_efficiency", "%", summed(efficiency)));
        all("test_cumulated_charge_capacity", summed(sums.charged()));
        all("test_cumulated_discharge_capacity", summed(sums.discharged()));
        all("test_cumulated_charge_capacity_loss", summed(loss(sums.charged())));
        all("test_cumulated_discharge_capacity_loss", summed(loss(sums.discharged())));
        double[] lost = summed(difference);
        all("test_cumulated_coulombic_difference", lost);
        columns.add(Column.of("test_cumulated_capacity_throughput", "Ah", summed(throughput)));
        shifted(lost);
        irreversible();
        rates(throughput);
        return new Table(columns);
    }

    /** A capacity in Ah, and the same in mAh, by mass and by area. */
    private void all(String name, double[] charge) {
        columns.add(Column.of(name, "Ah", charge));
        columns.add(Column.of(name + "_absolute", "mAh", scaled(charge, 1e3)));
        cell.activeMass().ifPresent(mass -> columns.add(Column.of(name + "_gravimetric", "mAh/g",
                scaled(charge, 1e3 / mass.to(Unit.of("g")).value()))));
        cell.area().ifPresent(area -> columns.add(Column.of(name + "_areal", "mAh/cm2",
                scaled(charge, 1e3 / area.to(Unit.of("cm2")).value()))));
    }

    /** Last records of the cycles and of their halves. */
    private void ends() {
        int n = sums.count();
        long[] last = new long[n];
        double[] time = new double[n];
        double[] charged = new double[n];
        double[] discharged = new double[n];
        Arrays.fill(charged, Double.NaN);
        Arrays.fill(discharged, Double.NaN);
        double[] times = cell.records().doubles(Columns.TIME);
        double[] voltage = cell.records().doubles(Columns.VOLTAGE);
        for (int s = 0; s < steps.count(); s++) {
            int c = Arrays.binarySearch(sums.number(), steps.cycle()[s]);
            int row = steps.end()[s] - 1;
            last[c] = row + 1L;
            time[c] = times[row];
            double charge = Math.abs(steps.charge()[s]);
            if (steps.direction()[s] > 0 && charge > PASSED * sums.charged()[c]) {
                charged[c] = voltage[row];
            } else if (steps.direction()[s] < 0 && charge > PASSED * sums.discharged()[c]) {
                discharged[c] = voltage[row];
            }
        }
        columns.add(Column.of("datapoint_num_last", last));
        columns.add(Column.of("last_test_time", "s", time));
        columns.add(Column.of("potential_end_charge", "V", charged));
        columns.add(Column.of("potential_end_discharge", "V", discharged));
    }

    /** Where the halves end when each goes on from where the one before has ended. */
    private void shifted(double[] lost) {
        double[] low = scaled(lost, -1);
        double[] high = new double[low.length];
        for (int c = 0; c < low.length; c++) {
            high[c] = low[c] + second[c];
        }
        columns.add(Column.of("shifted_charge_capacity", "Ah", low));
        columns.add(Column.of("shifted_discharge_capacity", "Ah", high));
    }

    /**
     * Relative irreversible capacities, added up: {@code (b[n-1] - a[n]) / a[n-1]}, its part by disconnection
     * {@code (a[n-1] - a[n]) / a[n-1]} and by the interphase {@code (b[n] - a[n-1]) / a[n-1]}, with a the first and b the
     * second halves.
     */
    private void irreversible() {
        int n = sums.count();
        double[] all = new double[n];
        double[] disconnected = new double[n];
        double[] interphase = new double[n];
        for (int c = 0; c < n; c++) {
            double before = c == 0 || !(first[c - 1] > 0) ? Double.NaN : first[c - 1];
            all[c] = c == 0 ? Double.NaN : (second[c - 1] - first[c]) / before;
            disconnected[c] = (before - first[c]) / before;
            interphase[c] = (second[c] - before) / before;
        }
        columns.add(Column.of("cumulated_ric", "1", summed(all)));
        columns.add(Column.of("cumulated_ric_disconnect", "1", summed(disconnected)));
        columns.add(Column.of("cumulated_ric_sei", "1", summed(interphase)));
    }

    private void rates(double[] throughput) {
        if (Double.isNaN(nominal)) {
            return;
        }
        columns.add(Column.of("charge_c_rate", "1", RateColumns.currents(sums, true, 1 / nominal)));
        columns.add(Column.of("discharge_c_rate", "1", RateColumns.currents(sums, false, 1 / nominal)));
        columns.add(Column.of("equivalent_full_cycles", "1", scaled(summed(throughput), 0.5 / nominal)));
        columns.add(Column.of("normalized_cycle_index", "1", scaled(summed(sums.charged()), 1 / nominal)));
    }

    private static double[] loss(double[] charge) {
        double[] loss = new double[charge.length];
        for (int c = 0; c < loss.length; c++) {
            loss[c] = c == 0 ? Double.NaN : charge[c - 1] - charge[c];
        }
        return loss;
    }

    /** Running sum; what is not known adds nothing and has no sum. */
    private static double[] summed(double[] values) {
        double[] sums = new double[values.length];
        double sum = 0;
        for (int c = 0; c < values.length; c++) {
            sum += Double.isNaN(values[c]) ? 0 : values[c];
            sums[c] = Double.isNaN(values[c]) ? Double.NaN : sum;
        }
        return sums;
    }

    private static double[] scaled(double[] values, double factor) {
        double[] scaled = new double[values.length];
        for (int c = 0; c < scaled.length; c++) {
            scaled[c] = values[c] * factor;
        }
        return scaled;
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }
}
