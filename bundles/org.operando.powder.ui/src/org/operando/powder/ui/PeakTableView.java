// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.List;
import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.Table;
import org.operando.powder.peaks.PeakOperation;
import org.operando.powder.peaks.PeaksOperation;
import org.operando.powder.peaks.PhasesOperation;
import org.operando.powder.peaks.Rows;
import org.operando.ui.api.LinkedRows;
import org.operando.ui.api.LinkedTable;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** Fits of peaks or phases, a row a frame and peak, with uncertainties; a row chooses its frame. */
public final class PeakTableView implements TechniqueView {
    private static final List<String> COLUMNS = List.of("number", "time", "voltage", "window", "peak", "phase",
            "position", "d_spacing", "c", "fraction", "fwhm", "area", "eta", "breadth", "background", "chi2_r", "flag");

    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedTable(parent, site, Set.of(Kind.MEASUREMENT, Kind.STEP), PeakTableView::rows);
    }

    static LinkedRows rows(StudyResults results, Selected selected) throws OperandoException {
        ShownSeries series = ShownSeries.of(results, selected);
        Table rows = switch (FittedStep.result(results, series.measured(), selected)) {
            case PeaksOperation.Outputs p -> Rows.byNumber(p.peaks());
            case PhasesOperation.Outputs p -> Rows.byNumber(p.phases());
            case PeakOperation.Outputs p -> p.peaks();
            default -> throw new IllegalStateException("no result of a fit");
        };
        return new LinkedRows(rows, COLUMNS, "number", Kind.FRAME);
    }
}
