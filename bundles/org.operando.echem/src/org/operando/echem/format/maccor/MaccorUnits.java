// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.maccor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.api.Quantity;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.text.TextTable;

/** Factors to s, A, V, Ah, Wh: from the names of the columns, from the study, or found out of the numbers. */
final class MaccorUnits {
    /**
     * A printed clock and rounded numbers agree within this with the right unit; the next unit is a factor of 60 off.
     */
    private static final double ALIKE = 0.3;
    private static final double[] TIMES = {1, 60, 3600};

    private final Path path;
    private final TextTable table;
    private final EchemMeasurement study;
    private final Context context;
    private final Map<String, String> metadata;
    private final List<String> bare = new ArrayList<>();

    MaccorUnits(Path path, TextTable table, EchemMeasurement study, Context context, Map<String, String> metadata) {
        this.path = path;
        this.table = table;
        this.study = study;
        this.context = context;
        this.metadata = metadata;
    }

    /** Factor of a column of current, charge or energy. */
    double electric(int column, Optional<String> ofStudy) {
        if (column < 0) {
            return 1;
        }
        String name = table.names().get(column);
        Optional<String> said = ofStudy.flatMap(TextTable::unit).or(() -> TextTable.unit(name));
        if (said.isEmpty() && isBare(name)) {
            bare.add(name);
        }
        return prefix(said.orElse(name));
    }

    /** Says which columns were taken in base units without saying so. */
    void warnOfBare() {
        if (!bare.isEmpty()) {
            context.warn(path.getFileName() + ":" + table.namesLine(), "columns " + String.join(", ", bare)
                    + " say no unit; A, V, Ah, Wh are taken. If they are others, say them in the study's 'columns', "
                    + "e.g. current: \"Current (mA)\"");
        }
    }

    Optional<String> studyCurrent() {
        return study.columns().map(c -> c.current());
    }

    Optional<String> studyVoltage() {
        return study.columns().map(c -> c.voltage());
    }

    Optional<String> studyCapacity() {
        return study.columns().flatMap(c -> c.capacity());
    }

    /** A name without a unit of its own, unlike Amps or Watt-hr. */
    static boolean isBare(String name) {
        return name.matches("(?i)Current|Voltage|Capacity|Energy");
    }

    private static double prefix(String unit) {
        return unit.startsWith("m") ? 1e-3 : unit.startsWith("u") || unit.startsWith("\u00b5") ? 1e-6 : 1;
    }

    /** Factor of a time whose name says a unit. */
    static Optional<Double> time(String name) {
        return TextTable.unit(name).map(u -> u.toLowerCase(Locale.ROOT)).flatMap(u -> u.startsWith("s")
                ? Optional.of(1.0) : u.startsWith("m") ? Optional.of(60.0)
                        : u.startsWith("h") ? Optional.of(3600.0) : Optional.empty());
    }

    /**
     * Factor of a time that says no unit: what the clock beside it, or else charge and current, make of it.
     * @param clock times of day, s; length 0 when there are none
     * @param time as printed
     * @param charge Ah, in magnitude, begun anew in each step; length 0 when there is none
     * @param current A
     */
    double foundTime(String name, double[] clock, double[] time, double[] charge, double[] current)
            throws LoadException {
        Optional<Double> said = study.columns().flatMap(c -> time(c.time()));
        if (said.isPresent()) {
            return said.get();
        }
        Optional<Double> found = nearest(medianRatio(clock, time));
        String by = "the clock";
        if (found.isEmpty()) {
            found = nearest(3600 * chargeRatio(time, charge, current));
            by = "charge and current";
        }
        if (found.isEmpty()) {
            throw LoadException.at(path, String.valueOf(table.namesLine()), "column '" + name
                    + "' does not say whether "
                    + "it is in seconds, minutes or hours, and neither the clock nor the charge of the file tells",
                    "say it in the study's 'columns', e.g. time: \"" + name + " (min)\"");
        }
        String unit = found.get() == 1 ? "s" : found.get() == 60 ? "min" : "h";
        metadata.put("unit of " + name, unit + ", found by " + by);
        return found.get();
    }

