// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.List;
import java.util.Optional;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.powder.integration.IntegrateOperation;
import org.operando.powder.mask.MaskOperation;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;

/**
 * Frames and the step that makes patterns or cakes of them.
 * @param shown the frames
 * @param step the step
 */
record FramesOfStep(ShownFrames shown, Measured.Step step) {
    /**
     * Those of the chosen measurement, or the first.
     * @param operation id of the step's operation
     * @param what what it makes, for people
     */
    static FramesOfStep of(StudyResults results, Selected selected, String operation, String what)
            throws OperandoException {
        List<Measured> all = results.measurements().stream().filter(m -> step(m, operation).isPresent()).toList();
        Optional<String> chosen = selected.text(Kind.MEASUREMENT);
        Measured measured = all.stream().filter(m -> chosen.filter(m.name()::equals).isPresent()).findFirst()
                .or(() -> all.stream().filter(m -> chosen.filter(m::belongsTo).isPresent()).findFirst())
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> new OperationException("No measurement has the step '" + operation
                        + "', which makes " + what, "",
                        "give the recipe of a measurement with frames that step;"
                                + " each frame that is chosen is then integrated at once"));
        Measured.Step step = step(measured, operation).orElseThrow();
        if (step.parameters().isEmpty()) {
            throw new OperationException("The parameters of " + step.name() + " are not complete", "",
                    "see the problems of the study");
        }
        return new FramesOfStep(ShownFrames.of(results, selected.with(Kind.MEASUREMENT, measured.name())), step);
    }

    private static Optional<Measured.Step> step(Measured measured, String operation) {
        return measured.steps().stream().filter(s -> s.operation().equals(operation)).findFirst();
    }

    /** One frame as the step's input, with the mask that a step before it found. */
    IntegrateOperation.Inputs alone(StudyResults results, int row) throws OperandoException {
        Optional<MaskOperation.Outputs> mask = results.result(shown.measured(), MaskOperation.Outputs.class,
                Selected.NOTHING);
        return new IntegrateOperation.Inputs(shown.frames().alone(row), shown.calibrated(),
                mask.map(MaskOperation.Outputs::mask), Optional.empty());
    }
}
