// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.maccor;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.StepType;
import org.operando.echem.format.text.DateText;
import org.operando.echem.format.text.NamedSteps;
import org.operando.echem.format.text.TextTable;
import org.operando.echem.format.text.WallClock;
import org.operando.echem.log.CellFile;
import org.operando.echem.log.CellLog;
import org.operando.echem.log.FileContent;
import org.operando.echem.log.RawLog;
import org.operando.echem.log.StepFinder;
import org.operando.io.text.DelimitedText;

/** One text export of a MACCOR tester as a cell log. */
final class MaccorFile {
    /** How times are printed that are no numbers. */
    private static final String ELAPSED = "0d 00:00:00";

    /** Below the absolute zero, degC: a sensor that is not connected reads about -2500. */
    private static final double ABSOLUTE_ZERO = -273.15;

    private final Path path;
    private final EchemMeasurement study;
    private final Context context;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private MaccorHeader header;
    private TextTable table;
    private MaccorUnits units;
    /** Ah and Wh as printed, without a sign in all dialects. */
    private double[] charges;
    private double[] energies;

    MaccorFile(Path path, EchemMeasurement study, Context context) {
        this.path = path;
        this.study = study;
        this.context = context;
    }

    CellFile read() throws LoadException {
        byte[] bytes = FileContent.read(path);
        DelimitedText text = new DelimitedText(path, bytes);
        header = MaccorHeader.read(path, bytes, text);
        table = new TextTable(path, text);
        units = new MaccorUnits(path, table, study, context, metadata);
        metadata.put("format", "MACCOR text export");
        header.facts().forEach(metadata::putIfAbsent);
        for (int column = 0; column < table.names().size(); column++) {
            want(column);
        }
        table.read(t -> false, context);
        RawLog raw = new RawLog(path, table.rows());
        raw.lines = table.lines();
        electric(raw);
        times(raw);
        MaccorSteps steps = new MaccorSteps(path, table.texts(table.find("State", "Md")), raw.lines);
        steps.sign(raw.current, metadata, context);
        steps(raw, steps);
        numbers(raw);
        temperatures(raw);
        CellLog log = raw.build(context);
        metadata.put("clock", CellFile.LOCAL);
        String origin = header.day().map(d -> d + " " + header.facts().getOrDefault("procedure", ""))
                .orElse(path.getFileName().toString());
        return new CellFile(path, log, CellFile.LOCAL, origin, raw.cycle.length > 0, Optional.empty(),
                Optional.empty(), metadata);
    }

    private void want(int column) {
        String name = table.names().get(column);
        if (name.matches("(?i)State|Md|DP[tT] ?Time") || isTime(name) && isClockwise(column)) {
            table.wantTexts(column);
        } else if (isTime(name) || name.matches("(?i)Rec ?#?|Cyc#|Cycle C|Step|.*(Amp|Watt|Volt|Cap\\.|Ener\\.).*"
                + "|(Current|Capacity|Energy).*|(Aux|Temp) ?#?[0-9]+.*")) {
            table.wantNumbers(column);
        }
    }

    private static boolean isTime(String name) {
        return name.matches("(?i)(Test|Step) ?(Time)? ?([\\[(].*)?") && !name.equalsIgnoreCase("Step");
    }

    /** Whether a time stands as 0d 00:00:00 in the first row. */
    private boolean isClockwise(int column) {
        return column < header.sample().size() && header.sample().get(column).contains(":");
    }

    private int column(String pattern) {
        List<String> names = table.names();
        for (int c = 0; c < names.size(); c++) {
            if (names.get(c).matches(pattern)) {
                return c;
            }
        }
        return -1;
    }

    private int required(String pattern, String what) throws LoadException {
        int column = column(pattern);
        if (column < 0) {
            throw LoadException.at(path, String.valueOf(table.namesLine()), "has no column " + what + "; there are "
                    + String.join(", ", table.names()), "export the file with this column");
        }
        return column;
    }

    private void electric(RawLog raw) throws LoadException {
        int current = required("(?i)[mu]?Amps|Current.*", "of the current (Amps, Current)");
        int voltage = required("(?i)m?Volts|Voltage.*", "of the voltage (Volts, Voltage)");
        int charge = column("(?i)[mu]?Amp-?hrs?|Cap\\..*|Capacity.*");
        int energy = column("(?i)[mu]?Watt-?hrs?|Ener\\..*|Energy.*");
        double scale = units.electric(current, units.studyCurrent());
        raw.current = table.numbers(current, scale);
        charges = table.numbers(charge, units.electric(charge, units.studyCapacity()));
        energies = table.numbers(energy, units.electric(energy, Optional.empty()));
        double[] printed = table.numbers(voltage, 1);
        raw.voltage = table.numbers(voltage, units.voltage(voltage, printed, charges, energies, scale < 1));
        units.warnOfBare();
    }

