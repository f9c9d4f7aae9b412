// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * A view of a technique, contributed at the extension point {@code org.operando.ui.views}. The workbench makes an instance
 * for each view that is opened, and calls {@link #create} again, on an empty parent, when another study is opened.
 */
public interface TechniqueView {
    /**
     * Makes what the view shows.
     * @param parent an empty composite that is filled
     */
    Control create(Composite parent, ViewSite site);
}
