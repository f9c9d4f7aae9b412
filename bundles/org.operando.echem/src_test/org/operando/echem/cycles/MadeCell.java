// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.Quantity;
import org.operando.api.Table;

/** A cell record made of steps of constant current and voltage with 361 records each: charge = current times time. */
public final class MadeCell {
    private static final int RECORDS = 361;

    private record Row(double time, long step, String type, long cycle, double current, double voltage,
            double capacity) {
    }

    private final List<Row> rows = new ArrayList<>();
    private final List<String> absent = new ArrayList<>();
    private double time;
    private long step;
    private long cycle = 1;
    private boolean discharged;
    private boolean charged;
    private double uncertainty = Double.NaN;
    private Optional<Quantity> mass = Optional.empty();

    /** No steps yet. */
    public static MadeCell of() {
        return new MadeCell();
    }

    /** Charges. */
    public MadeCell charge(double ampere, double seconds, double voltage) {
        if (discharged && charged) {
            cycle++;
            discharged = false;
        }
        charged = true;
        return add("CC_Chg", ampere, seconds, voltage);
    }

    /** Discharges. */
    public MadeCell discharge(double ampere, double seconds, double voltage) {
        discharged = true;
        return add("CC_DChg", -ampere, seconds, voltage);
    }

    private MadeCell add(String type, double current, double seconds, double voltage) {
        step++;
        for (int i = 0; i < RECORDS; i++) {
            double t = seconds * i / (RECORDS - 1);
            rows.add(new Row(time + t, step, type, cycle, current, voltage, current * t / 3600));
        }
        time += seconds;
        return this;
    }

    /** States the uncertainty of the current, A. */
    public MadeCell currentUncertainty(double ampere) {
        uncertainty = ampere;
        return this;
    }

    /** States the active mass. */
    public MadeCell mass(Quantity active) {
        mass = Optional.of(active);
        return this;
    }

    MadeCell without(String... columns) {
        absent.addAll(List.of(columns));
        return this;
    }

    MadeCell withoutRows(int from, int to) {
        rows.subList(from, to).clear();
        return this;
    }

    MadeCell scaleCapacity(double factor) {
        rows.replaceAll(r -> new Row(r.time(), r.step(), r.type(), r.cycle(), r.current(), r.voltage(),
                r.capacity() * factor));
        return this;
    }

    /** The record of these steps. */
    public CellRecord record() {
        double[] errors = new double[Double.isNaN(uncertainty) ? 0 : rows.size()];
        Arrays.fill(errors, uncertainty);
        List<Column> columns = List.of(
                Column.of(Columns.TIME, "s", rows.stream().mapToDouble(Row::time).toArray()),
                Column.of(Columns.STEP, rows.stream().mapToLong(Row::step).toArray()),
                Column.of(Columns.STEP_TYPE, rows.stream().map(Row::type).toArray(String[]::new)),
                Column.of(Columns.CYCLE, rows.stream().mapToLong(Row::cycle).toArray()),
                Column.of(Columns.CURRENT, "A", rows.stream().mapToDouble(Row::current).toArray(), errors),
                Column.of(Columns.VOLTAGE, "V", rows.stream().mapToDouble(Row::voltage).toArray()),
                Column.of(Columns.CAPACITY, "Ah", rows.stream().mapToDouble(Row::capacity).toArray()),
                Column.of(Columns.ENERGY, "Wh", rows.stream().mapToDouble(r -> r.capacity() * r.voltage()).toArray()));
        Set<String> left = Set.copyOf(absent);
        return new CellRecord(new Table(columns.stream().filter(c -> !left.contains(c.name())).toList()), "UTC", mass,
                Optional.empty());
    }
}
