// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.shell;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.IPlaceholderFolderLayout;

/** Explorer to the left, editors and figures in the centre. */
public final class StudyPerspective implements IPerspectiveFactory {
    /** Id. */
    public static final String ID = "org.operando.ui.study";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(true);
        layout.addView("org.operando.ui.explorer", IPageLayout.LEFT, 0.22f, layout.getEditorArea());
        layout.addPlaceholder("org.operando.ui.help", IPageLayout.RIGHT, 0.6f, layout.getEditorArea());
        IPlaceholderFolderLayout bottom = layout.createPlaceholderFolder("bottom", IPageLayout.BOTTOM, 0.58f,
                layout.getEditorArea());
        bottom.addPlaceholder("org.operando.ui.drop");
        layout.addPlaceholder("org.operando.ui.regions", IPageLayout.RIGHT, 0.5f, layout.getEditorArea());
    }
}
