// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

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

/** The pulses of the chosen titration with their diffusion coefficients and marks; a row chooses a pulse by its time. */
public final class PulseTableView implements TechniqueView {
    private static final List<String> COLUMNS = List.of("pulse", "half", "marks", "voltage", "diffusion_sphere",
            "diffusion_root_and_linear", "diffusion_published", "voltage_step", "resistance_first", "misfit");

    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedTable(parent, site, Set.of(Kind.MEASUREMENT, Kind.STEP), PulseTableView::rows);
    }

    static LinkedRows rows(StudyResults results, Selected selected) throws OperandoException {
        ShownTitration titration = ShownTitration.of(results, selected);
        return new LinkedRows(titration.pulses(), COLUMNS, "start", Kind.TIME, titration.steps());
    }
}
