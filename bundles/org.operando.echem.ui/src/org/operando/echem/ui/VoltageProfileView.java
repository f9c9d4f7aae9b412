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
import org.operando.api.figure.Page;
import org.operando.echem.cycles.CyclesOperation;
import org.operando.echem.cycles.VoltageProfilesFigure;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Marker;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** Voltage profile of the chosen cycle, or of all; a click chooses a voltage. */
public final class VoltageProfileView implements TechniqueView {
    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedFigure(parent, site, Set.of(Kind.MEASUREMENT, Kind.STEP, Kind.CYCLE),
                VoltageProfileView::page);
    }

    static LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        ShownCell cell = ShownCell.of(results, selected);
        CyclesOperation.Outputs cycles = cell.cycles(results, selected);
        double[] known = cycles.profiles().column("cycle").doubles();
        List<Integer> chosen = cell.cycle(selected, known);
        Page page = new VoltageProfilesFigure().build(new VoltageProfilesFigure.Inputs(cycles),
                new VoltageProfilesFigure.Options(chosen));
        return new LinkedPage(CellLooks.of(results).painted(page, cell.measured(), chosen),
                s -> cell.isMeant(s) ? markers(s) : List.of(),
                (at, s) -> Optional.of(cell.own(s).with(Kind.VOLTAGE, at.y())),
                cell.steps(Arrays.stream(known).distinct().sorted().toArray()));
    }

    private static List<Marker> markers(Selected selected) {
        return selected.number(Kind.VOLTAGE)
                .map(v -> List.of(Marker.atY(0, v, Math.round(v * 1000) / 1000.0 + " V"))).orElse(List.of());
    }
}
