// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Table;
import org.operando.echem.SignCheck;
import org.operando.echem.StepType;

/**
 * The records of a test that is evaluated by its pulses, and these.
 * @param cell records that have numbers for time, current and voltage, the current with the sign that the step's type
 *        says
 * @param pulses current between rests
 */
record Titration(CellRecord cell, List<Pulse> pulses) {
    private static final String STEP_TIME = "step_time";
    /** Times of records and of steps that differ by less are the same, s. */
    private static final double SAME = 1e-3;
    /** Change of voltage over a pulse that says whether it charges, V. */
    private static final double RISE = 2e-3;

    /** Reads the record, and tells what is odd about it. */
    static Titration of(CellRecord record, Context context) {
        CellRecord known = known(record, context);
        List<Pulse> pulses = pulses(known);
        CellRecord signed = signed(known, pulses, context);
        return new Titration(signed, signed == known ? pulses : pulses(signed));
    }

    private static List<Pulse> pulses(CellRecord cell) {
        Table records = cell.records();
        return PulseFinder.find(records.doubles(Columns.TIME), records.doubles(Columns.CURRENT), begun(records));
    }

    /** The record without rows that lack a number; itself where there are none. */
    private static CellRecord known(CellRecord cell, Context context) {
        Table records = cell.records();
        double[] time = records.doubles(Columns.TIME);
        double[] current = records.doubles(Columns.CURRENT);
        double[] voltage = records.doubles(Columns.VOLTAGE);
        int[] rows = IntStream.range(0, time.length).filter(i -> Double.isFinite(time[i])
                && Double.isFinite(current[i]) && Double.isFinite(voltage[i])).toArray();
        int lacking = time.length - rows.length;
        if (lacking == 0) {
            return cell;
        }
        context.warn("records", lacking + (lacking == 1 ? " record has" : " records have")
                + " no number for voltage or current; left out");
        List<Column> columns = new ArrayList<>();
        for (String name : List.of(Columns.TIME, Columns.STEP, Columns.STEP_TYPE, STEP_TIME, Columns.CYCLE,
                Columns.CURRENT, Columns.VOLTAGE)) {
            records.find(name).ifPresent(c -> columns.add(picked(c, rows)));
        }
        return with(cell, columns);
    }

    private static CellRecord with(CellRecord cell, List<Column> columns) {
        return new CellRecord(new Table(columns), cell.clock(), cell.activeMass(), cell.area(), cell.events());
    }

    private static Column picked(Column column, int[] rows) {
        return switch (column.values()) {
            case long[] all -> Column.of(column.name(), Arrays.stream(rows).mapToLong(i -> all[i]).toArray());
            case String[] all -> Column.of(column.name(),
                    Arrays.stream(rows).mapToObj(i -> all[i]).toArray(String[]::new));
            default -> {
                double[] all = column.doubles();
                yield new Column(column.name(), column.unit(), Arrays.stream(rows).mapToDouble(i -> all[i]).toArray(),
                        new double[0]);
            }
        };
    }

    /** The record with the current of pulses turned round whose steps say so; itself where there are none. */
    private static CellRecord signed(CellRecord cell, List<Pulse> pulses, Context context) {
        Table records = cell.records();
        double[] current = records.doubles(Columns.CURRENT);
        double[] voltage = records.doubles(Columns.VOLTAGE);
        String[] types = records.find(Columns.STEP_TYPE).map(c -> (String[]) c.values()).orElse(new String[0]);
        SignCheck signs = new SignCheck("pulse", RISE);
        double[] turned = current.clone();
        boolean any = false;
        for (int k = 0; k < pulses.size(); k++) {
            Pulse p = pulses.get(k);
            int middle = (p.first() + p.rest()) / 2;
            int typed = types.length == 0 ? 0 : StepType.named(types[middle]).direction();
            int direction = typed == 0 ? (int) Math.signum(p.current()) : typed;
            signs.add(k + 1, direction, p.current(), voltage[p.rest() - 1] - voltage[p.first() - 1]);
            if (direction * p.current() < 0) {
                any = true;
                for (int i = p.first(); i < p.rest(); i++) {
                    turned[i] = -current[i];
                }
            }
        }
        signs.warn(context);
        return any ? with(cell, records.columns().stream().map(c -> !c.name().equals(Columns.CURRENT) ? c
                : new Column(c.name(), c.unit(), turned, c.uncertainties())).toList()) : cell;
    }

    /**
     * When steps began by their own time, at their first rows, NaN elsewhere. Nothing where the step's time is but the
     * interval since the record before: it was made of the records then, and says no more than they do.
     */
    private static double[] begun(Table records) {
        double[] since = records.find(STEP_TIME).map(Column::doubles).orElse(new double[0]);
        long[] step = records.find(Columns.STEP).map(c -> (long[]) c.values()).orElse(new long[0]);
        double[] time = records.doubles(Columns.TIME);
        double[] begun = new double[since.length];
        Arrays.fill(begun, Double.NaN);
        boolean own = false;
        for (int i = 1; i < since.length; i++) {
            boolean begins = step.length == 0 ? since[i] < since[i - 1] : step[i] != step[i - 1];
            if (begins && since[i] >= 0) {
                begun[i] = time[i] - since[i];
                own |= Math.abs(begun[i] - time[i - 1]) > SAME;
            }
        }
        return own ? begun : new double[0];
    }
}
