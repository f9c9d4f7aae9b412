// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.ui.editor.StudyEditor;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/** What becomes of unsaved edits when the editor of the study is closed. */
class UnsavedEditsTest {
    private static final String EDIT = "# thought better of\n";

    private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();

    @TempDir
    private Path folder;

    private StudySession session;
    private StudyEditor editor;
    private String before;

    @BeforeEach
    void edit() throws Exception {
        session = DemoStudy.open(folder.resolve("demo"));
        before = session.text().text();
        editor = StudyEditor.open(page, session);
        session.document().replace(0, 0, EDIT);
        Screen.waitFor("the draft", () -> Drafts.texts().contains(EDIT + before));
    }

    @AfterEach
    void close() {
        page.closeEditor(editor, false);
    }

    @Test
    void editsThatAreDeliberatelyNotSavedAreNotOfferedAgain() throws Exception {
        answer("Don't Save");

        assertTrue(page.closeEditor(editor, true));

        assertEquals(before, Files.readString(session.file()));
        assertEquals(before, session.text().text(), "the window shows what the file holds");
        Screen.waitFor("the draft to go", () -> !Drafts.texts().contains(EDIT + before));
        session = Sessions.get().open(session.file());
        Screen.waitFor("the study", () -> session.snapshot().isPresent());
        assertEquals(Optional.empty(), session.text().offered());
    }

    @Test
    void closingIsTakenBackWithAllEditsKept() {
        answer("Cancel");

        page.closeEditor(editor, true);

        assertEquals(editor, page.getActiveEditor());
        assertEquals(EDIT + before, session.text().text());
        assertTrue(Drafts.texts().contains(EDIT + before));
        session.text().undo();
    }

    @Test
    void editsAreSavedWhenThatIsTheAnswer() throws Exception {
        answer("Save");

        page.closeEditor(editor, true);

        assertEquals(EDIT + before, Files.readString(session.file()));
        Screen.waitFor("the draft to go", () -> !Drafts.texts().contains(EDIT + before));
    }

    /** Presses a button of the question as soon as it is asked. */
    private static void answer(String label) {
        Display display = Display.getCurrent();
        display.timerExec(100, () -> {
            Optional<Button> button = Stream.of(display.getShells()).filter(Shell::isVisible)
                    .flatMap(s -> Widgets.all(s, Button.class).stream())
                    .filter(b -> b.getText().replace("&", "").equals(label)).findFirst();
            button.ifPresentOrElse(b -> {
                photograph(b.getShell());
                b.notifyListeners(SWT.Selection, new Event());
            }, () -> answer(label));
        });
    }

    private static void photograph(Shell shell) {
        try {
            Screen.photograph(shell, "study-not-saved");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
