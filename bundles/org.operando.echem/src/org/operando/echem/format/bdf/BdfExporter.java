// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.bdf;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Doc;
import org.operando.api.Exporter;
import org.operando.api.Loaded;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.api.Version;
import org.operando.echem.log.CellFile;
import org.operando.io.text.TableCsv;

/** Writes cell records in the Battery Data Format as CSV, with the labels and units of its vocabulary. */
@Version(value = 1, references = "Battery Data Alliance, Battery Data Format, vocabulary 1.3")
@Doc("Time, voltage, current, cycle, step and counters of charge and energy (of the test and of the step), never below 0;"
        + " times since 1970 when the clock is UTC; a temperature as that of the surroundings; further columns as NAME / unit.")
public final class BdfExporter implements Exporter<CellRecord> {
    /** Stands for the slash of a label, which no name of a column may have, until it is written. */
    private static final String PER = "\u2215";
    /** Columns that are written in a way of their own. */
    private static final Set<String> OWN = Set.of(Columns.TIME, Columns.UNIX_TIME, Columns.STEP, Columns.STEP_INDEX,
            Columns.STEP_TYPE, "step_time", Columns.CYCLE, Columns.CURRENT, Columns.VOLTAGE, Columns.CAPACITY,
            Columns.ENERGY);

    @Override
    public void write(Loaded<CellRecord> loaded, Path file, Context context) throws IOException, OperationException {
        CellRecord record = loaded.data();
        Table from = record.records();
        List<Column> to = new ArrayList<>();
        number(from, Columns.TIME, "Test Time / s", to);
        if (record.clock().equals(CellFile.UTC)) {
            number(from, Columns.UNIX_TIME, "Unix Time / s", to);
        }
        number(from, Columns.VOLTAGE, "Voltage / V", to);
        number(from, Columns.CURRENT, "Current / A", to);
        whole(from, Columns.CYCLE, "Cycle Count / 1", to);
        whole(from, Columns.STEP, "Step Count / 1", to);
        whole(from, Columns.STEP_INDEX, "Step ID", to);
        from.find(Columns.STEP_TYPE).ifPresent(c -> to.add(Column.of("Step Type", from.texts(c.name()))));
        number(from, "step_time", "Step Time / s", to);
        counters(from, Columns.CAPACITY, "Capacity / Ah", to);
        counters(from, Columns.ENERGY, "Energy / Wh", to);
        extras(from, to, context);
        TableCsv.write(new Table(to), to.stream().map(c -> c.name().replace(PER, "/")).toList(), file);
        tell(record, context);
    }

    /** Adds a column of numbers when it is there and holds one. */
    private static void number(Table from, String name, String label, List<Column> to) {
        if (from.find(name).isEmpty()) {
            return;
        }
        double[] values = from.doubles(name);
        if (values.length == 0 || Arrays.stream(values).anyMatch(v -> !Double.isNaN(v))) {
            to.add(Column.of(named(label), "1", values));
        }
    }

    private static String named(String label) {
        return label.replace("/", PER);
    }

    private static void whole(Table from, String name, String label, List<Column> to) {
        from.find(name).ifPresent(c -> to.add(Column.of(named(label), from.longs(name))));
    }

    private static void counters(Table from, String name, String label, List<Column> to) {
        if (from.find(name).isEmpty() || from.find(Columns.STEP).isEmpty()) {
            return;
        }
        BdfCounters counters = new BdfCounters(from.doubles(name), from.longs(Columns.STEP));
        to.add(Column.of(named("Charging " + label), "1", counters.charged));
        to.add(Column.of(named("Discharging " + label), "1", counters.discharged));
        to.add(Column.of(named("Step Charging " + label), "1", counters.stepCharged));
        to.add(Column.of(named("Step Discharging " + label), "1", counters.stepDischarged));
    }

    /** Columns beside the standard ones, with their names as labels. */
    private static void extras(Table from, List<Column> to, Context context) {
        Set<String> labels = new HashSet<>();
        to.forEach(c -> labels.add(c.name().replace(PER, "/")));
        for (Column column : from.columns()) {
            if (OWN.contains(column.name())) {
                continue;
            }
            String label = column.name().equals(Columns.TEMPERATURE) ? "Ambient Temperature / degC"
                    : column.name() + " / " + column.unit().name();
            boolean isNumber = column.values() instanceof double[];
            if (isNumber && labels.add(label)) {
                number(from, column.name(), label, to);
            } else {
                context.warn(column.name(), "is not written: the format has no place for it");
            }
        }
    }

    /** What the record knows and the format has no place for. */
    private static void tell(CellRecord record, Context context) {
        Optional<Column> clock = record.records().find(Columns.UNIX_TIME);
        double[] times = clock.isPresent() ? record.records().doubles(Columns.UNIX_TIME) : new double[0];
        if (!record.clock().equals(CellFile.UTC) && times.length > 0 && Double.isFinite(times[0])) {
            context.warn(Columns.UNIX_TIME, "is not written: the format wants UTC, this is " + record.clock()
                    + "; the first record is of " + LocalDateTime.ofEpochSecond((long) times[0], 0, ZoneOffset.UTC));
        }
        record.activeMass().ifPresent(m -> context.warn("active mass", m + " is not written: the format has no place"
                + " for it"));
        record.area().ifPresent(a -> context.warn("electrode area", a + " is not written: the format has no place"
                + " for it"));
        if (record.records().find(Columns.CURRENT).filter(c -> c.uncertainties().length > 0).isPresent()) {
            context.warn(Columns.CURRENT, "has uncertainties; the format has no place for them");
        }
    }
}
