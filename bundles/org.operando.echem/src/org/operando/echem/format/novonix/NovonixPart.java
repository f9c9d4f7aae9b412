// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.novonix;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.api.Quantity;
import org.operando.echem.StepType;
import org.operando.echem.format.text.DateText.Order;
import org.operando.echem.format.text.NamedSteps;
import org.operando.echem.format.text.TextTable;
import org.operando.echem.format.text.WallClock;
import org.operando.echem.log.CellFile;
import org.operando.echem.log.CellLog;
import org.operando.echem.log.Counter;
import org.operando.echem.log.RawLog;
import org.operando.echem.log.StepFinder;
import org.operando.io.text.DelimitedText;

/** What one [Data] section holds. */
final class NovonixPart {
    private static final String DATE = "Date and Time";
    private static final String CYCLE = "Cycle Number";
    private static final String STEP = "Step Number";
    private static final String TYPE = "Step Type";
    private static final String[] NUMBERS = {CYCLE, STEP, TYPE, "Run Time (h)", "Step Time (h)", "Current (A)",
        "Potential (V)", "Capacity (Ah)", "Energy (Wh)"};

    private static final int BEFORE_HELD = 7;
    private static final int HELD = 8;

    private final Path path;
    private final Context context;
    private final Map<String, String> metadata;
    private final TextTable table;

    private NovonixPart(Path path, TextTable table, Map<String, String> metadata, Context context) {
        this.path = path;
        this.table = table;
        this.metadata = metadata;
        this.context = context;
    }

    /** Reads the table whose line of names the cursor stands on. */
    static NovonixPart read(Path path, DelimitedText text, Predicate<DelimitedText> isEnd, Map<String, String> facts,
            Context context) throws LoadException {
        TextTable table = new TextTable(path, text);
        for (String required : List.of(CYCLE, STEP, "Run Time (h)", "Step Time (h)", "Current (A)", "Potential (V)")) {
            table.require(required);
        }
        for (String name : NUMBERS) {
            table.wantNumbers(table.find(name));
        }
        table.wantTexts(table.require(DATE));
        table.wantNumbers(temperature(table));
        table.read(isEnd, context);
        return new NovonixPart(path, table, facts, context);
    }

    /** Its degree sign may be mangled. */
    private static int temperature(TextTable table) {
        for (int c = 0; c < table.names().size(); c++) {
            if (table.names().get(c).startsWith("Temperature (")) {
                return c;
            }
        }
        return -1;
    }

    /** The table as it stands. */
    TextTable table() {
        return table;
    }

    private double[] seconds() {
        return table.numbers(table.find("Run Time (h)"), 3600);
    }

    private WallClock clock() throws LoadException {
        return new WallClock(path, table.texts(table.find(DATE)), table.lines());
    }

    Optional<Order> order() throws LoadException {
        WallClock clock = clock();
        return clock.isOpen() ? clock.order(List.of(), seconds()) : Optional.of(Order.MONTH_FIRST);
    }

    void warnOfOrder() throws LoadException {
        clock().warnOfOrder(context);
    }

    CellFile log(Order order) throws LoadException {
        dropMisplaced();
        RawLog raw = new RawLog(path, table.rows());
        raw.lines = table.lines();
        raw.testTime = seconds();
        raw.stepTime = table.numbers(table.find("Step Time (h)"), 3600);
        raw.current = table.numbers(table.find("Current (A)"), 1);
        raw.voltage = table.numbers(table.find("Potential (V)"), 1);
        raw.cycle = table.integers(table.find(CYCLE));
        int type = table.find(TYPE);
        // older programs write the kind of the step into the column of its number
        int[] kind = table.integers(type >= 0 ? type : table.find(STEP));
        int[] number = type >= 0 ? table.integers(table.find(STEP)) : new int[table.rows()];
        raw.step = steps(number, kind, raw.stepTime);
        raw.stepIndex = type >= 0 ? number : raw.step;
        raw.type = types(raw, kind);
        int charge = table.find("Capacity (Ah)");
        int energy = table.find("Energy (Wh)");
        // one counter with a sign that runs over the whole test
        raw.capacity = charge < 0 ? Counter.NONE : Counter.signedRunning(table.numbers(charge, 1));
        raw.energy = energy < 0 ? Counter.NONE : Counter.signedRunning(table.numbers(energy, 1));
        raw.unixTime = clock().unixTimes(order, 0, raw.testTime, context);
        int temperature = temperature(table);
        if (temperature >= 0) {
            raw.extras.add(new CellLog.Extra("temperature", "degC", table.numbers(temperature, 1)));
        }
        CellLog log = raw.build(context);
        metadata.put("clock", CellFile.LOCAL);
        metadata.put("capacity and energy", "run over the whole test in the file; cut at the steps");
        String origin = metadata.getOrDefault("started", "") + " " + metadata.getOrDefault("part", "1") + " "
                + path.getFileName();
        return new CellFile(path, log, CellFile.LOCAL, origin, true, mass(), Optional.empty(), metadata);
    }