    private void times(RawLog raw) throws LoadException {
        int test = required("(?i)Test ?(Time)?( ?[\\[(].*)?", "of the test time (TestTime, Test (Sec))");
        int step = column("(?i)Step ?(Time ?([\\[(].*)?|[\\[(].*)");
        int date = table.find("DPt Time");
        Optional<WallClock> clock = date < 0 ? Optional.empty()
                : Optional.of(new WallClock(path, table.texts(date), raw.lines));
        String name = table.names().get(test);
        if (isClockwise(test)) {
            raw.testTime = table.elapsed(test, ELAPSED);
        } else {
            double factor = MaccorUnits.time(name).isPresent() ? MaccorUnits.time(name).get()
                    : units.foundTime(name, clock.map(WallClock::secondsOfDay).orElse(new double[0]),
                            table.numbers(test, 1), charges, raw.current);
            raw.testTime = table.numbers(test, factor);
            raw.stepTime = step >= 0 && !isClockwise(step) ? table.numbers(step, stepFactor(step, factor))
                    : raw.stepTime;
        }
        raw.stepTime = step >= 0 && isClockwise(step) ? table.elapsed(step, ELAPSED) : raw.stepTime;
        checkHidden(raw);
        clock.ifPresent(c -> units.compare(name, c.secondsOfDay(), raw.testTime));
        if (clock.isPresent()) {
            raw.unixTime = unix(clock.get(), raw.testTime);
        }
    }

    private double stepFactor(int step, double ofTest) {
        return MaccorUnits.time(table.names().get(step)).orElse(ofTest);
    }

    /** Columns without units that do not go together cannot all be in base units. */
    private void checkHidden(RawLog raw) throws LoadException {
        int current = column("(?i)Current");
        double ratio = 3600 * MaccorUnits.chargeRatio(raw.testTime, charges, raw.current);
        boolean said = units.studyCurrent().isPresent();
        if (current >= 0 && !said && (ratio > 1.5 || ratio < 0.6)) {
            throw LoadException.at(path, String.valueOf(table.namesLine()),
                    "its columns say no units, and A, Ah do not go "
                            + "together (charge is " + (float) ratio + " times current times time)",
                    "say them in the study's 'columns', e.g. current: \"Current (mA)\", capacity: \"Capacity (Ah)\"");
        }
    }

    private double[] unix(WallClock clock, double[] testTime) throws LoadException {
        Optional<DateText.Order> order = clock.order(header.dates(), testTime);
        Optional<DateText> day = header.day().flatMap(DateText::of);
        if (clock.isTimeOnly() && day.isEmpty()) {
            context.warn(path.getFileName().toString(), "has times of day without a date; when it was is not known");
            return new double[0];
        }
        if (order.isEmpty()) {
            clock.warnOfOrder(context);
        }
        double start = 0;
        if (clock.isTimeOnly()) {
            DateText date = day.get();
            start = date.unix(order.orElse(DateText.Order.MONTH_FIRST)) - date.secondOfDay();
            if (order.isEmpty() && date.form() == DateText.Form.OPEN && date.first() != date.second()) {
                context.warn(path.getFileName().toString(), "whether the date of the test, " + header.day().get()
                        .split(" ")[0] + ", is month or day first is not decided; month first is taken");
            }
            metadata.put("dates", "times of day only in the file; the day is that of its header, midnights counted");
        }
        return clock.unixTimes(order.orElse(DateText.Order.MONTH_FIRST), start, testTime, context);
    }

    private void steps(RawLog raw, MaccorSteps steps) throws LoadException {
        int[] line = table.integers(table.require("Step"));
        raw.stepIndex = line;
        raw.step = steps.steps(line, raw.stepTime);
        steps.note(metadata);
        StepType[] said = steps.types(line.length, context);
        raw.isNamed = true;
        raw.type = NamedSteps.types(new StepFinder(raw.testTime, raw.current, raw.voltage, line.length), raw.step,
                said);
        new MaccorCounters(raw, charges, energies).cutAtSteps(metadata);
    }

    private void numbers(RawLog raw) throws LoadException {
        raw.index = table.integers(table.require("Rec#", "Rec"));
        int fromZero = table.find("Cyc#");
        int[] cycle = table.integers(fromZero >= 0 ? fromZero : table.find("Cycle C"));
        if (fromZero >= 0) {
            Arrays.setAll(cycle, i -> cycle[i] + 1);
            metadata.put("cycles", "Cyc# + 1, since it begins at 0");
        }
        raw.cycle = cycle;
        for (int i = 1; i < raw.index.length; i++) {
            int gone = raw.index[i] - raw.index[i - 1];
            if (gone < 0 || gone > 1) {
                context.warn(path.getFileName() + ":" + raw.lines[i], "record " + raw.index[i] + " follows record "
                        + raw.index[i - 1] + (gone > 1 ? "; records are missing" : ""));
                break;
            }
        }
    }

    private void temperatures(RawLog raw) {
        List<String> names = table.names();
        for (int c = 0; c < names.size(); c++) {
            if (!names.get(c).matches("(?i)(Aux|Temp) ?#?[0-9]+.*")) {
                continue;
            }
            boolean hasUnit = c + 1 < names.size() && names.get(c + 1).equals("Units");
            String unit = hasUnit && c + 1 < header.sample().size() ? header.sample().get(c + 1) : "";
            boolean isTemperature = unit.equals("C") || unit.isEmpty() && names.get(c).startsWith("Temp");
            double[] values = table.numbers(c, 1);
            boolean connected = Arrays.stream(values).anyMatch(v -> v >= ABSOLUTE_ZERO);
            if (!isTemperature || !connected) {
                metadata.put(names.get(c),
                        isTemperature ? "not connected; left out" : "left out (unit '" + unit + "')");
                continue;
            }
            Arrays.setAll(values, i -> values[i] >= ABSOLUTE_ZERO ? values[i] : Double.NaN);
            int number = 1 + (int) raw.extras.stream().filter(e -> e.name().startsWith("temperature")).count();
            raw.extras.add(new CellLog.Extra(number == 1 ? "temperature" : "temperature_" + number, "degC", values));
        }
    }
}
