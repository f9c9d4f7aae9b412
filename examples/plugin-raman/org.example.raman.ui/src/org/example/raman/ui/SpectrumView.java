// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.example.raman.ui;

import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.example.raman.PeakFit;
import org.example.raman.RamanTechnique;
import org.example.raman.SpectrumFigure;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** The spectrum of the chosen measurement with its fit. */
public final class SpectrumView implements TechniqueView {
    @Override
    public Control create(Composite parent, ViewSite site) {
        Set<Selected.Kind> kinds = Set.of(Selected.Kind.MEASUREMENT, Selected.Kind.STEP);
        return new LinkedFigure(parent, site, kinds, SpectrumView::page);
    }

    static LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        Measured shown = results.shown(selected, "raman").orElseThrow(() -> new OperationException(
                "The study has no Raman spectrum", "", "add a measurement with 'technique: raman' to the study"));
        RamanTechnique.Spectrum spectrum = (RamanTechnique.Spectrum) results.loaded(shown.name());
        Optional<PeakFit.Outputs> fit = results.result(shown, PeakFit.Outputs.class, selected);
        return LinkedPage.of(new SpectrumFigure().build(new SpectrumFigure.Inputs(spectrum, fit),
                new SpectrumFigure.Options()));
    }
}
