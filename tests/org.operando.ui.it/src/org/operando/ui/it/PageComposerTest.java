// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.core.run.Standing;
import org.operando.ui.pages.PageComposer;
import org.operando.ui.pages.PageInput;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/** A page is composed by keys; each change edits its block of the study's text and can be undone. */
class PageComposerTest {
    @TempDir
    private Path folder;
    private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    private final Shell shell = page.getWorkbenchWindow().getShell();

    @AfterEach
    void close() {
        page.closeAllEditors(false);
    }

    private static List<Control> all(Composite in) {
        List<Control> found = new ArrayList<>();
        for (Control child : in.getChildren()) {
            found.add(child);
            if (child instanceof Composite composite) {
                found.addAll(all(composite));
            }
        }
        return found;
    }

    private Control find(String type) {
        return all(shell).stream().filter(c -> c.getClass().getSimpleName().equals(type)).findFirst().orElseThrow();
    }

    private static void press(Control on, int key, int with) {
        Event event = new Event();
        event.keyCode = key;
        event.stateMask = with;
        on.notifyListeners(SWT.KeyDown, event);
    }

    private static List<String> changedLines(String before, String after) {
        List<String> old = Arrays.asList(before.split("\n"));
        return Arrays.stream(after.split("\n")).filter(l -> !old.contains(l)).map(String::strip).toList();
    }

    @Test
    void changesOfThePageAreEditsOfItsRows() throws Exception {
        WindowTest.copy(Path.of(System.getProperty("operando.home"), "examples/demo"), folder.resolve("demo"));
        StudySession session = Sessions.get().open(folder.resolve("demo/demo.study.yaml"));
        Screen.waitFor("the study", () -> session.snapshot().isPresent());
        session.run();
        Screen.waitFor("the run", () -> !session.isRunning() && session.snapshot().get().standings().stream()
                .allMatch(s -> s.state() == Standing.State.KEPT));
        String before = session.document().get();

        PageComposer composer = (PageComposer) page.openEditor(new PageInput(session, "fig-1"), PageComposer.ID);
        Screen.waitFor("the page", () -> composer.shown() != null);
        int panels = composer.shown().panels().size();
        Screen.settle(800);
        Screen.photograph(shell, "page-composer");

        press(find("RowBoard"), SWT.ARROW_DOWN, SWT.NONE);
        press(find("RowBoard"), SWT.ARROW_RIGHT, SWT.ALT);
        assertEquals(List.of("- [cycling-a-echem.capacity, insitu-c-axis]"),
                changedLines(before, session.document().get()));

        org.eclipse.swt.widgets.List figures = (org.eclipse.swt.widgets.List) find("List");
        figures.select(figures.indexOf("insitu-track-foil"));
        figures.notifyListeners(SWT.DefaultSelection, new Event());
        assertEquals(List.of("- [cycling-a-echem.capacity, insitu-c-axis]", "- [insitu-track-foil]"),
                changedLines(before, session.document().get()));
        Screen.waitFor("one more panel", () -> composer.shown().panels().size() > panels);

        Combo width = (Combo) all(shell).stream().filter(c -> c instanceof Combo w && w.getText().startsWith("180 mm"))
                .findFirst().orElseThrow();
        width.select(0);
        width.notifyListeners(SWT.Selection, new Event());
        assertTrue(changedLines(before, session.document().get()).contains("width: 88 mm"));
        Screen.waitFor("the narrow page", () -> composer.shown().widthMm() == 88);
        Screen.settle(800);
        Screen.photograph(shell, "page-composer-narrow");

        IHandlerService handlers = composer.getSite().getService(IHandlerService.class);
        page.activate(composer);
        for (int i = 0; i < 3; i++) {
            handlers.executeCommand("org.eclipse.ui.edit.undo", null);
        }
        assertEquals(before, session.document().get());
        Screen.waitFor("the page as it was", () -> composer.shown().widthMm() == 180
                && composer.shown().panels().size() == panels);
    }
}
