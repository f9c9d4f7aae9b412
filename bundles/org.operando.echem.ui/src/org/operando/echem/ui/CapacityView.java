// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.figure.Page;
import org.operando.echem.cycles.CapacityFigure;
import org.operando.echem.cycles.CyclesOperation;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Marker;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** Capacity and efficiency of the chosen log against cycle; a click chooses a cycle. */
public final class CapacityView implements TechniqueView {
    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedFigure(parent, site, Set.of(Kind.MEASUREMENT, Kind.STEP), CapacityView::page);
    }

    static LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        ShownCell cell = ShownCell.of(results, selected);
        CyclesOperation.Outputs cycles = cell.cycles(results, selected);
        Page plain = new CapacityFigure().build(new CapacityFigure.Inputs(cycles),
                new CapacityFigure.Options(Optional.empty()));
        // charge is open, discharge filled: colour is left to tell cells apart
        Page page = CellLooks.of(results).painted(plain, cell.measured());
        double[] numbers = cycles.cycles().column("cycle").doubles();
        return new LinkedPage(page, s -> cell.isMeant(s) ? markers(s) : List.of(),
                (at, s) -> ShownCell.nearest(numbers, at.x()).map(n -> cell.own(s).with(Kind.CYCLE, n)),
                cell.steps(numbers));
    }

    private static List<Marker> markers(Selected selected) {
        return selected.number(Kind.CYCLE).map(c -> List.of(Marker.atX(0, c, "cycle " + Math.round(c))))
                .orElse(List.of());
    }
}
