// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.List;
import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.ui.api.LinkedRows;
import org.operando.ui.api.LinkedTable;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** Fits of a peak, a row a frame, with uncertainties; a row chooses a frame. */
public final class PeakTableView implements TechniqueView {
    private static final List<String> COLUMNS = List.of("number", "time", "voltage", "position", "d_spacing", "fwhm",
            "area", "eta", "background", "chi2_r", "flag");

    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedTable(parent, site, Set.of(Kind.MEASUREMENT, Kind.STEP), PeakTableView::rows);
    }

    static LinkedRows rows(StudyResults results, Selected selected) throws OperandoException {
        ShownSeries series = ShownSeries.of(results, selected);
        return new LinkedRows(PeakTrackView.peaks(results, series, selected).peaks(), COLUMNS, "number", Kind.FRAME);
    }
}
