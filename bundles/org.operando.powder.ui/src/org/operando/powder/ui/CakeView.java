// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.powder.integration.CakeOperation;
import org.operando.powder.integration.IntegrateOperation;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** The chosen frame against angle and azimuth, made when it is chosen. Straight lines tell a right geometry. */
public final class CakeView implements TechniqueView {
    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedFigure(parent, site, Set.of(Kind.MEASUREMENT, Kind.FRAME), CakeView::page);
    }

    static LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        FramesOfStep of = FramesOfStep.of(results, selected, "powder.cake", "cakes of frames");
        int row = of.shown().row(selected);
        IntegrateOperation.Inputs alone = of.alone(results, row);
        CakeOperation.Outputs out = results.run(new CakeOperation(), alone,
                (CakeOperation.Parameters) of.step().parameters().orElseThrow());
        return LinkedPage.of(CakePage.of(out.cakes(), of.shown().frames().name(row))).with(of.shown().steps());
    }
}
