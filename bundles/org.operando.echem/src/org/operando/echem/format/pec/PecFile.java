// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.pec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.StepType;
import org.operando.echem.format.text.DateText;
import org.operando.echem.format.text.DateText.Order;
import org.operando.echem.format.text.NamedSteps;
import org.operando.echem.format.text.TextTable;
import org.operando.echem.format.text.WallClock;
import org.operando.echem.log.CellFile;
import org.operando.echem.log.CellLog;
import org.operando.echem.log.Counter;
import org.operando.echem.log.FileContent;
import org.operando.echem.log.RawLog;
import org.operando.echem.log.StepFinder;
import org.operando.io.text.DelimitedText;

/** One CSV export of a PEC tester as a cell log: lines of {@code key:,value}, then columns with their units. */
final class PecFile {
    private static final int MOST_LINES = 2000;

    private final Path path;
    private final Context context;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private TextTable table;

    private PecFile(Path path, Context context) {
        this.path = path;
        this.context = context;
    }

    static boolean isNames(String line) {
        return line.startsWith("Test,Cell,Rack,");
    }

    static CellFile read(Path path, Context context) throws LoadException {
        return new PecFile(path, context).read();
    }

    private CellFile read() throws LoadException {
        DelimitedText text = new DelimitedText(path, FileContent.read(path));
        metadata.put("format", "PEC CSV export");
        boolean found = false;
        while (!found && text.line() < MOST_LINES && text.advance()) {
            found = isNames(text.lineText());
            String key = text.text(0);
            if (!found && key.endsWith(":") && !text.text(1).isEmpty()) {
                metadata.put(key.substring(0, key.length() - 1).toLowerCase(Locale.ROOT),
                        String.join(", ", text.texts().subList(1, text.cells())));
            }
        }
        if (!found) {
            throw LoadException.at(path, String.valueOf(text.line()), "has no line of columns (Test,Cell,Rack,...)",
                    "export the file again");
        }
        table = new TextTable(path, text);
        RawLog raw = columns();
        CellLog log = raw.build(context);
        metadata.put("clock", CellFile.LOCAL);
        metadata.put("cycles", "Cycle + 1, since it begins at 0");
        String origin = metadata.getOrDefault("test", path.getFileName().toString()) + " "
                + metadata.getOrDefault("start time", "");
        return new CellFile(path, log, CellFile.LOCAL, origin, true, Optional.empty(), Optional.empty(), metadata);
    }

    /** The column of a quantity with a unit that ends so; -1 when there is none. */
    private int column(String unit, String... quantities) {
        for (String quantity : quantities) {
            for (int c = 0; c < table.names().size(); c++) {
                String name = table.names().get(c);
                if (name.startsWith(quantity + " (") && TextTable.unit(name).orElse("").endsWith(unit)) {
                    return c;
                }
            }
        }
        return -1;
    }

    private int required(String unit, String quantity) throws LoadException {
        int column = column(unit, quantity);
        return column >= 0 ? column : table.require(quantity + " (" + unit + ")");
    }

    private RawLog columns() throws LoadException {
        int total = required("", "Total Time");
        int step = required("", "Step Time");
        int voltage = required("V", "Voltage");
        int current = required("A", "Current");
        int[] charges = {column("Ah", "Charge Capacity"), column("Ah", "Discharge Capacity")};
        int[] energies = {column("Wh", "Charge Energy", "Charge Capacity"),
            column("Wh", "Discharge Energy", "Discharge Capacity")};
        for (int c : new int[] {voltage, current, charges[0], charges[1], energies[0], energies[1],
            table.require("Cell"), table.require("Step"), table.require("Cycle")}) {
            table.wantNumbers(c);
        }
        want(total);
        want(step);
        int date = table.find("Real Time");
        table.wantTexts(date);
        table.wantTexts(table.find("Instruction Name"));
        temperatures().forEach(table::wantNumbers);
        table.read(t -> false, context);
        RawLog raw = new RawLog(path, table.rows());
        raw.lines = table.lines();
        requireOneCell(raw.lines);
        raw.testTime = time(total);
        raw.stepTime = time(step);
        raw.voltage = table.numbers(voltage, table.factor(voltage, "V"));
        raw.current = table.numbers(current, table.factor(current, "A"));
        raw.capacity = counter(charges, "Ah");
        raw.energy = counter(energies, "Wh");
        raw.stepIndex = table.integers(table.find("Step"));
        raw.cycle = table.integers(table.find("Cycle"));
        Arrays.setAll(raw.cycle, i -> raw.cycle[i] + 1);
        kinds(raw);
        dates(raw, date);
        extras(raw);
        return raw;
    }

