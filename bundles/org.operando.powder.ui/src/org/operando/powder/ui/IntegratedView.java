// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.powder.integration.IntegrateOperation;
import org.operando.powder.series.PatternPage;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/**
 * The pattern of the chosen frame, integrated when the frame is chosen with the parameters that stand in the study, so that
 * a folder is integrated while it is browsed. Nothing is kept.
 */
public final class IntegratedView implements TechniqueView {
    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedFigure(parent, site, Set.of(Kind.MEASUREMENT, Kind.FRAME), IntegratedView::page);
    }

    static LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        FramesOfStep of = FramesOfStep.of(results, selected, "powder.integrate", "patterns of frames");
        int row = of.shown().row(selected);
        IntegrateOperation.Outputs out = results.run(new IntegrateOperation(), of.alone(results, row),
                (IntegrateOperation.Parameters) of.step().parameters().orElseThrow());
        return LinkedPage.of(PatternPage.of(out.patterns(), 0)).with(of.shown().steps());
    }
}
