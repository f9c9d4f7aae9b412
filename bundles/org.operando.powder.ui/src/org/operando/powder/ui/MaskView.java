// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** The mask of a detector, drawn over a frame and kept as a file of the study. */
public final class MaskView implements TechniqueView {
    @Override
    public Control create(Composite parent, ViewSite site) {
        return new MaskPane(parent, site).control();
    }
}
