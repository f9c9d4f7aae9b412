// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/**
 * What a step makes of the chosen frame with the parameters that stand in the study: computed when a frame is chosen, so
 * that a folder is integrated while it is browsed. Nothing is kept.
 */
abstract class PieceView implements TechniqueView {
    private final String operation;
    private final String what;

    /** @param what what is shown, as part of a sentence */
    PieceView(String operation, String what) {
        this.operation = operation;
        this.what = what;
    }

    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedFigure(parent, site, Set.of(Kind.MEASUREMENT, Kind.FRAME), this::page);
    }

    private LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        Measured measured = measured(results, selected);
        Measured.Step step = measured.steps().stream().filter(s -> s.operation().equals(operation)).findFirst()
                .orElseThrow();
        boolean meant = selected.text(Kind.MEASUREMENT).map(measured::belongsTo).orElse(true);
        LinkedPage page = LinkedPage.of(results.piece(measured.name(), step.name(),
                meant ? selected.number(Kind.FRAME) : Optional.empty()));
        Selected own = selected.with(Kind.MEASUREMENT, measured.name());
        return page.with(ShownFrames.of(results, own).steps());
    }

    private Measured measured(StudyResults results, Selected selected) throws OperationException {
        List<Measured> all = results.measurements().stream()
                .filter(m -> m.steps().stream().anyMatch(s -> s.operation().equals(operation))).toList();
        Optional<String> chosen = selected.text(Kind.MEASUREMENT);
        return all.stream().filter(m -> chosen.filter(m.name()::equals).isPresent()).findFirst()
                .or(() -> all.stream().filter(m -> chosen.filter(m::belongsTo).isPresent()).findFirst())
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> new OperationException(
                        "No measurement has the step '" + operation + "', which makes "
                                + what,
                        "", "give the recipe of a measurement with frames that step; a frame that is chosen is"
                                + " integrated at once"));
    }
}
