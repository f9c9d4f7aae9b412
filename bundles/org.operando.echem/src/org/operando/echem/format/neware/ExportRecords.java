// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.Set;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.StepType;
import org.operando.echem.log.CellLog;
import org.operando.echem.log.Counter;
import org.operando.echem.log.RawLog;

/** The records of an export while they are read, row by row. */
final class ExportRecords {
    private static final String CHARGED = "Chg. Cap.";
    private static final String DISCHARGED = "DChg. Cap.";
    private static final String ENERGY_CHARGED = "Chg. Energy";
    private static final String ENERGY_DISCHARGED = "DChg. Energy";

    /** A column of numbers that grows. */
    private static final class Numbers {
        private final int cell;
        private final String name;
        private final double factor;
        private double[] values = {};

        Numbers(int cell, String name, double factor) {
            this.cell = cell;
            this.name = name;
            this.factor = factor;
        }

        boolean isThere() {
            return cell != ExportHeader.NONE;
        }

        double[] trimmed(int rows) {
            return isThere() ? Arrays.copyOf(values, rows) : new double[0];
        }
    }

    private final Path path;
    private final ExportHeader header;
    private final Numbers index;
    private final Numbers current;
    private final Numbers voltage;
    private final Numbers charged;
    private final Numbers discharged;
    private final Numbers energyCharged;
    private final Numbers energyDischarged;
    private final Numbers stepTime;
    private final Numbers totalTime;
    private final Numbers date;
    private final Numbers[] auxiliaries;
    private final Numbers[] all;
    private final int typeCell;
    private final int cycleCell;
    private final int stepIndexCell;
    private final Set<String> unknownTypes = new TreeSet<>();
    private String typeText = "";
    private ExportStep step = ExportStep.UNKNOWN;
    private int[] lines = {};
    private int[] cycles = {};
    private int[] stepIndices = {};
    private int[] steps = {};
    private byte[] types = {};
    private int rows;

    /** Records under this header. */
    ExportRecords(Path path, ExportHeader header) throws LoadException {
        this.path = path;
        this.header = header;
        index = new Numbers(header.required("DataPoint"), "DataPoint", 1);
        current = new Numbers(header.required("Current"), "Current", header.amperes());
        voltage = new Numbers(header.required("Voltage"), "Voltage", header.volts());
        boolean split = header.place(CHARGED) >= 0 && header.place(DISCHARGED) >= 0;
        charged = charge(split ? CHARGED : "Capacity");
        discharged = split ? charge(DISCHARGED) : new Numbers(ExportHeader.NONE, "", 1);
        boolean splitEnergy = header.place(ENERGY_CHARGED) >= 0 && header.place(ENERGY_DISCHARGED) >= 0;
        energyCharged = energy(splitEnergy ? ENERGY_CHARGED : "Energy");
        energyDischarged = splitEnergy ? energy(ENERGY_DISCHARGED) : new Numbers(ExportHeader.NONE, "", 1);
        stepTime = new Numbers(header.required("Time", "Step Time", "Relative Time"), "Time", 1);
        totalTime = new Numbers(header.place("Total Time", "Cumulative Time"), "Total Time", 1);
        date = new Numbers(header.place("Date", "Absolute Time"), "Date", 1);
        auxiliaries = header.auxiliaries().stream()
                .map(a -> new Numbers(a.cell(), a.label(), a.unit().equals("mV") ? 1e-3 : 1)).toArray(Numbers[]::new);
        typeCell = header.place("Step Type");
        cycleCell = header.place("Cycle Index");
        stepIndexCell = header.place("Step Index");
        Numbers[] fixed = {index, current, voltage, charged, discharged, energyCharged, energyDischarged, stepTime,
            totalTime, date};
        all = Arrays.copyOf(fixed, fixed.length + auxiliaries.length);
        System.arraycopy(auxiliaries, 0, all, fixed.length, auxiliaries.length);
    }

    private Numbers charge(String name) throws LoadException {
        int place = header.place(name);
        return new Numbers(place, name, place < 0 ? 1 : header.ampereHours(name));
    }

    private Numbers energy(String name) throws LoadException {
        int place = header.place(name);
        return new Numbers(place, name, place < 0 ? 1 : header.wattHours(name));
    }

    int rows() {
        return rows;
    }

    /** The step that the rows from here on belong to, in a report that has lines for steps. */
    void step(ExportStep next) {
        step = next;
        typeText = next.type();
    }

    /** Time of the last record since the beginning of its step, s. */
    double lastStepTime() {
        return stepTime.values[rows - 1];
    }

    /** Charge of the last record without sign, Ah; NaN where there is none. */
    double lastCharge() {
        double out = discharged.isThere() ? discharged.values[rows - 1] : 0;
        return charged.isThere() ? Math.abs(charged.values[rows - 1]) + Math.abs(out) : Double.NaN;
    }

    /** Takes the next record. */
    void add(ExportRow row) throws LoadException {
        if (rows == lines.length) {
            grow();
        }
        for (Numbers column : all) {
            if (column.isThere()) {
                column.values[rows] = value(row, column);
            }
        }
        if (Double.isNaN(index.values[rows])) {
            throw LoadException.at(path, String.valueOf(row.line()), "has no number in column 'DataPoint'",
                    "it seems to be cut or edited: export it again");
        }
        lines[rows] = row.line();
        cycles[rows] = cycleCell < 0 ? step.cycle() : whole(row, cycleCell, "Cycle Index");
        stepIndices[rows] = stepIndexCell < 0 ? step.index() : whole(row, stepIndexCell, "Step Index");
        steps[rows] = step.number();
        types[rows] = typeCell < 0 ? step.code() : type(row.text(typeCell));
        rows++;
    }

