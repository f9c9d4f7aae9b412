// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.maccor;

import java.util.Map;
import org.operando.echem.log.Counter;
import org.operando.echem.log.RawLog;

/**
 * The counters of charge and energy, which have no sign. Some testers set them to 0 in each step, others only where the
 * state changes: constant current and the constant voltage after it are then counted on. Which it is, is seen at each
 * step: its first value is the charge of the step so far, or that above and what has flowed since.
 */
final class MaccorCounters {
    private final RawLog raw;
    private final double[] charge;
    private final double[] energy;

    /**
     * Takes the counters, Ah and Wh, as printed; length 0 where there are none. Times, currents and steps of the log
     * must be set.
     */
    MaccorCounters(RawLog raw, double[] charge, double[] energy) {
        this.raw = raw;
        this.charge = charge;
        this.energy = energy;
    }

    /** Gives the log counters that begin at 0 in each step. */
    void cutAtSteps(Map<String, String> metadata) {
        double[] charges = charge.clone();
        double[] energies = energy.clone();
        boolean anyRunsOn = false;
        double chargeBefore = 0;
        double energyBefore = 0;
        for (int i = 1; i < charge.length; i++) {
            if (raw.step[i] != raw.step[i - 1]) {
                boolean on = runsOn(i);
                anyRunsOn |= on;
                chargeBefore = on ? charge[i - 1] : 0;
                energyBefore = on && energy.length > 0 ? energy[i - 1] : 0;
            }
            charges[i] -= chargeBefore;
            if (energy.length > 0) {
                energies[i] -= energyBefore;
            }
        }
        raw.capacity = charge.length == 0 ? Counter.NONE : Counter.unsignedOfStep(charges);
        raw.energy = energy.length == 0 ? Counter.NONE : Counter.unsignedOfStep(energies);
        raw.uncut(charge.length == 0 ? Counter.NONE : Counter.unsignedOfStep(charge),
                energy.length == 0 ? Counter.NONE : Counter.unsignedOfStep(energy));
        metadata.put("capacity and energy", anyRunsOn
                ? "counted on over steps of one state by the tester; cut at the steps; sign given by the current"
                : "counted anew in each step by the tester; sign given by the current");
    }

    /** Whether the counter was not set to 0 where this record begins a step. */
    private boolean runsOn(int i) {
        if (charge[i] < charge[i - 1]) {
            return false;
        }
        double sinceAbove = Math.abs(raw.current[i]) * (raw.testTime[i] - raw.testTime[i - 1]) / 3600;
        double ofStep = raw.stepTime.length == 0 ? sinceAbove : Math.abs(raw.current[i]) * raw.stepTime[i] / 3600;
        return Math.abs(charge[i] - charge[i - 1] - sinceAbove) < Math.abs(charge[i] - ofStep);
    }
}
