// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.operando.api.CellRecord;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.echem.cycles.CyclesOperation;
import org.operando.ui.api.LinkedSteps;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;

/** The log that the views of this technique show. */
record ShownCell(Measured measured) {
    static final String TECHNIQUE = "echem";
    static final double HOUR = 3600;

    /** The chosen one, the log of what is chosen, or the first. */
    static ShownCell of(StudyResults results, Selected selected) throws OperationException {
        return new ShownCell(results.shown(selected, TECHNIQUE).orElseThrow(() -> new OperationException(
                "The study has no log of a cell", "",
                "drop a cycler's file into the window, or add a measurement with 'technique: echem' to the study")));
    }

    /** What the cycler logged. */
    CellRecord record(StudyResults results) throws OperandoException {
        if (results.loaded(measured.name()) instanceof CellRecord cell) {
            return cell;
        }
        throw new OperationException("the files of " + measured.name() + " hold no log of a cell");
    }

    /** Its cycles. */
    CyclesOperation.Outputs cycles(StudyResults results, Selected selected) throws OperandoException {
        return results.result(measured, CyclesOperation.Outputs.class, selected)
                .orElseThrow(() -> new OperationException("No cycles of " + measured.name() + " yet", "",
                        "run the study (its recipe needs the step 'echem.cycles'); they appear here by themselves"));
    }

    /**
     * Cycles, for the keys that step through them.
     * @param numbers their numbers, in order
     */
    LinkedSteps steps(double[] numbers) {
        return new LinkedSteps(numbers.length,
                s -> isMeant(s) ? s.number(Kind.CYCLE).map(c -> Arrays.binarySearch(numbers, c)).orElse(-1) : -1,
                (i, s) -> own(s).with(Kind.CYCLE, numbers[i]));
    }

    /** Whether what is chosen is of this log, or of nothing else. */
    boolean isMeant(Selected selected) {
        return selected.text(Kind.MEASUREMENT).map(measured::belongsTo).orElse(true);
    }

    /** The choice, made one of this log where it was of another. */
    Selected own(Selected selected) {
        return selected.text(Kind.MEASUREMENT).filter(measured::belongsTo).isPresent() ? selected
                : selected.with(Kind.MEASUREMENT, measured.name());
    }

    /** The number that is nearest. */
    static Optional<Double> nearest(double[] numbers, double x) {
        return Arrays.stream(numbers).boxed().min((a, b) -> Double.compare(Math.abs(a - x), Math.abs(b - x)));
    }

    /** The chosen cycle, alone in a list, when it is one of these; else none. */
    List<Integer> cycle(Selected selected, double[] known) {
        return selected.number(Kind.CYCLE).filter(c -> isMeant(selected))
                .filter(c -> Arrays.stream(known).anyMatch(k -> k == c)).map(c -> List.of((int) Math.round(c)))
                .orElse(List.of());
    }
}
