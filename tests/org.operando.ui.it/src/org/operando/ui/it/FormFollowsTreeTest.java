// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.ui.editor.StudyEditor;
import org.operando.ui.explorer.StudyExplorer;
import org.operando.ui.session.StudySession;

/** The form of the study editor shows what is chosen in the tree of the study. */
class FormFollowsTreeTest {
    private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();

    @TempDir
    private Path folder;

    private StudyEditor editor;
    private StudyExplorer explorer;

    @BeforeEach
    void open() throws Exception {
        StudySession session = DemoStudy.open(folder.resolve("demo"));
        editor = StudyEditor.open(page, session);
        explorer = (StudyExplorer) page.showView(StudyExplorer.ID);
        Screen.waitFor("the tree", () -> explorer.reveal("sample:NC91-model"));
    }

    @AfterEach
    void close() {
        page.closeEditor(editor, false);
    }

    private void choose(String key, String... path) {
        Screen.waitFor(key + " in the tree", () -> explorer.reveal(key));
        Screen.waitFor("its form", () -> editor.shownForm().equals(List.of(path)));
    }

    @Test
    void whatIsChosenInTheTreeIsShownWithoutTakingTheFocus() throws Exception {
        page.activate(explorer);
        Control before = Display.getCurrent().getFocusControl();

        choose("measurement:cycling-a", "measurements", "cycling-a");
        choose("sample:NC91-model", "samples", "NC91-model");
        choose("sample:NC91-model/cell:cell-b", "cells", "cell-b");
        choose("step:insitu/line-003", "recipes", "insitu", "2");

        assertSame(before, Display.getCurrent().getFocusControl(), "keys go on in the tree");
        assertSame(explorer, page.getActivePart());
        Screen.photograph(page.getWorkbenchWindow().getShell(), "form-follows-tree");
    }

    @Test
    void formThatIsWorkedInStays() throws Exception {
        choose("measurement:cycling-a", "measurements", "cycling-a");
        page.activate(editor);

        // as a choice in a figure moves the tree
        explorer.reveal("measurement:insitu");

        Screen.settle(200);
        assertEquals(List.of("measurements", "cycling-a"), editor.shownForm());
    }
}
