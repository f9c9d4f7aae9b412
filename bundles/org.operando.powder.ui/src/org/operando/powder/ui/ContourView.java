// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.figure.Page;
import org.operando.powder.series.ContourFigure;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Marker;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** The series in colours with the cell's curve: a click in the colours chooses a frame, one in the curve a time. */
public final class ContourView implements TechniqueView {
    private static final double DARKEST = 1;
    private static final double BRIGHTEST = 99.6;

    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedFigure(parent, site, Set.of(Kind.MEASUREMENT), ContourView::page);
    }

    static LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        ShownSeries series = ShownSeries.of(results, selected);
        Page page = new ContourFigure().build(new ContourFigure.Inputs(series.outputs()), new ContourFigure.Options(
                Optional.empty(), Optional.empty(), Optional.empty(), List.of(), DARKEST, BRIGHTEST));
        return new LinkedPage(page, s -> markers(series, page.panels().size(), s),
                (at, s) -> at.panel() == 0 ? series.frameAt(at.y(), s) : series.timeAt(at.y(), s), series.steps(-1));
    }

    private static List<Marker> markers(ShownSeries series, int panels, Selected selected) {
        List<Marker> markers = new ArrayList<>();
        series.place(selected).ifPresent(place -> {
            for (int panel = 0; panel < panels; panel++) {
                markers.add(Marker.atY(panel, place, panel == 0 ? series.label(selected) : ""));
            }
        });
        return markers;
    }
}
