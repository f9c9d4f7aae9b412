// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.text;

import java.util.Arrays;
import org.operando.echem.StepType;
import org.operando.echem.log.StepFinder;

/**
 * Kinds of the steps of a file that names them roughly (charge, discharge, rest): what was held constant is found out
 * of current and voltage.
 */
public final class NamedSteps {
    private NamedSteps() {
    }

    /**
     * Codes of the kinds, one a row.
     * @param finder looks at the columns of the file
     * @param step a number that changes where a step begins, one a row
     * @param said what the file says of each row: {@link StepType#CC_CHG} for any kind of charging,
     *            {@link StepType#CC_DCHG} for any kind of discharging, {@link StepType#UNKNOWN} for nothing
     */
    public static byte[] types(StepFinder finder, int[] step, StepType[] said) {
        byte[] types = new byte[step.length];
        int from = 0;
        while (from < step.length) {
            int end = from + 1;
            while (end < step.length && step[end] == step[from]) {
                end++;
            }
            Arrays.fill(types, from, end, (byte) type(finder, from, end, said).code());
            from = end;
        }
        return types;
    }

    private static StepType type(StepFinder finder, int from, int end, StepType[] said) {
        StepType most = most(said, from, end);
        StepType found = finder.type(from, end);
        boolean agrees = most.direction() != 0 && found.direction() == most.direction();
        return agrees || most == StepType.UNKNOWN ? found : most;
    }

    /** What is said most often: a step may end with a record of another state. */
    private static StepType most(StepType[] said, int from, int end) {
        int[] counts = new int[StepType.values().length];
        StepType most = said[from];
        for (int i = from; i < end; i++) {
            if (++counts[said[i].ordinal()] > counts[most.ordinal()]) {
                most = said[i];
            }
        }
        return most;
    }
}
