// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** The patterns of a series as a list; those that are chosen in it lie over each other, with ticks of phases. */
public final class PatternsView implements TechniqueView {
    @Override
    public Control create(Composite parent, ViewSite site) {
        return new PatternsPane(parent, site).control();
    }
}
