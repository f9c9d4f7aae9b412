// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.shell;

import java.util.List;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Explorer to the left, editors and figures in the centre. */
public final class StudyPerspective implements IPerspectiveFactory {
    /** Id. */
    public static final String ID = "org.operando.ui.study";

    /** What is said where no editor is open, in lines: the platform cuts long ones. */
    static final String EMPTY = """
            Nothing is open here.
            Double click a figure, a file or a measurement
            in the study to see it,
            or drop files into the window.""";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(true);
        layout.setEditorOnboardingText(EMPTY);
        // the platform writes their names and keys below the text
        for (String command : List.of("open", "new", "addFiles", "contents")) {
            layout.addEditorOnboardingCommandId("org.operando.ui." + command);
        }
        layout.addView("org.operando.ui.explorer", IPageLayout.LEFT, 0.27f, layout.getEditorArea());
        IFolderLayout beside = layout.createFolder("beside", IPageLayout.RIGHT, 0.68f, layout.getEditorArea());
        beside.addView("org.operando.ui.parameters");
        beside.addPlaceholder("org.operando.ui.regions");
        beside.addPlaceholder("org.operando.ui.help");
        IFolderLayout below = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.6f,
                layout.getEditorArea());
        for (String view : List.of("results", "runs", "problems", "log", "progress")) {
            below.addView("org.operando.ui." + view);
        }
        below.addPlaceholder("org.operando.ui.drop");
    }
}
