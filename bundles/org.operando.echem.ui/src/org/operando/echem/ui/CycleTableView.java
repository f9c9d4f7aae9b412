// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.Table;
import org.operando.ui.api.LinkedRows;
import org.operando.ui.api.LinkedTable;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** The cycles of the chosen log with uncertainties; a row chooses a cycle. */
public final class CycleTableView implements TechniqueView {
    private static final List<String> OTHERS = List.of("coulombic_efficiency", "retention", "energy_efficiency",
            "mean_charge_voltage", "mean_discharge_voltage", "voltage_hysteresis", "mean_discharge_current");

    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedTable(parent, site, Set.of(Kind.MEASUREMENT, Kind.STEP), CycleTableView::rows);
    }

    static LinkedRows rows(StudyResults results, Selected selected) throws OperandoException {
        Table cycles = ShownCell.of(results, selected).cycles(results, selected).cycles();
        String specific = cycles.find("charge_specific_capacity").isPresent() ? "specific_" : "";
        List<String> columns = new ArrayList<>(List.of("cycle", "charge_" + specific + "capacity",
                "discharge_" + specific + "capacity"));
        columns.addAll(OTHERS);
        return new LinkedRows(cycles, columns, "cycle", Kind.CYCLE);
    }
}
