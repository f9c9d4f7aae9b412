// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.api.Quantity;
import org.operando.echem.log.CellFile;
import org.operando.echem.log.CellLog;

/** One text export of EC-Lab or BT-Lab as a cell log. */
final class MptFile {
    private static final String[] VOLTAGE = {"Ewe/V", "<Ewe>/V", "<Ewe/V>", "Ecell/V", "<Ecell>/V"};
    private static final String[] CHARGED = {"Energy charge/W.h", "Energy we charge/W.h"};
    private static final String[] DISCHARGED = {"Energy discharge/W.h", "Energy we discharge/W.h"};
    private static final Set<String> WANTED = Set.of("mode", "Ns", "time/s", "I/mA", "<I>/mA", "dq/mA.h", "(Q-Qo)/mA.h",
            "(Q-Qo)/C", "Q charge/discharge/mA.h", "half cycle", "cycle number", "Ece/V", "<Ece>/V");
    private static final Pattern NUMBER_UNIT = Pattern.compile("([0-9.,]+)\\s*([A-Za-z]+).*");

    private MptFile() {
    }

    private static boolean wanted(String name) {
        return WANTED.contains(name) || Arrays.asList(VOLTAGE).contains(name) || Arrays.asList(CHARGED).contains(name)
                || Arrays.asList(DISCHARGED).contains(name) || name.startsWith("Temperature/");
    }

    static CellFile read(Path path, Context context) throws LoadException {
        MptText text = MptText.read(path, MptFile::wanted, context);
        if (text.column("freq/Hz").isPresent() && text.column("mode").isEmpty()) {
            throw LoadException.at(path, String.valueOf(text.namesLine()),
                    "holds impedance spectra (freq/Hz), no cycling",
                    "take it out of the measurement's files");
        }
        double[] time = required(path, text, "time/s");
        double[] voltage = required(path, text, VOLTAGE);
        int rows = text.rows();
        CellLog log = new CellLog(rows);
        log.rows = rows;
        double[] charge = MptCharge.increments(text);
        log.current = current(path, text, time, charge);
        log.voltage = Arrays.copyOf(voltage, rows);
        double start = start(text, time);
        double zero = rows > 0 && time[0] > 1e8 ? time[0] : 0;
        for (int i = 0; i < rows; i++) {
            if (!Double.isFinite(time[i]) || i > 0 && time[i] < time[i - 1]) {
                throw LoadException.at(path, String.valueOf(text.namesLine() + 1 + i), "time/s is " + time[i]
                        + (i > 0 ? " after " + time[i - 1] : "") + "; it must not go back", "export the file again");
            }
            log.index[i] = i + 1;
            log.testTime[i] = time[i] - zero;
            log.unixTime[i] = start + time[i] - zero;
        }
        steps(text, log, charge, MptCharge.energies(text.column(CHARGED), text.column(DISCHARGED), charge, voltage));
        warnOfUnknown(path, log, context);
        extras(text, log);
        return file(path, text, log);
    }

    private static double[] required(Path path, MptText text, String... names) throws LoadException {
        return text.column(names).orElseThrow(() -> LoadException.at(path, String.valueOf(text.namesLine()),
                "has no column '" + String.join("' or '", names) + "'; there are " + String.join(", ", text.names()),
                "export the file with this column"));
    }

    /**
     * Current, A: as stored, else from the charge since the record before (GCPL files hold no current), first record 0.
     */
    private static double[] current(Path path, MptText text, double[] time, double[] charge) throws LoadException {
        double[] current = new double[text.rows()];
        Optional<double[]> stored = text.column("I/mA", "<I>/mA");
        boolean open = text.column("mode").map(m -> Arrays.stream(m, 0, text.rows()).allMatch(x -> x == 3))
                .orElse(false);
        if (stored.isEmpty() && charge.length == 0 && !open) {
            throw LoadException.at(path, String.valueOf(text.namesLine()),
                    "has neither a current (I/mA, <I>/mA) nor a charge (dq/mA.h); there are "
                            + String.join(", ", text.names()),
                    "export the file with one of these columns");
        }
        for (int i = 0; i < current.length; i++) {
            if (stored.isPresent()) {
                current[i] = stored.get()[i] / 1e3;
            } else if (i > 0 && charge.length > 0 && time[i] > time[i - 1]) {
                current[i] = charge[i] * 3600 / (time[i] - time[i - 1]);
            }
        }
        return current;
    }

    private static double start(MptText text, double[] time) {
        if (text.rows() > 0 && time[0] > 1e8) {
            return time[0];
        }
        return text.fact("Acquisition started on").map(MptText::date).orElse(Double.NaN);
    }

