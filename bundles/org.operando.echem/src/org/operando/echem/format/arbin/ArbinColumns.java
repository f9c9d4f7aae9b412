// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.arbin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.log.CellLog;
import org.operando.echem.log.Counter;
import org.operando.echem.log.RawLog;

/**
 * Columns with the names of Arbin, which its programs spell with blanks, underscores and units or without, and which
 * cellpy keeps: {@code Test_Time}, {@code Test Time (s)}, {@code Test_Time(s)}, {@code test_time}. They hold s, A, V,
 * Ah, Wh; charging is above 0; charge and energy have a column each for charging and discharging, that run on until the
 * schedule begins them anew.
 */
public final class ArbinColumns {
    private static final List<String> CHARGE = List.of("chargecapacity", "cumulativechargecapacity");
    private static final List<String> DISCHARGE = List.of("dischargecapacity", "cumulativedischargecapacity");
    private static final List<String> CHARGE_ENERGY = List.of("chargeenergy", "cumulativechargeenergy");
    private static final List<String> DISCHARGE_ENERGY = List.of("dischargeenergy", "cumulativedischargeenergy");

    private final Path path;
    private final Map<String, double[]> columns = new LinkedHashMap<>();
    private final Map<String, String> told = new LinkedHashMap<>();
    private int[] lines;
    private int rows;

    /**
     * Takes over the columns of a file.
     * @param named columns by the names that the file has, all of the same length; they are kept
     * @param lines line or row of each record, or none
     */
    public ArbinColumns(Path path, Map<String, double[]> named, int[] lines) {
        this.path = path;
        this.lines = lines;
        named.forEach((name, values) -> {
            rows = values.length;
            columns.putIfAbsent(plain(name), scaled(name, values));
        });
    }

    /** A name in lower case without unit, blanks and underscores. */
    public static String plain(String name) {
        int bracket = name.indexOf('(');
        return (bracket > 0 ? name.substring(0, bracket) : name).toLowerCase(Locale.ROOT).replaceAll("[ _]", "");
    }

    /** Units of a thousandth are met in exports whose units the user chose. */
    private double[] scaled(String name, double[] values) {
        if (!name.matches(".*\\((mA|mV|mAh|mWh|ms)\\).*")) {
            return values;
        }
        told.merge("units", name, (a, b) -> a + ", " + b);
        return Arrays.stream(values).map(v -> v / 1000).toArray();
    }

    /** What was done with the columns, for the metadata. */
    public Map<String, String> told() {
        return told;
    }

    public boolean has(String plainName) {
        return columns.containsKey(plainName);
    }

    /** A column; of length 0 when the file does not have it. */
    public double[] column(String... plainNames) {
        return column(Arrays.asList(plainNames));
    }

    private double[] column(List<String> plainNames) {
        for (String name : plainNames) {
            if (columns.containsKey(name)) {
                return columns.get(name);
            }
        }
        return new double[0];
    }

    private double[] require(String... plainNames) throws LoadException {
        double[] values = column(plainNames);
        if (values.length == 0 && rows > 0 || columns.isEmpty()) {
            throw LoadException.at(path, "", "has no column '" + plainNames[0] + "', but "
                    + String.join(", ", columns.keySet()), "export it with this column");
        }
        return values;
    }

    /**
     * Keeps the records of one test, in the order of their numbers. A database may hold several tests: that with the
     * most records is kept and the others are told.
     */
    public void keepOneTest(Context context) {
        double[] test = column("testid");
        Map<Double, Integer> counts = new TreeMap<>();
        for (double id : test) {
            counts.merge(id, 1, Integer::sum);
        }
        double kept = counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(0.0);
        if (counts.size() > 1) {
            List<String> others = new ArrayList<>();
            counts.forEach((id, n) -> others.add(String.format(Locale.ROOT, "%.0f (%d records)", id, n)));
            context.warn(path.getFileName().toString(), "holds the tests " + String.join(", ", others) + "; test "
                    + (long) kept + " is read, the others are left out");
            told.put("test", String.valueOf((long) kept));
        }
        double[] point = column("datapoint", "datapointnum");
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            if (test.length == 0 || test[i] == kept) {
                order.add(i);
            }
        }
        if (point.length > 0) {
            // a database gives rows in the order of its pages
            order.sort(Comparator.comparingDouble(i -> point[i]));
        }
        select(order.stream().mapToInt(Integer::intValue).toArray());
    }

    private void select(int[] keep) {
        boolean all = keep.length == rows;
        for (int i = 0; i < keep.length && all; i++) {
            all = keep[i] == i;
        }
        if (all) {
            return;
        }
        columns.replaceAll((name, values) -> Arrays.stream(keep).mapToDouble(i -> values[i]).toArray());
        lines = lines.length > 0 ? Arrays.stream(keep).map(i -> lines[i]).toArray() : lines;
        rows = keep.length;
    }

    /**
     * The columns of the record model.
     * @param unixTime seconds since 1970 of each record; of length 0 when they are not known
     */
    public RawLog raw(double[] unixTime) throws LoadException {
        RawLog raw = new RawLog(path, rows);
        raw.lines = lines;
        raw.index = whole(column("datapoint", "datapointnum"));
        raw.testTime = require("testtime");
        raw.stepTime = column("steptime");
        raw.unixTime = unixTime;
        raw.current = require("current");
        raw.voltage = require("voltage", "potential");
        raw.stepIndex = whole(column("stepindex", "stepnum", "stepid"));
        raw.cycle = whole(column("cycleindex", "cyclenum", "cycleid"));
        raw.capacity = counter(CHARGE, DISCHARGE);
        raw.energy = counter(CHARGE_ENERGY, DISCHARGE_ENERGY);
        addExtras(raw);
        told.put("charge and energy", raw.capacity.isThere()
                ? "counters of the file, cut at the steps" : "integrated from the current");
        return raw;
    }

    private Counter counter(List<String> charge, List<String> discharge) {
        double[] in = column(charge);
        double[] out = column(discharge);
        return in.length > 0 && out.length > 0 ? Counter.running(in, out) : Counter.NONE;
    }

    private void addExtras(RawLog raw) {
        columns.forEach((name, values) -> {
            if (name.matches("temperature|(aux)?temperature\\d+")) {
                raw.extras.add(new CellLog.Extra(name.replace("aux", "").replaceFirst("(\\d+)$", " $1"), "degC",
                        values));
            } else if (name.matches("auxvoltage\\d+") && !isEmpty(values)) {
                raw.extras.add(new CellLog.Extra(name.replace("auxvoltage", "auxiliary voltage "), "V", values));
            } else if (name.equals("internalresistance") && !isEmpty(values)) {
                raw.extras.add(new CellLog.Extra("internal resistance", "ohm", values));
            }
        });
    }

    /** Programs write columns that nothing was measured for. */
    private static boolean isEmpty(double[] values) {
        return Arrays.stream(values).allMatch(v -> Double.isNaN(v) || v == 0);
    }

    /** Whole numbers; a missing one is 0. */
    private static int[] whole(double[] values) {
        return Arrays.stream(values).mapToInt(v -> (int) Math.round(v)).toArray();
    }
}
