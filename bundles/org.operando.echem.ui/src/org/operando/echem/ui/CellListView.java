// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.operando.ui.api.StudyEditing;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** All logs of cells with mass, area, electrode and nominal capacity, edited in place and evaluated anew at once. */
public final class CellListView implements TechniqueView {
    @Override
    public Control create(Composite parent, ViewSite site) {
        if (site.editing().isEmpty()) {
            Label label = new Label(parent, SWT.WRAP | SWT.CENTER);
            label.setText("This study cannot be edited here.");
            return label;
        }
        StudyEditing editing = site.editing().get();
        return new CellList(parent, site, editing);
    }
}