    private double value(ExportRow row, Numbers column) throws LoadException {
        if (column == stepTime || column == totalTime) {
            return row.span(column.cell, column.name);
        }
        return column == date ? row.moment(column.cell) : row.number(column.cell, column.name) * column.factor;
    }

    private static int whole(ExportRow row, int cell, String name) throws LoadException {
        double value = row.number(cell, name);
        return Double.isNaN(value) ? 0 : (int) value;
    }

    private byte type(String text) {
        if (!text.equals(typeText)) {
            typeText = text;
            step = ExportStep.UNKNOWN.ofType(text);
            if (step.code() == StepType.UNKNOWN.code()) {
                unknownTypes.add(text);
            }
        }
        return step.code();
    }

    private void grow() {
        int room = Math.max(1024, rows + (rows >> 1));
        for (Numbers column : all) {
            if (column.isThere()) {
                column.values = Arrays.copyOf(column.values, room);
            }
        }
        lines = Arrays.copyOf(lines, room);
        cycles = Arrays.copyOf(cycles, room);
        stepIndices = Arrays.copyOf(stepIndices, room);
        steps = Arrays.copyOf(steps, room);
        types = Arrays.copyOf(types, room);
    }

    /** The record model of what was read; tells what was changed. */
    CellLog log(Map<String, String> metadata, Context context) throws LoadException {
        RawLog raw = new RawLog(path, rows);
        raw.lines = Arrays.copyOf(lines, rows);
        raw.index = wholes();
        raw.current = current.trimmed(rows);
        raw.voltage = voltage.trimmed(rows);
        raw.stepTime = stepTime.trimmed(rows);
        raw.unixTime = date.trimmed(rows);
        raw.stepIndex = Arrays.copyOf(stepIndices, rows);
        raw.cycle = Arrays.copyOf(cycles, rows);
        raw.type = Arrays.copyOf(types, rows);
        boolean numbered = rows > 0 && steps[0] > 0;
        raw.step = numbered ? Arrays.copyOf(steps, rows) : new int[0];
        raw.testTime = totalTime.isThere() ? totalTime.trimmed(rows) : addedUp(raw);
        raw.capacity = counter("capacity", charged, discharged, metadata);
        raw.energy = counter("energy", energyCharged, energyDischarged, metadata);
        for (int a = 0; a < auxiliaries.length; a++) {
            ExportHeader.Auxiliary auxiliary = header.auxiliaries().get(a);
            String unit = auxiliary.unit().equals("mV") ? "V" : auxiliary.unit();
            raw.extras.add(new CellLog.Extra(auxiliary.name(), unit, auxiliaries[a].trimmed(rows)));
            metadata.put(auxiliary.name(), auxiliary.label());
        }
        warn(context);
        return raw.build(context);
    }

    private Counter counter(String what, Numbers first, Numbers second, Map<String, String> metadata) {
        if (!first.isThere()) {
            metadata.put(what, "integrated: the export has no such column");
            return Counter.NONE;
        }
        if (second.isThere()) {
            metadata.put(what, "charging minus discharging column");
            return Counter.ofStep(first.trimmed(rows), second.trimmed(rows));
        }
        double[] values = first.trimmed(rows);
        if (Arrays.stream(values).anyMatch(v -> v < 0)) {
            return Counter.signedOfStep(values);
        }
        metadata.put(what, "without sign in the export; given that of the step's current");
        return Counter.unsignedOfStep(values);
    }

    private int[] wholes() {
        int[] numbers = new int[rows];
        Arrays.setAll(numbers, i -> (int) index.values[i]);
        return numbers;
    }

    private double[] addedUp(RawLog raw) {
        double[] time = new double[rows];
        double before = 0;
        for (int i = 0; i < rows; i++) {
            if (i > 0 && (raw.stepIndex[i] != raw.stepIndex[i - 1] || raw.stepTime[i] < raw.stepTime[i - 1])) {
                before += raw.stepTime[i - 1];
            }
            time[i] = before + raw.stepTime[i];
        }
        return time;
    }

    private void warn(Context context) {
        String name = path.getFileName().toString();
        if (!unknownTypes.isEmpty()) {
            context.warn(name, "step types " + unknownTypes + " are not known; their steps neither charge nor discharge"
                    + " when cycles are counted");
        }
        int gaps = 0;
        int first = 0;
        for (int i = 1; i < rows; i++) {
            if (index.values[i] != index.values[i - 1] + 1) {
                first = gaps++ == 0 ? i : first;
            }
        }
        if (gaps > 0) {
            context.warn(name + ":" + lines[first],
                    String.format("DataPoint goes from %.0f to %.0f%s: lines are missing"
                            + " or changed, unless the export was thinned", index.values[first - 1],
                            index.values[first],
                            gaps > 1 ? " and is not the next number at " + (gaps - 1) + " more lines" : ""));
        }
        int dateless = 0;
        for (int i = 0; i < rows && date.isThere(); i++) {
            dateless += Double.isNaN(date.values[i]) ? 1 : 0;
        }
        if (dateless > 0) {
            context.warn(name, dateless + " records have no date of the form yyyy-mm-dd hh:mm:ss; their clock is NaN");
        }
    }
}
