// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.operando.api.Context;
import org.operando.api.Quantity;
import org.operando.echem.StepType;
import org.operando.echem.log.CellLog;

/**
 * Looks for what a whole log cannot hold: records without a number or out of their turn, time that goes back within a
 * step, unheard-of steps and voltages. Layouts without checksums show damage by nothing else.
 */
final class NewareCheck {
    /** No cycler's channel goes as high, V, A. */
    private static final double MOST = 1e5;

    private final CellLog log;
    private final String name;
    private final Context context;

    private NewareCheck(CellLog log, String name, Context context) {
        this.log = log;
        this.name = name;
        this.context = context;
    }

    /** Warns of each kind of oddity once, with the first record that has it. */
    static void warn(CellLog log, String name, Context context) {
        NewareCheck check = new NewareCheck(log, name, context);
        check.numbers();
        check.cycles();
        check.times();
        check.values();
        check.types();
    }

    private void numbers() {
        int gaps = 0;
        int first = 0;
        for (int i = 1; i < log.rows; i++) {
            if (log.index[i] != log.index[i - 1] + 1) {
                first = gaps++ == 0 ? i : first;
            }
        }
        if (gaps > 0) {
            warn(log.index[first - 1], gaps, "is followed by record " + Integer.toUnsignedString(log.index[first])
                    + ": records are missing or damaged");
        }
    }

    /** Cycles are counted one after the other; records that are missing are told by their numbers. */
    private void cycles() {
        int leaps = 0;
        int first = 0;
        for (int i = 1; i < log.rows; i++) {
            long gone = (long) log.cycle[i] - log.cycle[i - 1];
            if ((gone < 0 || gone > 1) && log.index[i] == log.index[i - 1] + 1) {
                first = leaps++ == 0 ? i : first;
            }
        }
        if (leaps > 0) {
            warn(log.index[first], leaps, "is of cycle " + log.cycle[first] + ", the one before of cycle "
                    + log.cycle[first - 1] + ": one of them may be damaged");
        }
    }

    private void times() {
        int back = 0;
        int first = 0;
        int dateless = 0;
        int firstDateless = 0;
        for (int i = 0; i < log.rows; i++) {
            if (i > 0 && log.step[i] == log.step[i - 1] && log.stepTime[i] < log.stepTime[i - 1]) {
                first = back++ == 0 ? i : first;
            }
            if (Double.isNaN(log.unixTime[i])) {
                firstDateless = dateless++ == 0 ? i : firstDateless;
            }
        }
        if (back > 0) {
            warn(log.index[first], back,
                    String.format(Locale.ROOT, "is at %.3f s of its step, the one before at %.3f s",
                            log.stepTime[first], log.stepTime[first - 1]));
        }
        if (dateless > 0) {
            warn(log.index[firstDateless], dateless, "has no date");
        }
    }

    private void values() {
        int odd = 0;
        int first = 0;
        for (int i = 0; i < log.rows; i++) {
            // written so that NaN is odd too
            if (!(Math.abs(log.voltage[i]) < MOST && Math.abs(log.current[i]) < MOST)) {
                first = odd++ == 0 ? i : first;
            }
        }
        if (odd > 0) {
            warn(log.index[first], odd, "has " + Quantity.digits(log.voltage[first]) + " V and "
                    + Quantity.digits(log.current[first]) + " A");
        }
    }

    private void types() {
        Set<Integer> unknown = new TreeSet<>();
        int first = -1;
        int records = 0;
        for (int i = 0; i < log.rows; i++) {
            if (StepType.ofCode(log.type[i] & 0xff) == StepType.UNKNOWN) {
                first = first < 0 ? i : first;
                unknown.add(log.type[i] & 0xff);
                records++;
            }
        }
        if (first >= 0) {
            warn(log.index[first], records,
                    "is of step type " + unknown + ", which is not known; such steps neither charge"
                            + " nor discharge when cycles are counted");
        }
    }

    private void warn(int record, int count, String what) {
        context.warn(name + ":record " + Integer.toUnsignedString(record),
                what + (count > 1 ? " (the first of " + count + " such records)" : ""));
    }
}
