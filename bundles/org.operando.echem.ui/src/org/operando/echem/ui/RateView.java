// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.api.figure.Page;
import org.operando.echem.rate.RateFigure;
import org.operando.echem.rate.RateOperation;
import org.operando.ui.api.At;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Marker;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** Rate capability of the chosen log; a click on the cycles chooses one. */
public final class RateView implements TechniqueView {
    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedFigure(parent, site, Set.of(Kind.MEASUREMENT, Kind.STEP), RateView::page);
    }

    static LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        ShownCell cell = ShownCell.of(results, selected);
        RateOperation.Outputs rate = results.result(cell.measured(), RateOperation.Outputs.class, selected)
                .orElseThrow(() -> new OperationException("No rates of " + cell.measured().name() + " yet", "",
                        "give its recipe the step 'echem.rate' after 'echem.cycles' and run the study; capacity by "
                                + "rate appears here by itself"));
        Page page = new RateFigure().build(new RateFigure.Inputs(rate), new RateFigure.Options());
        double[] numbers = rate.cycles().column("cycle").doubles();
        return new LinkedPage(CellLooks.of(results).painted(page, cell.measured()),
                s -> cell.isMeant(s) ? markers(s) : List.of(),
                (at, s) -> chosen(cell, numbers, at, s), cell.steps(numbers));
    }

    private static Optional<Selected> chosen(ShownCell cell, double[] numbers, At at, Selected selected) {
        // the other panel is of rates, which are no cycles
        return at.panel() != 0 ? Optional.empty()
                : ShownCell.nearest(numbers, at.x()).map(n -> cell.own(selected).with(Kind.CYCLE, n));
    }

    private static List<Marker> markers(Selected selected) {
        return selected.number(Kind.CYCLE).map(c -> List.of(Marker.atX(0, c, "")))
                .orElse(List.of());
    }
}
