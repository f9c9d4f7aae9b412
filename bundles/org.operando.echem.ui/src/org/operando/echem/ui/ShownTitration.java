// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import java.util.List;
import java.util.Optional;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.echem.gitt.GittOperation;
import org.operando.ui.api.LinkedSteps;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;

/**
 * The titration that the views of pulses show.
 * @param cell its log
 * @param gitt its results
 * @param starts when the pulses began, s, in order
 */
record ShownTitration(ShownCell cell, GittOperation.Outputs gitt, double[] starts) {
    /** That of the log that is chosen; without a choice the first that is there. */
    static ShownTitration of(StudyResults results, Selected selected) throws OperandoException {
        ShownCell cell = ShownCell.of(results, selected);
        List<Measured> done = results.measurements().stream()
                .filter(m -> m.step(GittOperation.Outputs.class, selected).isPresent()).toList();
        boolean isChosen = selected.text(Kind.MEASUREMENT).filter(cell.measured()::belongsTo).isPresent();
        if (!isChosen && !done.isEmpty() && !done.contains(cell.measured())) {
            cell = new ShownCell(done.getFirst());
        }
        Optional<GittOperation.Outputs> gitt = results.result(cell.measured(), GittOperation.Outputs.class, selected);
        if (gitt.isEmpty()) {
            throw new OperationException("No titration of " + cell.measured().name() + " yet", "", done.isEmpty()
                    ? "give its recipe the step 'echem.gitt' and run the study; pulses, fits and diffusion coefficients "
                            + "appear here by themselves"
                    : "choose " + String.join(" or ", done.stream().map(Measured::name).toList())
                            + " in the study, or give its recipe the step 'echem.gitt'");
        }
        return new ShownTitration(cell, gitt.get(), gitt.get().pulses().doubles("start"));
    }

    Table pulses() {
        return gitt.pulses();
    }

    /** Index of the pulse in which, or in whose rest, the chosen time is; -1 for none. */
    int pulse(Selected selected) {
        if (!cell.isMeant(selected)) {
            return -1;
        }
        double time = selected.number(Kind.TIME).orElse(Double.NEGATIVE_INFINITY);
        int pulse = -1;
        // what is chosen as a pulse's beginning may have been read from a table that rounds it
        while (pulse + 1 < starts.length && starts[pulse + 1] <= time + 1e-6) {
            pulse++;
        }
        return pulse;
    }

    /** A choice of a pulse by its beginning. */
    Selected chosen(int pulse, Selected selected) {
        return cell.own(selected).with(Kind.TIME, starts[pulse]);
    }

    /** Pulses, for keys and rows. */
    LinkedSteps steps() {
        return new LinkedSteps(starts.length, this::pulse, this::chosen);
    }
}
