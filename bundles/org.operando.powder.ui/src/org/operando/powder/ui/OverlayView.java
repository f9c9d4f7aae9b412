// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.powder.collapse.CollapseFigure;
import org.operando.powder.collapse.CollapseOperation;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** Several series on one axis with their common curve and what the test says of it. */
public final class OverlayView implements TechniqueView {
    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedFigure(parent, site, Set.of(Kind.STEP), OverlayView::page);
    }

    static LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        for (Measured measured : results.measurements()) {
            Optional<CollapseOperation.Outputs> found = results.result(measured, CollapseOperation.Outputs.class,
                    selected);
            if (found.isPresent()) {
                return LinkedPage.of(new CollapseFigure().build(new CollapseFigure.Inputs(found.get()),
                        new CollapseFigure.Options(Optional.empty(), Optional.empty())));
            }
        }
        throw new OperationException("No series are put on one axis yet", "",
                "give the study the step 'powder.collapse' of two or more series and run it");
    }
}
