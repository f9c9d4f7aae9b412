// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.maccor;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.api.Quantity;
import org.operando.echem.StepType;

/** What the states (column State or Md) of the records say of sign, steps and kinds. */
final class MaccorSteps {
    private final Path path;
    private final String[] states;
    private final int[] lines;

    /**
     * Takes the states.
     * @param states one a record; length 0 when the file has none
     * @param lines lines of the records
     */
    MaccorSteps(Path path, String[] states, int[] lines) {
        this.path = path;
        this.states = states;
        this.lines = lines;
    }

    /**
     * Gives the current its sign, charging above 0. Some dialects print its magnitude only.
     * @throws LoadException with the line of a current whose state says no direction
     */
    void sign(double[] current, Map<String, String> metadata, Context context) throws LoadException {
        String name = path.getFileName().toString();
        boolean isSigned = Arrays.stream(current).anyMatch(i -> i < 0);
        if (states.length == 0) {
            if (!isSigned && Arrays.stream(current).anyMatch(i -> i > 0)) {
                context.warn(name, "has no column State and no current below 0, so it is not known whether currents "
                        + "have a sign; all are taken as charging");
            }
            return;
        }
        if (!isSigned && Arrays.stream(current).noneMatch(i -> i > 0)) {
            // no current at all
            return;
        }
        if (isSigned) {
            metadata.put("sign of the current", "of the file");
            warnOfOpposites(current, context);
            return;
        }
        int last = 0;
        for (int i = 0; i < current.length; i++) {
            int direction = type(states[i]).direction();
            last = direction != 0 ? direction : last;
            if (direction < 0) {
                current[i] = -current[i];
            } else if (direction == 0 && current[i] > 0) {
                if (type(states[i]) == StepType.UNKNOWN) {
                    throw LoadException.at(path, String.valueOf(lines[i]),
                            "the currents of this file have no sign, and "
                                    + "state '" + states[i] + "' does not say whether " + Quantity.digits(current[i])
                                    + " A charge or discharge",
                            "export the file with signed currents");
                }
                // what still flows after a step has the direction of that step
                current[i] = last < 0 ? -current[i] : current[i];
            }
        }
        metadata.put("sign of the current", "none in the file; given by the state (D below 0)");
    }

    private void warnOfOpposites(double[] current, Context context) {
        int opposite = 0;
        int first = -1;
        for (int i = 0; i < current.length; i++) {
            if (type(states[i]).direction() * current[i] < 0) {
                first = first < 0 ? i : first;
                opposite++;
            }
        }
        if (opposite > 0) {
            context.warn(path.getFileName() + ":" + lines[first], opposite
                    + (opposite == 1 ? " record has" : " records have") + " a current against the state (C, D)");
        }
    }

    /** Numbers that change where a step begins: another line of the schedule, or a step time that begins anew. */
    int[] steps(int[] line, double[] stepTime) {
        int[] steps = new int[line.length];
        for (int i = 0; i < line.length; i++) {
            // the points of an impedance sweep are records of one step, whose step time is that before or 0
            boolean anew = i > 0 && stepTime.length > 0 && stepTime[i] < stepTime[i - 1] && !isImpedance(i)
                    && !isImpedance(i - 1);
            steps[i] = i == 0 ? 1 : steps[i - 1] + (line[i] != line[i - 1] || anew ? 1 : 0);
        }
        return steps;
    }

    private boolean isImpedance(int row) {
        return states.length > 0 && states[row].equals("FRA");
    }

    /** Says that points of an impedance sweep are among the records. */
    void note(Map<String, String> metadata) {
        long points = Arrays.stream(states).filter("FRA"::equals).count();
        if (points > 0) {
            metadata.put("impedance", points + " records are points of impedance sweeps (State FRA), without current");
        }
    }

    /** Kinds, one a record, and a warning for states that are not known. */
    StepType[] types(int rows, Context context) {
        StepType[] types = new StepType[rows];
        Set<String> unknown = new TreeSet<>();
        int first = -1;
        for (int i = 0; i < rows; i++) {
            types[i] = states.length == 0 ? StepType.UNKNOWN : type(states[i]);
            if (states.length > 0 && types[i] == StepType.UNKNOWN && !states[i].equals("A") && !isImpedance(i)) {
                unknown.add(states[i]);
                first = first < 0 ? i : first;
            }
        }
        if (!unknown.isEmpty()) {
            context.warn(path.getFileName() + ":" + lines[first], "states " + unknown + " are not known");
        }
        return types;
    }

    private static StepType type(String state) {
        return switch (state) {
            case "C" -> StepType.CC_CHG;
            case "D" -> StepType.CC_DCHG;
            case "R" -> StepType.REST;
            // pause, suspended
            case "P", "S" -> StepType.PAUSE;
            // off: the last record of a test
            case "O" -> StepType.END;
            default -> StepType.UNKNOWN;
        };
    }
}
