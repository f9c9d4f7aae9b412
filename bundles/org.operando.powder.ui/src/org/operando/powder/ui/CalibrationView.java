// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** Rings of a calibrant over its image, moved by hand to begin with, refined, and kept for the study. */
public final class CalibrationView implements TechniqueView {
    @Override
    public Control create(Composite parent, ViewSite site) {
        return new CalibrationPane(parent, site).control();
    }
}
