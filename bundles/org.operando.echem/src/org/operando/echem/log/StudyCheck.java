// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.operando.api.Context;
import org.operando.api.Quantity;
import org.operando.api.Unit;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.StepType;

/** Compares what the study says of a log with what is in it: voltage window, specific currents, number of cycles. */
final class StudyCheck {
    /** How far a voltage may be outside the window, V: cyclers overshoot by some millivolts. */
    private static final double OVERSHOOT = 0.02;
    /** Least share of the window that a full cycle reaches. */
    private static final double REACHED = 0.05;
    /** Relative difference of a current from that of the study: a mass weighed to 2 %, a current set to 3 digits. */
    private static final double SAME_CURRENT = 0.05;

    private final CellLog log;
    private final EchemMeasurement study;
    private final String name;
    private final Context context;

    StudyCheck(CellLog log, EchemMeasurement study, String name, Context context) {
        this.log = log;
        this.study = study;
        this.name = name;
        this.context = context;
    }

    /** Warns where the log contradicts the study. */
    void warn(Optional<Quantity> mass) {
        if (log.rows == 0) {
            return;
        }
        window();
        cycles();
        study.currents().ifPresent(currents -> currents(currents, mass));
    }

    private void window() {
        double low = study.lowVoltage().orElse(Double.NEGATIVE_INFINITY);
        double high = study.highVoltage().orElse(Double.POSITIVE_INFINITY);
        int outside = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < log.rows; i++) {
            int direction = log.direction(i);
            // a rest may relax out of the window; only what the current drives is judged
            if (direction < 0 && log.voltage[i] < low - OVERSHOOT || direction > 0
                    && log.voltage[i] > high + OVERSHOOT) {
                outside++;
            }
            least = Math.min(least, log.voltage[i]);
            most = Math.max(most, log.voltage[i]);
        }
        if (outside > 0) {
            context.warn(name, outside + " of " + log.rows
                    + " records lie more than 20 mV outside the study's voltage window");
        }
        double margin = Double.isInfinite(high - low) ? OVERSHOOT : REACHED * (high - low);
        if (Double.isFinite(high) && most < high - margin) {
            context.warn(name, String.format(Locale.ROOT,
                    "never comes above %.3f V; the study's window ends at %.3f V", most, high));
        }
        if (Double.isFinite(low) && least > low + margin) {
            context.warn(name, String.format(Locale.ROOT,
                    "never comes below %.3f V; the study's window begins at %.3f V", least, low));
        }
    }

    private void cycles() {
        if (study.cycles().isEmpty()) {
            return;
        }
        int last = Integer.MIN_VALUE;
        int first = Integer.MAX_VALUE;
        for (int i = 0; i < log.rows; i++) {
            if (log.direction(i) != 0) {
                last = Math.max(last, log.cycle[i]);
                first = Math.min(first, log.cycle[i]);
            }
        }
        int found = last < first ? 0 : last - first + 1;
        if (found != study.cycles().get()) {
            context.warn(name, "holds " + found + " cycles, the study says " + study.cycles().get());
        }
    }

    /** The middle current of each galvanostatic step must be one of the study's, and each of those must occur. */
    private void currents(List<Double> wanted, Optional<Quantity> mass) {
        if (mass.isEmpty()) {
            context.warn(name, "the specific currents of the study cannot be checked without the active mass");
            return;
        }
        double grams = mass.get().to(Unit.of("g")).value();
        boolean[] met = new boolean[wanted.size()];
        TreeSet<BigDecimal> strange = new TreeSet<>();
        int[] starts = log.stepStarts();
        for (int s = 0; s < starts.length; s++) {
            int end = s + 1 < starts.length ? starts[s + 1] : log.rows;
            if (!isGalvanostatic(log.type[starts[s]])) {
                continue;
            }
            // mA/g; the largest is that of the constant current, also in a step that ends at constant voltage
            double[] sizes = Arrays.stream(log.current, starts[s], end).map(Math::abs).sorted().toArray();
            double specific = sizes[(int) (0.9 * (sizes.length - 1))] * 1e3 / grams;
            boolean known = false;
            for (int k = 0; k < met.length; k++) {
                boolean same = Math.abs(specific - wanted.get(k)) <= SAME_CURRENT * wanted.get(k);
                met[k] |= same;
                known |= same;
            }
            if (!known) {
                // rounded to two digits, so that one wrong current is named once
                strange.add(rounded(specific, 2));
            }
        }
        if (!strange.isEmpty()) {
            context.warn(name,
                    "has steps at " + strange.stream().limit(5).map(BigDecimal::toPlainString)
                            .collect(Collectors.joining(", ")) + " mA/g, which are not among the study's currents");
        }
        for (int k = 0; k < met.length; k++) {
            if (!met[k]) {
                context.warn(name, "has no step at " + rounded(wanted.get(k), 4).toPlainString()
                        + " mA/g, which the study says; check the mass");
            }
        }
    }

    private static BigDecimal rounded(double value, int digits) {
        return BigDecimal.valueOf(value).round(new MathContext(digits)).stripTrailingZeros();
    }

    private static boolean isGalvanostatic(byte code) {
        return switch (StepType.ofCode(code & 0xff)) {
            case CC_CHG, CC_DCHG, CCCV_CHG, CCCV_DCHG -> true;
            default -> false;
        };
    }
}
