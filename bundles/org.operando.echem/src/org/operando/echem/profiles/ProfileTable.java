// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.profiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Table;
import org.operando.api.Unit;
import org.operando.echem.cycles.CycleKernel;

/** Voltage profiles of half cycles as one table. */
final class ProfileTable {
    /** Rows of the table at most. */
    private static final int MOST_ROWS = 2_000_000;

    private final CellRecord cell;
    private final HalfCycles halves;
    private final double nominal;
    private final double one;
    private final double lithium;
    private final double[] time;
    private final double[] voltage;
    private final double[] charge;
    private final double grams;
    private final double relative;

    /**
     * A table to be made.
     * @param nominal capacity of a state of charge of 100 %, mAh/g; NaN when it is not known
     * @param one capacity of one lithium, mAh/g; NaN when it is not known
     * @param lithium content at the beginning of the record
     */
    ProfileTable(CellRecord cell, HalfCycles halves, double nominal, double one, double lithium) {
        this.cell = cell;
        this.halves = halves;
        this.nominal = nominal;
        this.one = one;
        this.lithium = lithium;
        time = cell.records().doubles(Columns.TIME);
        voltage = cell.records().doubles(Columns.VOLTAGE);
        charge = halves.charge();
        grams = cell.activeMass().map(m -> m.to(Unit.of("g")).value()).orElse(Double.NaN);
        relative = cell.activeMass().map(m -> m.uncertainty() / m.value()).orElse(Double.NaN);
    }

    /** Where a half cycle begins: charge passed in its cycle and in the record, Ah, above 0 when charging. */
    private record Start(double inCycle, double inRecord, boolean opensWithCharge) {
    }

    Table of(List<HalfCycle> chosen, int points, Context context) {
        int steps = chosen.stream().mapToInt(h -> h.step().length).sum();
        int kept = Math.max(2, Math.min(points, MOST_ROWS / Math.max(1, steps) / 2 - 1));
        List<Start> starts = starts();
        List<HalfCycle> all = halves.all();
        List<int[]> rows = new ArrayList<>();
        List<double[]> origins = new ArrayList<>();
        int n = 0;
        for (int h = 0; h < all.size(); h++) {
            if (!chosen.contains(all.get(h))) {
                continue;
            }
            context.check();
            HalfCycle half = all.get(h);
            double passed = 0;
            for (int s = 0; s < half.step().length; s++) {
                int[] take = CycleKernel.thin(charge, voltage, half.first()[s], half.end()[s], kept);
                rows.add(take);
                origins.add(new double[] {h, s, passed});
                n += take.length;
                passed += Math.abs(last(half, s));
            }
        }
        return table(rows, origins, n, starts);
    }

    private List<Start> starts() {
        List<Start> starts = new ArrayList<>();
        double inCycle = 0;
        double inRecord = 0;
        boolean opens = true;
        HalfCycle before = null;
        for (HalfCycle half : halves.all()) {
            if (before == null || before.cycle() != half.cycle()) {
                inCycle = 0;
                opens = half.direction() > 0;
            }
            starts.add(new Start(inCycle, inRecord, opens));
            for (int s = 0; s < half.step().length; s++) {
                double passed = half.direction() * Math.abs(last(half, s));
                inCycle += passed;
                inRecord += passed;
            }
            before = half;
        }
        return starts;
    }

    /** Charge at the end of a step, Ah. */
    private double last(HalfCycle half, int s) {
        for (int i = half.end()[s] - 1; i >= half.first()[s]; i--) {
            if (!Double.isNaN(charge[i])) {
                return charge[i];
            }
        }
        return 0;
    }

    private Table table(List<int[]> rows, List<double[]> origins, int n, List<Start> starts) {
        long[] cycle = new long[n];
        long[] step = new long[n];
        String[] word = new String[n];
        double[][] c = new double[5][n];
        int row = 0;
        for (int k = 0; k < rows.size(); k++) {
            int h = (int) origins.get(k)[0];
            HalfCycle half = halves.all().get(h);
            Start base = starts.get(h);
            for (int i : rows.get(k)) {
                cycle[row] = half.cycle();
                step[row] = half.step()[(int) origins.get(k)[1]];
                word[row] = half.half();
                double passed = origins.get(k)[2] + Math.abs(charge[i]);
                c[0][row] = (time[i] - time[half.first()[0]]) / 3600;
                c[1][row] = passed * 1e3;
                double stored = base.inCycle() + half.direction() * passed;
                c[2][row] = (base.opensWithCharge() ? 0 : 100) + stored * 1e5 / grams / nominal;
                c[3][row] = lithium - (base.inRecord() + half.direction() * passed) * 1e3 / grams / one;
                c[4][row++] = voltage[i];
            }
        }
        List<Column> columns = new ArrayList<>(List.of(Column.of("cycle", cycle), Column.of("step", step),
                Column.of("half", word), Column.of("time", "h", c[0]), Column.of("capacity", "mAh", c[1])));
        if (!Double.isNaN(grams)) {
            columns.add(shared("specific_capacity", "mAh/g", Arrays.stream(c[1]).map(q -> q / grams).toArray(), 0));
            if (!Double.isNaN(nominal)) {
                columns.add(shared("state_of_charge", "%", c[2], Double.NaN));
            }
            if (!Double.isNaN(one)) {
                columns.add(shared("lithium", "1", c[3], lithium));
            }
        }
        columns.add(Column.of("voltage", "V", c[4]));
        return new Table(columns);
    }

    /** A column whose distance from its origin has the relative uncertainty of the mass. */
    private Column shared(String name, String unit, double[] values, double origin) {
        if (Double.isNaN(relative) || Double.isNaN(origin)) {
            return Column.of(name, unit, values);
        }
        double[] errors = Arrays.stream(values).map(v -> Math.abs(v - origin) * relative).toArray();
        return Column.of(name, unit, values, errors).withSystematic(errors).withOrigin("mass");
    }
}