    /** Warns when the time, in the unit that its name says, does not go with the clock beside it. */
    void compare(String name, double[] clock, double[] time) {
        double ratio = medianRatio(clock, time);
        if (Math.abs(ratio - 1) > ALIKE) {
            context.warn(path.getFileName() + ":" + table.namesLine(), String.format(Locale.ROOT,
                    "the clock goes %.3g times as fast as column '%s': check its unit", ratio, name));
        }
    }

    private static Optional<Double> nearest(double ratio) {
        return Arrays.stream(TIMES).boxed().filter(f -> Math.abs(ratio / f - 1) < ALIKE).findFirst();
    }

    /** Seconds of the clock per unit of time, over stretches of 5 s or more. */
    private static double medianRatio(double[] clock, double[] time) {
        double[] ratios = new double[clock.length];
        int n = 0;
        int from = 0;
        for (int i = 1; i < clock.length; i++) {
            double gone = clock[i] - clock[from];
            if (gone >= 5 && time[i] > time[from]) {
                ratios[n++] = gone / (time[i] - time[from]);
            }
            if (gone >= 5 || gone < 0) {
                from = i;
            }
        }
        Arrays.sort(ratios, 0, n);
        return n == 0 ? Double.NaN : ratios[n / 2];
    }

    /** Charge gained over current times time. */
    static double chargeRatio(double[] time, double[] charge, double[] current) {
        double counted = 0;
        double integral = 0;
        for (int i = 1; i < charge.length; i++) {
            if (charge[i] > charge[i - 1] && time[i] > time[i - 1]) {
                counted += charge[i] - charge[i - 1];
                integral += (Math.abs(current[i]) + Math.abs(current[i - 1])) / 2 * (time[i] - time[i - 1]);
            }
        }
        return integral > 0 ? counted / integral : Double.NaN;
    }

    /**
     * Factor of the voltage: some exports write mV into a column 'Volts', while the other columns say mAmps, mAmp-hr.
     * Energy over charge tells.
     */
    double voltage(int column, double[] voltage, double[] charge, double[] energy, boolean othersAreMilli) {
        String name = table.names().get(column);
        if (isBare(name) && studyVoltage().flatMap(TextTable::unit).isEmpty()) {
            bare.add(name);
        }
        Optional<String> said = studyVoltage().flatMap(TextTable::unit).or(() -> TextTable.unit(name));
        if (said.isPresent() || name.startsWith("m")) {
            return prefix(said.orElse(name));
        }
        double ratio = energyRatio(voltage, charge, energy);
        if (ratio > 0.5e-3 && ratio < 2e-3) {
            metadata.put("unit of " + name, "mV, found by energy and charge");
            return 1e-3;
        }
        double largest = Arrays.stream(voltage).map(Math::abs).filter(Double::isFinite).max().orElse(0);
        if (Double.isNaN(ratio) && othersAreMilli && largest > 20) {
            context.warn(path.getFileName() + ":" + table.namesLine(),
                    "column '" + name + "' goes up to " + Quantity.digits(largest)
                            + "; as the other columns are in mA, mAh it is taken as mV");
            return 1e-3;
        }
        if (!Double.isNaN(ratio) && (ratio < 0.5 || ratio > 2)) {
            context.warn(path.getFileName() + ":" + table.namesLine(), String.format(Locale.ROOT,
                    "energy over charge is %.3g times the voltage of column '%s': check the units", ratio, name));
        }
        return 1;
    }

    private static double energyRatio(double[] voltage, double[] charge, double[] energy) {
        double counted = 0;
        double made = 0;
        for (int i = 1; i < Math.min(charge.length, energy.length); i++) {
            if (charge[i] > charge[i - 1] && energy[i] > energy[i - 1]) {
                counted += energy[i] - energy[i - 1];
                made += (charge[i] - charge[i - 1]) * Math.abs(voltage[i] + voltage[i - 1]) / 2;
            }
        }
        return made > 0 ? counted / made : Double.NaN;
    }
}
