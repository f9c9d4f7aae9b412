// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.powder.series.PatternPage;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** The chosen pattern with its uncertainties; the first when none is chosen. */
public final class PatternView implements TechniqueView {
    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedFigure(parent, site, Set.of(Kind.MEASUREMENT, Kind.FRAME), PatternView::page);
    }

    static LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        ShownSeries shown = ShownSeries.of(results, selected);
        return LinkedPage.of(PatternPage.of(shown.outputs().series(), shown.row(selected).orElse(0)))
                .with(shown.steps(0));
    }
}
