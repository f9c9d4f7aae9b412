// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.shell;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Explorer to the left, editors and figures in the centre. */
public final class StudyPerspective implements IPerspectiveFactory {
    /** Id. */
    public static final String ID = "org.operando.ui.study";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(true);
        layout.addView("org.operando.ui.parameters", IPageLayout.RIGHT, 0.72f, layout.getEditorArea());
        layout.addView("org.operando.ui.explorer", IPageLayout.LEFT, 0.22f, layout.getEditorArea());
        layout.addPlaceholder("org.operando.ui.regions", IPageLayout.RIGHT, 0.5f, layout.getEditorArea());
    }
}
