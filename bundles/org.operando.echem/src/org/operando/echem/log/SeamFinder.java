// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import org.operando.echem.log.CounterEnds.Kind;

/**
 * Finds how a log goes on after another one that ended before it. The record is cut, not begun again, where times or
 * numbers of records of the files go on as the clock does; the same step goes on where its line of the schedule is the
 * same, the current does not turn, and its time goes on too.
 */
final class SeamFinder {
    /** Times of the clock and of the test agree within this, s: a clock may show whole seconds. */
    private static final double CLOCK = 2;
    /** And within this share of the time between. */
    private static final double DRIFT = 1e-3;
    /** Where the numbers of records go on, a clock may show whole minutes, s. */
    private static final double MINUTE = 60;

    private final CellLog a;
    private final CellLog b;
    private final PartSeam.Tail tail;
    private final int last;
    private final double gap;
    private final double testGap;
    private final double stepGap;
    private final boolean timed;
    private final boolean numbersGoOn;
    private final boolean testGoesOn;

    SeamFinder(CellLog a, CellLog b, PartSeam.Tail tail) {
        this.a = a;
        this.b = b;
        this.tail = tail;
        last = a.rows - 1;
        gap = b.unixTime[0] - a.unixTime[last];
        testGap = b.testTime[0] - (a.testTime[last] - tail.shift());
        stepGap = b.stepTime[0] - a.stepTime[last];
        timed = a.ends.timed() && b.ends.timed();
        numbersGoOn = b.index[0] > 1 && b.index[0] == tail.index() + 1;
        testGoesOn = b.testTime[0] > 0 && testGap >= 0 && agrees(testGap);
    }

    private boolean agrees(double interval) {
        double difference = Math.abs(interval - gap);
        return difference <= CLOCK + DRIFT * gap || numbersGoOn && difference <= MINUTE;
    }

    PartSeam seam(boolean cyclesStored, boolean sameTest) {
        boolean sameStep = gap >= 0 && isSameStep();
        boolean onward = sameStep || testGoesOn || numbersGoOn && gap >= 0;
        int before = a.cycle[last] - tail.cycles();
        int first = b.cycle[0];
        boolean counted = sameTest
                || cyclesStored && (first > 1 && first >= before || onward && (first == before || first == before + 1));
        int cycles = counted ? tail.cycles() : a.cycle[last] - first + (sameStep ? 0 : 1);
        double shift = testGoesOn ? tail.shift()
                : a.testTime[last] + (sameStep && timed && agrees(stepGap) ? stepGap : gap) - b.testTime[0];
        double passed = b.testTime[0] + shift - a.testTime[last];
        double stepTime = timed || !onward ? 0 : (sameStep ? a.stepTime[last] : 0) + passed - b.stepTime[0];
        int steps = a.step[last] - b.step[0] + (sameStep ? 0 : 1);
        return new PartSeam(b.step[0], steps, cycles, shift, stepTime,
                onward ? lacking(a.capacity, b.capacity, a.ends.capacity(), b.ends.capacity(), sameStep, passed, false)
                        : 0,
                onward ? lacking(a.energy, b.energy, a.ends.energy(), b.ends.energy(), sameStep, passed, true) : 0,
                testGoesOn && numbersGoOn);
    }

    private boolean isSameStep() {
        if (a.direction(last) * b.direction(0) < 0 || a.current[last] * b.current[0] < 0 && a.direction(last) != 0
                || !isSameMark()) {
            return false;
        }
        if (!timed) {
            return testGoesOn && (b.ends.firstStep() > 0 || !begins());
        }
        if (stepGap < 0) {
            return false;
        }
        boolean goesOn = b.stepTime[0] > 0 || testGoesOn || numbersGoOn;
        // a test that was paused within a step
        boolean paused = stepGap <= gap + CLOCK && numbersGoOn && testGap >= 0
                && b.cycle[0] == a.cycle[last] - tail.cycles();
        return goesOn && agrees(stepGap) || paused;
    }

    private boolean isSameMark() {
        boolean lines = !a.ends.lines() || !b.ends.lines() || a.stepIndex[last] == b.stepIndex[0];
        int number = b.ends.firstStep();
        return lines && (number <= 1 || number == a.ends.lastStep());
    }

    private boolean begins() {
        double[] time = {0, Math.max(gap, 0)};
        double[] current = {a.current[last], b.current[0]};
        double[] voltage = {a.voltage[last], b.voltage[0]};
        return new StepFinder(time, current, voltage, 2).begins(1);
    }

    /** What the counter of the later log's first step lacks. */
    private double lacking(double[] before, double[] after, CounterEnds one, CounterEnds other, boolean sameStep,
            double passed, boolean ofEnergy) {
        double since = sameStep ? before[last] : 0;
        if (one.isKnown(other)) {
            if (!sameStep && (one.kind() == Kind.OF_STEP || one.kind() == Kind.OF_STATE && !runsOn(passed))) {
                return 0;
            }
            int sign = Counter.sign(b.current, 0, stepEnd());
            if (!sameStep && one.kind() == Kind.OF_STATE) {
                return -sign * one.last()[0];
            }
            return since + one.gain(other, sign) - after[0];
        }
        if (other.kind() == Kind.INTEGRAL && sameStep) {
            double mean = ofEnergy ? (a.current[last] * a.voltage[last] + b.current[0] * b.voltage[0]) / 2
                    : (a.current[last] + b.current[0]) / 2;
            double gain = mean * passed / 3600;
            return since + (Double.isNaN(gain) ? 0 : gain) - after[0];
        }
        return 0;
    }

    private int stepEnd() {
        int end = 1;
        while (end < b.rows && b.step[end] == b.step[0]) {
            end++;
        }
        return end;
    }

    /** Whether a counter of steps of one state was not set to 0 where the later log begins. */
    private boolean runsOn(double passed) {
        double before = a.ends.capacity().last().length > 0 ? a.ends.capacity().last()[0] : 0;
        double now = b.ends.capacity().first().length > 0 ? b.ends.capacity().first()[0] : 0;
        double sinceAbove = Math.abs(b.current[0]) * passed / 3600;
        double ofStep = timed ? Math.abs(b.current[0]) * b.stepTime[0] / 3600 : sinceAbove;
        return now >= before && Math.abs(now - before - sinceAbove) < Math.abs(now - ofStep);
    }
}
