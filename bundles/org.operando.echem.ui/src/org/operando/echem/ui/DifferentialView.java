// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.api.figure.Page;
import org.operando.echem.dqdv.DifferentialFigure;
import org.operando.echem.dqdv.DifferentialFigure.Derivative;
import org.operando.echem.dqdv.DifferentialOperation;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Marker;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** Differential capacity of the chosen cycle, or of all; a click chooses a voltage. */
public final class DifferentialView implements TechniqueView {
    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedFigure(parent, site, Set.of(Kind.MEASUREMENT, Kind.STEP, Kind.CYCLE),
                DifferentialView::page);
    }

    static LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        ShownCell cell = ShownCell.of(results, selected);
        DifferentialOperation.Outputs curves = results
                .result(cell.measured(), DifferentialOperation.Outputs.class, selected)
                .orElseThrow(() -> new OperationException("No dQ/dV of " + cell.measured().name() + " yet", "",
                        "give its recipe the step 'echem.dqdv' and run the study; the curves appear here by themselves"));
        double[] known = Arrays.stream(curves.curves().column("cycle").doubles()).distinct().sorted().toArray();
        List<Integer> chosen = cell.cycle(selected, known);
        Page page = new DifferentialFigure().build(new DifferentialFigure.Inputs(curves),
                new DifferentialFigure.Options(Derivative.DQ_DV, chosen, true));
        return new LinkedPage(CellLooks.of(results).painted(page, cell.measured(), chosen),
                s -> cell.isMeant(s) ? markers(s) : List.of(),
                (at, s) -> Optional.of(cell.own(s).with(Kind.VOLTAGE, at.x())), cell.steps(known));
    }

    private static List<Marker> markers(Selected selected) {
        return selected.number(Kind.VOLTAGE).map(v -> List.of(Marker.atX(0, v, Math.round(v * 1000) / 1000.0 + " V")))
                .orElse(List.of());
    }
}
