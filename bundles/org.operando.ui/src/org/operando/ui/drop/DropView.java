// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.drop;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** Files that were dropped: what each is, why, and what is missing. */
public final class DropView extends ViewPart {
    /** Id. */
    public static final String ID = "org.operando.ui.drop";

    @Override
    public void createPartControl(Composite parent) {
    }

    @Override
    public void setFocus() {
    }
}
