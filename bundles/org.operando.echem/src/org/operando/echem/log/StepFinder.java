// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import java.util.Arrays;
import org.operando.echem.StepType;

/**
 * Steps and their kinds out of current and voltage, for files that have none. A step begins where the sign of the
 * current changes, or where the current jumps by more than 5 % while the voltage jumps too (in a step at constant
 * voltage the current falls while the voltage stays). Its kind is what stayed constant in it: current, voltage, first
 * the one and then the other, power or resistance.
 */
public final class StepFinder {
    /** A current below this share of the largest one is none. */
    private static final double REST = 1e-4;
    /** Change of the current from one record to the next that begins a step. */
    private static final double JUMP = 0.05;
    /** A voltage within this is constant, V. */
    private static final double CONSTANT = 2e-3;
    /** Relative scatter below which current, power or resistance is constant. */
    private static final double STEADY = 0.01;
    /** A current step that is shorter, between rests, is a pulse, s. */
    private static final double PULSE = 60;

    private final double[] time;
    private final double[] current;
    private final double[] voltage;
    private final int rows;
    private final double threshold;

    /**
     * Looks at these columns.
     * @param time s
     * @param current A, charging above 0
     * @param voltage V
     */
    public StepFinder(double[] time, double[] current, double[] voltage, int rows) {
        this.time = time;
        this.current = current;
        this.voltage = voltage;
        this.rows = rows;
        double largest = 0;
        for (int i = 0; i < rows; i++) {
            largest = Math.max(largest, Math.abs(current[i]));
        }
        threshold = REST * largest;
    }

    /** Rows where steps begin. */
    public int[] starts() {
        int[] starts = new int[rows];
        int n = 0;
        for (int i = 0; i < rows; i++) {
            if (i == 0 || begins(i)) {
                starts[n++] = i;
            }
        }
        return Arrays.copyOf(starts, n);
    }

    boolean begins(int i) {
        int sign = sign(current[i]);
        if (sign != sign(current[i - 1])) {
            return true;
        }
        double larger = Math.max(Math.abs(current[i]), Math.abs(current[i - 1]));
        return sign != 0 && Math.abs(current[i] - current[i - 1]) > JUMP * larger
                && Math.abs(voltage[i] - voltage[i - 1]) > CONSTANT;
    }

    private int sign(double value) {
        return value > threshold ? 1 : value < -threshold ? -1 : 0;
    }

    /** Gives each row the code of the kind of its step. */
    public byte[] types(int[] starts) {
        byte[] types = new byte[rows];
        StepType before = StepType.UNKNOWN;
        for (int s = 0; s < starts.length; s++) {
            int end = s + 1 < starts.length ? starts[s + 1] : rows;
            StepType type = type(starts[s], end);
            boolean isShort = time[end - 1] - time[starts[s]] < PULSE && type.direction() != 0;
            if (isShort && before == StepType.REST && end < rows && sign(current[end]) == 0) {
                type = StepType.PULSE;
            }
            Arrays.fill(types, starts[s], end, (byte) type.code());
            before = type;
        }
        return types;
    }

    /** Kind of the step of these rows, the last one not included. */
    public StepType type(int from, int end) {
        double mean = 0;
        for (int i = from; i < end; i++) {
            mean += current[i] / (end - from);
        }
        int sign = sign(mean);
        if (sign == 0) {
            return StepType.REST;
        }
        boolean charges = sign > 0;
        if (end - from < 3 || isSteady(from, end, i -> current[i])) {
            return charges ? StepType.CC_CHG : StepType.CC_DCHG;
        }
        int held = end;
        while (held > from && Math.abs(voltage[held - 1] - voltage[end - 1]) < CONSTANT) {
            held--;
        }
        boolean falls = held < end - 1 && Math.abs(current[end - 1]) < 0.9 * Math.abs(current[held]);
        if (falls && held <= from + 1) {
            return charges ? StepType.CV_CHG : StepType.CV_DCHG;
        }
        if (falls && isSteady(from, held, i -> current[i])) {
            return charges ? StepType.CCCV_CHG : StepType.CCCV_DCHG;
        }
        if (isSteady(from, end, i -> current[i] * voltage[i])) {
            return charges ? StepType.CP_CHG : StepType.CP_DCHG;
        }
        if (!charges && isSteady(from, end, i -> voltage[i] / current[i])) {
            return StepType.CR_DCHG;
        }
        return charges ? StepType.CC_CHG : StepType.CC_DCHG;
    }

    private interface Value {
        double at(int row);
    }

    /** Whether the standard deviation is below 1 % of the mean. */
    private static boolean isSteady(int from, int end, Value value) {
        double mean = 0;
        double squares = 0;
        for (int i = from; i < end; i++) {
            // Welford's running mean and sum of squares
            double x = value.at(i);
            double change = x - mean;
            mean += change / (i - from + 1);
            squares += change * (x - mean);
        }
        return Math.sqrt(squares / (end - from)) < STEADY * Math.abs(mean);
    }
}
