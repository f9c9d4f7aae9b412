// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.basytec;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.StepType;
import org.operando.echem.format.text.DateText;
import org.operando.echem.format.text.NamedSteps;
import org.operando.echem.format.text.TextTable;
import org.operando.echem.log.CellFile;
import org.operando.echem.log.CellLog;
import org.operando.echem.log.Counter;
import org.operando.echem.log.FileContent;
import org.operando.echem.log.RawLog;
import org.operando.echem.log.StepFinder;
import org.operando.io.text.DelimitedText;

/** One text export of a Basytec system as a cell log: lines that begin with ~, of which the last has the names. */
final class BasytecFile {
    private static final int MOST_LINES = 200;
    private static final String START = "start of test";

    private BasytecFile() {
    }

    static boolean isNames(String line) {
        return line.startsWith("~Time[") && line.contains("U[");
    }

    static CellFile read(Path path, Context context) throws LoadException {
        DelimitedText text = new DelimitedText(path, FileContent.read(path));
        text.form('\t', '.');
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "Basytec text export");
        boolean found = false;
        while (!found && text.line() < MOST_LINES && text.advance()) {
            String line = text.lineText();
            found = isNames(line);
            int colon = line.indexOf(':');
            if (!found && line.startsWith("~") && colon > 1 && !line.substring(colon + 1).isBlank()) {
                metadata.put(line.substring(1, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        if (!found) {
            throw LoadException.at(path, String.valueOf(text.line()), "has no line of columns like ~Time[s] ... U[V]",
                    "export the file again");
        }
        return read(path, new TextTable(path, text), metadata, context);
    }

    private static int starting(TextTable table, String start) {
        for (int c = 0; c < table.names().size(); c++) {
            if (table.names().get(c).startsWith(start)) {
                return c;
            }
        }
        return -1;
    }

    private static int required(Path path, TextTable table, String start) throws LoadException {
        int column = starting(table, start);
        return column >= 0 ? column : table.require(start);
    }

    private static CellFile read(Path path, TextTable table, Map<String, String> metadata, Context context)
            throws LoadException {
        int time = required(path, table, "~Time[");
        int stepTime = starting(table, "t-Step[");
        int current = required(path, table, "I[");
        int voltage = required(path, table, "U[");
        int line = table.require("Line");
        int command = table.find("Command");
        int cycle = table.find("Cyc-Count");
        int charge = table.find("Ah-Step");
        int energy = table.find("Wh-Step");
        int set = table.find("DataSet");
        int temperature = starting(table, "T1[");
        for (int column : new int[] {time, stepTime, current, voltage, line, cycle, charge, energy, set, temperature}) {
            table.wantNumbers(column);
        }
        table.wantTexts(command);
        table.read(t -> false, context);
        RawLog raw = new RawLog(path, table.rows());
        raw.lines = table.lines();
        raw.index = table.integers(set);
        raw.testTime = table.numbers(time, table.factor(time, "s"));
        raw.stepTime = table.numbers(stepTime, table.factor(stepTime, "s"));
        raw.current = table.numbers(current, table.factor(current, "A"));
        raw.voltage = table.numbers(voltage, table.factor(voltage, "V"));
        raw.stepIndex = table.integers(line);
        raw.cycle = table.integers(cycle);
        // the record that a test begins with has 0
        Arrays.setAll(raw.cycle, i -> Math.max(1, raw.cycle[i]));
        counters(raw, table, charge, energy);
        kinds(raw, table.texts(command));
        if (temperature >= 0) {
            raw.extras.add(new CellLog.Extra("temperature", "degC", table.numbers(temperature, 1)));
        }
        start(path, raw, metadata, context);
        CellLog log = raw.build(context);
        metadata.put("clock", CellFile.LOCAL);
        return new CellFile(path, log, CellFile.LOCAL, metadata.getOrDefault(START, path.getFileName().toString()),
                cycle >= 0, Optional.empty(), Optional.empty(), metadata);
    }

    private static void counters(RawLog raw, TextTable table, int charge, int energy) throws LoadException {
        raw.capacity = counter(table, charge, table.factor(starting(table, "Ah["), "Ah"));
        raw.energy = counter(table, energy, table.factor(starting(table, "Wh["), "Wh"));
    }

    /** Counters of the step; magnitudes, so that the current gives the sign whether the file has one or not. */
    private static Counter counter(TextTable table, int column, double factor) {
        double[] values = table.numbers(column, factor);
        Arrays.setAll(values, i -> Math.abs(values[i]));
        return column < 0 ? Counter.NONE : Counter.unsignedOfStep(values);
    }

    private static void kinds(RawLog raw, String[] commands) {
        int rows = raw.stepIndex.length;
        int[] step = new int[rows];
        StepType[] said = new StepType[rows];
        for (int i = 0; i < rows; i++) {
            boolean begins = i > 0 && (raw.stepIndex[i] != raw.stepIndex[i - 1]
                    || raw.stepTime.length > 0 && raw.stepTime[i] < raw.stepTime[i - 1]);
            step[i] = i == 0 ? 1 : step[i - 1] + (begins ? 1 : 0);
            said[i] = commands.length == 0 ? StepType.UNKNOWN : switch (commands[i]) {
                case "Charge" -> StepType.CC_CHG;
                case "Discharge" -> StepType.CC_DCHG;
                case "Pause" -> StepType.REST;
                default -> StepType.UNKNOWN;
            };
        }
        raw.step = step;
        raw.isNamed = true;
        raw.type = NamedSteps.types(new StepFinder(raw.testTime, raw.current, raw.voltage, rows), step, said);
    }

    /** The dates of the records: the start of the test (day first) and the test time. */
    private static void start(Path path, RawLog raw, Map<String, String> metadata, Context context) {
        double start = DateText.of(metadata.getOrDefault(START, "")).map(d -> d.unix(DateText.Order.DAY_FIRST))
                .orElse(Double.NaN);
        if (Double.isNaN(start)) {
            context.warn(path.getFileName().toString(), "does not say when the test began (Start of Test)");
            return;
        }
        raw.unixTime = new double[raw.testTime.length];
        Arrays.setAll(raw.unixTime, i -> start + raw.testTime[i]);
        metadata.put("dates", "start of the test plus test time");
    }
}
