// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.math.PeakShape;
import org.operando.powder.peaks.PeakFitPanels;
import org.operando.powder.peaks.PeakOperation;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** Fits of the peaks in the chosen pattern side by side: data, fit, background and, below, what is left. */
public final class PeakFitView implements TechniqueView {
    private static final int MOST_PEAKS = 3;

    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedFigure(parent, site, Set.of(Kind.MEASUREMENT, Kind.STEP, Kind.FRAME), PeakFitView::page);
    }

    static LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        ShownSeries series = ShownSeries.of(results, selected);
        List<Measured.Step> steps = steps(series.measured(), selected);
        int row = series.row(selected).orElse(0);
        List<Panel> panels = new ArrayList<>();
        for (int column = 0; column < steps.size(); column++) {
            Measured.Step step = steps.get(column);
            PeakOperation.Outputs fits = (PeakOperation.Outputs) results.result(series.measured().name(), step.name());
            panels.addAll(new PeakFitPanels(series.outputs().series(), fits,
                    (PeakOperation.Parameters) step.parameters().orElseThrow(),
                    results.contributed(PeakShape.class, fits.shape()), row).panels(column, steps.size()));
        }
        return LinkedPage.of(new Page("Peak fits of " + series.words(row), PeakFitPanels.WIDTH_MM,
                PeakFitPanels.HEIGHT_MM, panels)).with(series.steps(0));
    }

    /** The chosen peak alone, or the first ones. */
    private static List<Measured.Step> steps(Measured measured, Selected selected) throws OperationException {
        List<Measured.Step> all = measured.steps().stream().filter(Measured.Step::done)
                .filter(s -> s.gives().filter(PeakOperation.Outputs.class::equals).isPresent())
                .filter(s -> s.parameters().isPresent()).toList();
        List<Measured.Step> chosen = all.stream()
                .filter(s -> selected.text(Kind.STEP).filter(s.name()::equals).isPresent()).toList();
        if (all.isEmpty()) {
            throw new OperationException("No peak of " + measured.name() + " is fitted yet", "",
                    "run the study (its recipe needs a step 'powder.peak'); fits appear here by themselves");
        }
        return chosen.isEmpty() ? all.subList(0, Math.min(MOST_PEAKS, all.size())) : chosen;
    }
}