    private static void steps(MptText text, CellLog log, double[] stored, double[] energy) {
        double[] none = new double[0];
        int rows = log.rows;
        double[] charge = stored.length > 0 ? stored : MptCharge.integral(log.testTime, log.current, rows);
        double[] work = energy.length > 0 ? energy : MptCharge.energies(Optional.empty(), Optional.empty(), charge,
                log.voltage);
        double[] ns = text.column("Ns").orElse(none);
        double[] half = text.column("half cycle").orElse(none);
        double[] cycle = text.column("cycle number").orElse(half.length == 0 ? none : halved(half));
        MptSteps steps = new MptSteps(rows, ns, half, cycle, text.column("mode").orElse(none), log.current,
                log.voltage);
        int[] starts = steps.starts();
        for (int s = 0; s < starts.length; s++) {
            int end = s + 1 < starts.length ? starts[s + 1] : rows;
            // its first and last records may carry the numbers of the steps beside it
            int middle = (starts[s] + end) / 2;
            double q = 0;
            double e = 0;
            // the step's time runs, as its charge does, from the last record of the step before
            double begin = log.testTime[Math.max(0, starts[s] - 1)];
            for (int i = starts[s]; i < end; i++) {
                q += charge[i];
                e += work[i];
                log.capacity[i] = q;
                log.energy[i] = e;
                log.step[i] = s + 1;
                log.stepTime[i] = log.testTime[i] - begin;
                log.stepIndex[i] = ns.length == 0 ? 0 : (int) ns[middle];
                log.cycle[i] = cycle.length == 0 ? 1 : (int) cycle[middle];
            }
            Arrays.fill(log.type, starts[s], end, (byte) steps.type(starts[s], end, q).code());
        }
        numberCycles(log);
    }

    private static double[] halved(double[] half) {
        double[] cycle = new double[half.length];
        for (int i = 0; i < half.length; i++) {
            cycle[i] = Math.floor(half[i] / 2);
        }
        return cycle;
    }

    /** Numbers from 1; what rests before the first charge or discharge belongs to its cycle. */
    private static void numberCycles(CellLog log) {
        int active = 0;
        while (active < log.rows && log.direction(active) == 0) {
            active++;
        }
        if (active < log.rows) {
            Arrays.fill(log.cycle, 0, active, log.cycle[active]);
        }
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < log.rows; i++) {
            least = Math.min(least, log.cycle[i]);
        }
        for (int i = 0; i < log.rows; i++) {
            log.cycle[i] += least < 1 ? 1 - least : 0;
        }
    }

    private static void warnOfUnknown(Path path, CellLog log, Context context) {
        int unknown = 0;
        for (int i = 0; i < log.rows; i++) {
            unknown += Double.isNaN(log.voltage[i]) || Double.isNaN(log.current[i]) ? 1 : 0;
        }
        if (unknown > 0) {
            context.warn(path.getFileName().toString(), unknown + " records have no number for voltage or current");
        }
    }

    private static void extras(MptText text, CellLog log) {
        for (String name : text.names()) {
            if (name.startsWith("Temperature/")) {
                log.extras.add(new CellLog.Extra("temperature", "degC", text.column(name).orElseThrow()));
                break;
            }
        }
        text.column("Ece/V", "<Ece>/V").ifPresent(
                v -> log.extras.add(new CellLog.Extra("counter_electrode_voltage", "V", v)));
    }

    private static CellFile file(Path path, MptText text, CellLog log) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "BioLogic text export");
        if (!text.technique().isEmpty()) {
            metadata.put("technique", text.technique());
        }
        for (String key : new String[] {"Acquisition started on", "Device", "Run on channel", "Comments",
            "Mass of active material", "Characteristic mass", "Electrode surface area", "Cycle Definition"}) {
            text.fact(key).filter(v -> !v.isEmpty()).ifPresent(v -> metadata.put(key.toLowerCase(Locale.ROOT),
                    v.replaceAll("[^ -~\\x{A0}-\\x{FF}]+", "")));
        }
        metadata.put("clock", CellFile.LOCAL);
        boolean cycles = text.column("cycle number", "half cycle").isPresent();
        String origin = text.fact("Acquisition started on").orElse(path.getFileName().toString());
        return new CellFile(path, log, CellFile.LOCAL, origin, cycles, mass(text), area(text), metadata);
    }

    /**
     * The active mass, when both places for it agree: the program's defaults (0.001 mg, 0.001 g) and slips of a factor
     * of 1000 are common, and a wrong mass would go unseen.
     */
    private static Optional<Quantity> mass(MptText text) {
        Optional<Double> active = milligrams(text.fact("Mass of active material"));
        Optional<Double> characteristic = milligrams(text.fact("Characteristic mass"));
        if (active.isEmpty() || characteristic.isEmpty() || active.get() <= 1 && characteristic.get() <= 1
                || Math.abs(active.get() - characteristic.get()) > 0.5) {
            return Optional.empty();
        }
        return Optional.of(Quantity.of(active.get(), "mg"));
    }

    private static Optional<Double> milligrams(Optional<String> text) {
        Matcher matcher = NUMBER_UNIT.matcher(text.orElse(""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double factor = switch (matcher.group(2)) {
            case "g" -> 1e3;
            case "mg" -> 1;
            default -> Double.NaN;
        };
        try {
            double value = Double.parseDouble(matcher.group(1).replace(',', '.')) * factor;
            return value > 0 ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The electrode's area, unless it is the program's default of 0.001 cm2. */
    private static Optional<Quantity> area(MptText text) {
        Matcher matcher = NUMBER_UNIT.matcher(text.fact("Electrode surface area").orElse(""));
        try {
            if (matcher.matches() && matcher.group(2).equals("cm")) {
                double value = Double.parseDouble(matcher.group(1).replace(',', '.'));
                return value > 0.001 ? Optional.of(Quantity.of(value, "cm2")) : Optional.empty();
            }
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