    private void extras(RawLog raw) {
        for (int c : temperatures()) {
            double[] values = table.numbers(c, 1);
            String name = table.names().get(c).replaceFirst(" ?\\(.*", "").toLowerCase(Locale.ROOT);
            if (Arrays.stream(values).anyMatch(Double::isFinite)) {
                raw.extras.add(new CellLog.Extra(name.startsWith("cell") || name.equals("temp") ? "temperature"
                        : name.replace(' ', '_'), "degC", values));
            }
        }
    }

    private boolean isClockwise(int column) {
        return table.names().get(column).contains("hh:mm:ss");
    }

    private void want(int time) {
        if (isClockwise(time)) {
            table.wantTexts(time);
        } else {
            table.wantNumbers(time);
        }
    }

    private double[] time(int column) throws LoadException {
        if (!isClockwise(column)) {
            return table.numbers(column, table.factor(column, "s"));
        }
        return table.elapsed(column, "00:00:00.000");
    }

    private Counter counter(int[] columns, String unit) throws LoadException {
        if (columns[0] < 0 || columns[1] < 0) {
            return Counter.NONE;
        }
        // both run on over the steps of a cycle, and begin anew with the next one
        return Counter.running(table.numbers(columns[0], table.factor(columns[0], unit)),
                table.numbers(columns[1], table.factor(columns[1], unit)));
    }

    private void requireOneCell(int[] lines) throws LoadException {
        int[] cells = table.integers(table.find("Cell"));
        for (int i = 1; i < cells.length; i++) {
            if (cells[i] != cells[0]) {
                throw LoadException.at(path, String.valueOf(lines[i]), "holds records of cell " + cells[i] + " besides "
                        + "cell " + cells[0], "export each cell to a file of its own");
            }
        }
    }

    private void kinds(RawLog raw) {
        String[] instructions = table.texts(table.find("Instruction Name"));
        if (instructions.length == 0) {
            return;
        }
        int[] step = new int[instructions.length];
        StepType[] said = new StepType[instructions.length];
        for (int i = 0; i < step.length; i++) {
            boolean begins = i > 0
                    && (raw.stepIndex[i] != raw.stepIndex[i - 1] || raw.stepTime[i] < raw.stepTime[i - 1]);
            step[i] = i == 0 ? 1 : step[i - 1] + (begins ? 1 : 0);
            said[i] = instructions[i].equals("Idle") ? StepType.REST : StepType.UNKNOWN;
        }
        raw.step = step;
        raw.isNamed = true;
        raw.type = NamedSteps.types(new StepFinder(raw.testTime, raw.current, raw.voltage, step.length), step, said);
    }

    private void dates(RawLog raw, int column) throws LoadException {
        if (column < 0) {
            return;
        }
        WallClock clock = new WallClock(path, table.texts(column), raw.lines);
        List<String> others = List.of(metadata.getOrDefault("start time", ""),
                metadata.getOrDefault("production date", ""));
        Optional<Order> order = clock.order(others, raw.testTime);
        if (order.isEmpty()) {
            clock.warnOfOrder(context);
        }
        raw.unixTime = clock.unixTimes(order.orElse(Order.MONTH_FIRST), 0, raw.testTime, context);
    }

    /** Columns of temperatures, that of the cell first; the degree sign may be mangled. */
    private List<Integer> temperatures() {
        List<Integer> found = new ArrayList<>();
        for (int c = 0; c < table.names().size(); c++) {
            String name = table.names().get(c);
            if (name.matches("(?i)(.* )?temp(erature)? \\(.*C\\)")) {
                found.add(name.startsWith("Cell") || name.startsWith("Temp") ? 0 : found.size(), c);
            }
        }
        return found;
    }
}
