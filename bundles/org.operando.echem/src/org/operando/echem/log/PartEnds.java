// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

/**
 * What a log has lost of its file that the part after it, or before it, must know.
 * @param timed whether step times and the numbers that mark steps are the file's own, and not counted from its begin
 * @param lines whether the lines of the schedule are the file's own
 * @param firstStep number of the first step in the file, 1 where it numbers lines only, 0 where it marks no steps
 * @param lastStep that of the last one
 * @param kinds where the kinds of the steps come from
 * @param capacity the counter of charge at both ends
 * @param energy that of energy
 */
record PartEnds(boolean timed, boolean lines, int firstStep, int lastStep, Kinds kinds, CounterEnds capacity,
        CounterEnds energy) {
    /** Where kinds of steps come from. */
    enum Kinds {
        /** The file. */
        STORED,
        /** The file says charge, discharge or rest; what was held is found. */
        NAMED,
        /** Current and voltage. */
        FOUND
    }

    /** Of a log that has all from its file, with counters of steps. */
    static PartEnds stored() {
        return new PartEnds(true, true, 1, 1, Kinds.STORED, CounterEnds.OF_STEP, CounterEnds.OF_STEP);
    }

    /** Of a log whose steps were found; its counters gain in their first record what passed since the one before. */
    static PartEnds found() {
        return new PartEnds(false, true, 1, 1, Kinds.STORED, CounterEnds.INTEGRAL, CounterEnds.INTEGRAL);
    }

    /** Of this part and the next one together. */
    PartEnds with(PartEnds next) {
        return new PartEnds(timed && next.timed, lines && next.lines, firstStep, next.lastStep,
                kinds == next.kinds ? kinds : Kinds.STORED, capacity.with(next.capacity), energy.with(next.energy));
    }

    /** The same without the counters at the beginning, as records there were left out. */
    PartEnds withoutFirst() {
        return new PartEnds(timed, lines, 1, lastStep, kinds, capacity.withoutFirst(), energy.withoutFirst());
    }
}
