// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.util.Arrays;
import org.operando.echem.StepType;

/**
 * Steps of a BioLogic log. The log stores the line of the technique (Ns), half cycles and control modes; a step begins
 * where one of them changes. The first point of a new line still belongs to the one before: its current is the mean
 * over the change, and the charge is counted from it on. A stretch of one such point is therefore no step of its own.
 */
final class BiologicSteps {
    /** Current below this part of the largest one is none. */
    private static final double REST = 1e-4;
    /** Voltage is constant within this, V. */
    private static final double CONSTANT = 2e-3;
    /** Records at the beginning of a step in which a voltage may settle. */
    private static final int SETTLING = 3;

    private final int rows;
    private final int[] ns;
    private final int[] half;
    private final int[] cycle;
    private final int[] mode;
    private final double[] current;
    private final double[] voltage;
    private final double[] control;
    /** Current above which there is one, A. */
    private final double threshold;

    /**
     * Columns of the log, all as long as it has rows; of length 0 when they are absent.
     * @param mode 1 galvanostatic, 2 potentiostatic, 3 open circuit
     * @param current A
     * @param voltage V
     * @param control what the instrument was told to hold: V where the mode is potentiostatic
     */
    BiologicSteps(int rows, int[] ns, int[] half, int[] cycle, int[] mode, double[] current, double[] voltage,
            double[] control) {
        this.rows = rows;
        this.ns = ns;
        this.half = half;
        this.cycle = cycle;
        this.mode = mode;
        this.current = current;
        this.voltage = voltage;
        this.control = control;
        this.threshold = REST * largestCurrent();
    }

    /** First rows of the steps. */
    int[] starts() {
        int[] starts = new int[Math.min(rows, 64)];
        int n = 0;
        for (int i = 0; i < rows; i++) {
            if (i == 0 || changes(i)) {
                if (n == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * n);
                }
                starts[n++] = i;
            }
        }
        return merged(Arrays.copyOf(starts, n));
    }

    private boolean changes(int i) {
        boolean marked = differs(ns, i) || differs(half, i) || differs(cycle, i) || rest(i) != rest(i - 1);
        if (half.length > 0) {
            return marked;
        }
        return marked || sign(current[i]) != sign(current[i - 1]);
    }

    private static boolean differs(int[] values, int i) {
        return values.length > 0 && values[i] != values[i - 1];
    }

    private boolean rest(int i) {
        return mode.length > 0 && mode[i] == 3;
    }

    private int sign(double current) {
        return current > threshold ? 1 : current < -threshold ? -1 : 0;
    }

    private double largestCurrent() {
        double largest = 0;
        for (int i = 0; i < rows; i++) {
            largest = Math.max(largest, Math.abs(current[i]));
        }
        return largest;
    }

    /** Gives stretches of one point to the step before, the first one to the step after. */
    private int[] merged(int[] starts) {
        int[] kept = new int[starts.length];
        int n = 0;
        for (int s = 0; s < starts.length; s++) {
            int end = s + 1 < starts.length ? starts[s + 1] : rows;
            boolean single = end - starts[s] == 1;
            if (n > 0 && single && s + 1 < starts.length) {
                continue;
            }
            if (n == 1 && starts[s] - kept[0] == 1) {
                // the very first point: the step begins with it
                continue;
            }
            kept[n++] = starts[s];
        }
        return Arrays.copyOf(kept, n);
    }

    /** Kind of the step of these rows. Its last point may already have the mode of the next one. */
    StepType type(int from, int to, double charge) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(current[i]);
        }
        boolean charging = charge > 0;
        if (mode.length == 0) {
            return sum / (to - from) <= threshold ? StepType.REST : withoutModes(from, to, charging);
        }
        int galvanostatic = 0;
        int potentiostatic = 0;
        for (int i = from; i < to; i++) {
            galvanostatic += mode[i] == 1 ? 1 : 0;
            potentiostatic += mode[i] == 2 ? 1 : 0;
        }
        if (galvanostatic + potentiostatic == 0 || sum / (to - from) <= threshold) {
            return StepType.REST;
        }
        if (galvanostatic == 0 || galvanostatic == 1 && potentiostatic > 1 && mode[to - 1] == 1) {
            return ramps(from, to) ? StepType.RAMP : charging ? StepType.CV_CHG : StepType.CV_DCHG;
        }
        boolean held = mode[to - 1] == 2 || potentiostatic > 1 && mode[to - 2] == 2;
        if (potentiostatic > 0 && held) {
            return charging ? StepType.CCCV_CHG : StepType.CCCV_DCHG;
        }
        return charging ? StepType.CC_CHG : StepType.CC_DCHG;
    }

    /**
     * Whether the voltage was swept: by what the instrument was told, else by the voltage itself, which settles in the
     * first records of a step that holds it.
     */
    private boolean ramps(int from, int to) {
        double[] told = control.length > 0 ? control : voltage;
        int settled = from + (control.length > 0 ? 0 : Math.min(SETTLING, (to - from) / 2));
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = settled; i < to; i++) {
            if (mode[i] == 2) {
                low = Math.min(low, told[i]);
                high = Math.max(high, told[i]);
            }
        }
        return high - low > 2 * CONSTANT;
    }

    /**
     * By what stays constant: current (to 1 %), voltage (to 2 mV, current falling by 10 %), first one, then the other.
     */
    private StepType withoutModes(int from, int to, boolean charging) {
        int held = to;
        while (held > from && Math.abs(voltage[held - 1] - voltage[to - 1]) < CONSTANT) {
            held--;
        }
        boolean falls = held < to && Math.abs(current[to - 1]) < 0.9 * Math.abs(current[held]);
        if (!falls) {
            return charging ? StepType.CC_CHG : StepType.CC_DCHG;
        }
        if (held <= from + 1) {
            return charging ? StepType.CV_CHG : StepType.CV_DCHG;
        }
        return charging ? StepType.CCCV_CHG : StepType.CCCV_DCHG;
    }
}