    /**
     * Leaves out records that lie before the one above while the next goes on from there: after an interruption the
     * program writes the last record of an earlier step once more, with a new date and cycle.
     */
    private void dropMisplaced() {
        double[] time = table.numbers(table.find("Run Time (h)"), 1);
        int[] keep = new int[table.rows()];
        int kept = 0;
        int first = 0;
        for (int i = 0; i < keep.length; i++) {
            double above = kept == 0 ? time[i] : time[keep[kept - 1]];
            if (time[i] < above && i + 1 < time.length && time[i + 1] >= above) {
                first = first == 0 ? table.lines()[i] : first;
            } else {
                keep[kept++] = i;
            }
        }
        int dropped = keep.length - kept;
        if (dropped > 0) {
            context.warn(path.getFileName() + ":" + first, dropped + (dropped == 1 ? " record has" : " records have")
                    + " the run time of an earlier step amid a later one, as if written again; left out");
            table.select(Arrays.copyOf(keep, kept));
        }
    }

    /** A step begins where its number changes, or where its time begins anew. */
    private static int[] steps(int[] number, int[] kind, double[] time) {
        int[] steps = new int[number.length];
        for (int i = 0; i < steps.length; i++) {
            boolean anew = i > 0 && (time[i] < time[i - 1] || time[i] == time[i - 1] && kind[i] != kind[i - 1]);
            // a record with step time 0 amid a step marks an interruption: the step's time goes on after it
            boolean resumes = i > 0 && i + 1 < steps.length && time[i + 1] > time[i - 1] && kind[i + 1] == kind[i - 1]
                    && number[i + 1] == number[i - 1];
            boolean begins = i > 0 && (number[i] != number[i - 1] || anew) && !resumes;
            steps[i] = i == 0 ? 1 : steps[i - 1] + (begins ? 1 : 0);
        }
        return steps;
    }

    /** Kind 0 is open circuit; 7 and 8 are the two parts of constant current, then constant voltage. */
    private static byte[] types(RawLog raw, int[] kind) {
        StepType[] said = new StepType[kind.length];
        Arrays.setAll(said, i -> kind[i] == 0 ? StepType.REST : StepType.UNKNOWN);
        raw.isNamed = true;
        byte[] types = NamedSteps.types(new StepFinder(raw.testTime, raw.current, raw.voltage, kind.length), raw.step,
                said);
        int from = 0;
        for (int i = 1; i <= kind.length; i++) {
            if (i == kind.length || raw.step[i] != raw.step[from]) {
                int first = from;
                boolean held = IntStream.range(first, i).anyMatch(k -> kind[k] == HELD);
                boolean both = held && IntStream.range(first, i).anyMatch(k -> kind[k] == BEFORE_HELD);
                int direction = StepType.ofCode(types[from]).direction();
                if (held && direction != 0) {
                    StepType type = direction > 0 ? both ? StepType.CCCV_CHG : StepType.CV_CHG
                            : both ? StepType.CCCV_DCHG : StepType.CV_DCHG;
                    Arrays.fill(types, from, i, (byte) type.code());
                }
                from = i;
            }
        }
        return types;
    }

    /** The mass, unless it is the program's default of 1 g. */
    private Optional<Quantity> mass() {
        String text = metadata.getOrDefault("mass (g)", "");
        boolean isNumber = text.matches("[0-9]+(\\.[0-9]+)?") && Double.parseDouble(text) > 0;
        return isNumber && Double.parseDouble(text) != 1
                ? Optional.of(Quantity.of(Double.parseDouble(text) * 1e3, "mg"))
                : Optional.empty();
    }
}
