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
import org.operando.api.OperationException;
import org.operando.api.figure.Page;
import org.operando.powder.peaks.PeakOperation;
import org.operando.powder.peaks.PeakTrackFigure;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.Marker;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** A peak along the series; a click chooses the nearest frame, one in the cell's curve a time. */
public final class PeakTrackView implements TechniqueView {
    /** Panels of the peak; the next is the cell's. */
    private static final int PEAK_PANELS = 2;

    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedFigure(parent, site, Set.of(Kind.MEASUREMENT, Kind.STEP), PeakTrackView::page);
    }

    static LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        ShownSeries series = ShownSeries.of(results, selected);
        PeakOperation.Outputs peaks = peaks(results, series, selected);
        Page page = new PeakTrackFigure().build(new PeakTrackFigure.Inputs(peaks, Optional.of(series.outputs())),
                new PeakTrackFigure.Options(peaks.spacing().isPresent()));
        return new LinkedPage(page, s -> markers(series, page.panels().size(), s),
                (at, s) -> at.panel() < PEAK_PANELS ? series.frameAt(at.x(), s) : series.timeAt(at.x(), s),
                series.steps(-1));
    }

    static PeakOperation.Outputs peaks(StudyResults results, ShownSeries series, Selected selected)
            throws OperandoException {
        return results.result(series.measured(), PeakOperation.Outputs.class, selected)
                .orElseThrow(() -> new OperationException("No peak of " + series.measured().name() + " is fitted yet",
                        "",
                        "run the study (its recipe needs a step 'powder.peak'); fits appear here by themselves"));
    }

    private static List<Marker> markers(ShownSeries series, int panels, Selected selected) {
        List<Marker> markers = new ArrayList<>();
        series.place(selected).ifPresent(place -> {
            for (int panel = 0; panel < panels; panel++) {
                markers.add(Marker.atX(panel, place, panel == 0 ? series.label(selected) : ""));
            }
        });
        return markers;
    }
}
