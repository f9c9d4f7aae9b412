// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.api.figure.Page;
import org.operando.echem.cycles.CyclesOperation;
import org.operando.ui.api.At;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Marker;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** Capacity and efficiency of all logs of the study against cycle; a click chooses the curve under the
 * pointer and its cycle there. */
public final class CellsView implements TechniqueView {
    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedFigure(parent, site, Set.of(Kind.MEASUREMENT, Kind.STEP), CellsView::page);
    }

    static LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        CellLooks looks = CellLooks.of(results);
        ShownCell cell = ShownCell.of(results, selected);
        Map<Measured, Table> cycles = new LinkedHashMap<>();
        List<String> absent = new ArrayList<>();
        for (Measured log : looks.logs()) {
            results.result(log, CyclesOperation.Outputs.class, selected)
                    .ifPresentOrElse(o -> cycles.put(log, o.cycles()), () -> absent.add(log.name()));
        }
        if (cycles.isEmpty()) {
            throw new OperationException("No cycles of any cell yet", "",
                    "run the study (the recipes need the step 'echem.cycles'); all cells appear here by themselves");
        }
        CellsPage drawn = new CellsPage(looks, cycles);
        Page page = drawn.page(cell.measured().name(), absent);
        LinkedPage linked = new LinkedPage(page, s -> markers(cycles, s),
                (at, s) -> Optional.of(nearest(drawn, cycles, at).in(s)));
        return cycles.containsKey(cell.measured())
                ? linked.with(cell.steps(cycles.get(cell.measured()).column("cycle").doubles())) : linked;
    }

    private static List<Marker> markers(Map<Measured, Table> cycles, Selected selected) {
        Optional<String> log = selected.text(Kind.MEASUREMENT)
                .flatMap(name -> cycles.keySet().stream().filter(m -> m.belongsTo(name)).findFirst())
                .map(Measured::name);
        return selected.number(Kind.CYCLE).map(c -> List.of(
                Marker.atX(0, c, log.map(name -> name + ", ").orElse("") + "cycle " + Math.round(c)),
                Marker.atX(1, c, ""))).orElse(List.of());
    }

    /** A point. */
    record Point(Measured log, double cycle) {
        Selected in(Selected selected) {
            return selected.with(Kind.MEASUREMENT, log.name()).with(Kind.CYCLE, cycle);
        }
    }

    /** The curve that is nearest above or below the pointer, and its cycle that is nearest to it. */
    private static Point nearest(CellsPage drawn, Map<Measured, Table> cycles, At at) {
        Measured first = cycles.keySet().iterator().next();
        Point nearest = new Point(first, cycles.get(first).column("cycle").doubles()[0]);
        double least = Double.POSITIVE_INFINITY;
        for (Map.Entry<Measured, Table> log : cycles.entrySet()) {
            double[] cycle = log.getValue().column("cycle").doubles();
            double[] value = CellsPage.shown(log.getValue(), drawn.column(at.panel()));
            CurveUnderPointer curve = CurveUnderPointer.of(cycle, value, at.x(), at.y());
            if (curve.away() < least) {
                least = curve.away();
                nearest = new Point(log.getKey(), cycle[curve.row()]);
            }
        }
        return nearest;
    }
}
