// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.figure.Page;
import org.operando.echem.cycles.TimeSeriesFigure;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Marker;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** Voltage and current of the chosen log against time; a click chooses a time. */
public final class CellRecordView implements TechniqueView {
    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedFigure(parent, site, Set.of(Kind.MEASUREMENT), CellRecordView::page);
    }

    static LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        ShownCell cell = ShownCell.of(results, selected);
        Page page = new TimeSeriesFigure().build(new TimeSeriesFigure.Inputs(cell.record(results)),
                new TimeSeriesFigure.Options(Optional.empty(), Optional.empty()));
        return new LinkedPage(CellLooks.of(results).painted(page, cell.measured()),
                s -> cell.isMeant(s) ? markers(s) : List.of(),
                (at, s) -> Optional.of(cell.own(s).with(Kind.TIME, at.x() * ShownCell.HOUR)));
    }

    private static List<Marker> markers(Selected selected) {
        List<Marker> markers = new ArrayList<>();
        for (int panel = 0; panel < 2; panel++) {
            int of = panel;
            selected.interval(Kind.TIMES).ifPresent(times -> markers.add(Marker.ofX(of, times.from() / ShownCell.HOUR,
                    times.to() / ShownCell.HOUR, "")));
            selected.number(Kind.TIME).ifPresent(time -> markers.add(Marker.atX(of, time / ShownCell.HOUR,
                    of == 0 ? label(selected) : "")));
        }
        return markers;
    }

    private static String label(Selected selected) {
        return selected.number(Kind.CYCLE).map(c -> "cycle " + Math.round(c)).orElse("");
    }
}
