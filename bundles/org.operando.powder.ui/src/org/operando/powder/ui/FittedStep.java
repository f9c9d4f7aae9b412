// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.List;
import java.util.Optional;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.powder.peaks.PeakOperation;
import org.operando.powder.peaks.PeaksOperation;
import org.operando.powder.peaks.PhasesOperation;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;

/** Results of steps that fit peaks along a series. */
final class FittedStep {
    private static final List<Class<? extends Record>> RESULTS = List.of(PeakOperation.Outputs.class,
            PeaksOperation.Outputs.class, PhasesOperation.Outputs.class);

    private FittedStep() {
    }

    /** The result of the chosen step, or of the first that is done. */
    static Record result(StudyResults results, Measured measured, Selected selected) throws OperandoException {
        List<Measured.Step> done = measured.steps().stream()
                .filter(s -> s.done() && s.gives().filter(RESULTS::contains).isPresent()).toList();
        Optional<String> chosen = selected.text(Kind.STEP);
        Measured.Step step = done.stream().filter(s -> chosen.filter(s.name()::equals).isPresent()).findFirst()
                .or(() -> done.stream().findFirst())
                .orElseThrow(() -> new OperationException("No peak of " + measured.name() + " is fitted yet", "",
                        "run the study (its recipe needs a step 'powder.peak' or 'powder.peaks'); fits appear here by"
                                + " themselves"));
        return results.result(measured.name(), step.name());
    }
}
