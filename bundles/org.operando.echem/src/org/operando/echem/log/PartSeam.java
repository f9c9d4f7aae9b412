// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.operando.echem.StepType;

/**
 * What the numbers of a part lack to continue those of the part before it.
 * @param nextStep its step in the later log that is continued
 * @param steps to be added to the numbers of its steps
 * @param cycles to be added to those of its cycles
 * @param testTime to be added to its test time
 * @param stepTime to be added to the times of that step
 * @param capacity to be added to the charges of that step
 * @param energy to be added to its energies
 * @param complete whether the file's numbers show that no record is missing and nothing paused
 */
record PartSeam(int nextStep, int steps, int cycles, double testTime, double stepTime, double capacity, double energy,
        boolean complete) {
    private static final Set<StepType> HELD = EnumSet.of(StepType.CC_CHG, StepType.CV_CHG, StepType.CCCV_CHG,
            StepType.CC_DCHG, StepType.CV_DCHG, StepType.CCCV_DCHG);

    /**
     * The last part of what is joined already.
     * @param name of its file
     * @param origin what test it is a part of
     * @param shift that was added to its test time
     * @param cycles that were added to its cycles
     * @param index number of its last record in the file
     */
    record Tail(String name, String origin, double shift, int cycles, int index) {
    }

    /** Of two logs that have a record in common. */
    static PartSeam common(CellLog a, CellLog b, int i, int j) {
        return new PartSeam(b.step[j], a.step[i] - b.step[j], a.cycle[i] - b.cycle[j], a.testTime[i] - b.testTime[j],
                a.stepTime[i] - b.stepTime[j], a.capacity[i] - b.capacity[j], a.energy[i] - b.energy[j], true);
    }

    /** Of a log that begins after the end of another one. */
    static PartSeam following(CellLog a, CellLog b, Tail tail, boolean cyclesStored, boolean sameTest) {
        return new SeamFinder(a, b, tail).seam(cyclesStored, sameTest);
    }

    /** The same in files that count the cycles of their test alike. */
    PartSeam ofTest(int moved) {
        return new PartSeam(nextStep, steps, moved, testTime, stepTime, capacity, energy, complete);
    }

    /** The step that was cut: its counters and its number of the cycle run on over the seam. */
    void continueStep(CellLog log, int at) {
        int step = nextStep + steps;
        int to = at;
        while (to < log.rows && log.step[to] == step) {
            log.stepTime[to] += stepTime;
            log.capacity[to] += capacity;
            log.energy[to] += energy;
            to++;
        }
        if (to > at && log.step[at - 1] == step) {
            int from = at;
            while (from > 0 && log.step[from - 1] == step) {
                from--;
            }
            unite(log, from, at, to);
        }
        if (log.ends.kinds() == PartEnds.Kinds.FOUND) {
            log.type = new StepFinder(log.testTime, log.current, log.voltage, log.rows).types(log.stepStarts());
        }
        if (!log.ends.lines()) {
            System.arraycopy(log.step, 0, log.stepIndex, 0, log.rows);
        }
    }

    /** What is said once of a step. */
    private static void unite(CellLog log, int from, int at, int to) {
        if (!log.ends.timed()) {
            Arrays.fill(log.cycle, at, to, log.cycle[at - 1]);
            Arrays.fill(log.stepIndex, at, to, log.stepIndex[at - 1]);
            Arrays.fill(log.type, from, to, joined(log.type[at - 1], log.type[at]));
        } else if (log.ends.kinds() == PartEnds.Kinds.NAMED) {
            Arrays.fill(log.type, from, to, named(log, from, at, to));
        }
        if (!log.ends.capacity().isSigned()) {
            give(log.capacity, from, to, Counter.sign(log.current, from, to));
        }
        if (!log.ends.energy().isSigned()) {
            give(log.energy, from, to, Counter.sign(log.current, from, to));
        }
    }

    private static void give(double[] values, int from, int to, int sign) {
        for (int i = from; i < to; i++) {
            values[i] = values[i] == 0 ? 0.0 : sign * Math.abs(values[i]);
        }
    }

    private static byte named(CellLog log, int from, int at, int to) {
        StepType longer = StepType.ofCode(log.type[at - from > to - at ? at - 1 : at] & 0xff);
        StepType found = new StepFinder(log.testTime, log.current, log.voltage, log.rows).type(from, to);
        boolean agrees = longer.direction() != 0 && found.direction() == longer.direction();
        return (byte) (agrees ? found : longer).code();
    }

    /** Kind of a step whose parts look like these: current held, then voltage held, is both. */
    private static byte joined(byte first, byte second) {
        StepType a = StepType.ofCode(first & 0xff);
        StepType b = StepType.ofCode(second & 0xff);
        if (a == b || a.direction() != b.direction() || a.direction() == 0) {
            return a.direction() == 0 ? second : first;
        }
        boolean held = HELD.contains(a) && HELD.contains(b);
        return !held ? first : (byte) (a.direction() > 0 ? StepType.CCCV_CHG : StepType.CCCV_DCHG).code();
    }
}
