// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.core.run.StepId;
import org.operando.ui.explorer.StudyExplorer;
import org.operando.ui.explorer.StudyNode;
import org.operando.ui.figures.FigureEditor;
import org.operando.ui.problems.ProblemsView;
import org.operando.ui.session.StepMark.Kind;
import org.operando.ui.session.StudySession;

/** The study explorer shows how everything stands, and stays as it was opened while that changes. */
class ExplorerTest {
    private static final StepId CYCLES_A = new StepId("cycling-a", "echem.cycles");
    private static final StepId LINE = new StepId("insitu", "line-003");

    @TempDir
    private Path folder;

    private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();

    private StudyExplorer explorer() throws Exception {
        return (StudyExplorer) page.showView(StudyExplorer.ID);
    }

    private Tree tree(StudyExplorer explorer) {
        return (Tree) explorer.control();
    }

    private static Optional<TreeItem> find(TreeItem[] items, String start) {
        for (TreeItem item : items) {
            Optional<TreeItem> found = item.getText().startsWith(start) ? Optional.of(item)
                    : find(item.getItems(), start);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static void edit(StudySession session, String from, String to) {
        String text = session.document().get();
        assertTrue(text.contains(from), "the study has: " + from);
        session.document().set(text.replace(from, to));
    }

    @Test
    void everyStateIsShownWithItsReasonAndUpward() throws Exception {
        StudySession session = DemoStudy.open(folder.resolve("demo"));
        StudyExplorer explorer = explorer();
        Screen.waitFor("the tree", () -> find(tree(explorer).getItems(), "line-003").isPresent());
        assertEquals(Kind.NOT_RUN, session.mark(LINE).kind());
        Screen.waitFor("the marks",
                () -> find(tree(explorer).getItems(), "NC91-model").get().getText().contains("not run"));
        assertTrue(find(tree(explorer).getItems(), "insitu ").get().getText().contains("60 files"));

        Path cell = folder.resolve("demo/raw/cells/cell-b.mpt");
        String whole = Files.readString(cell, java.nio.charset.StandardCharsets.ISO_8859_1);
        Files.writeString(cell, whole.substring(0, 200), java.nio.charset.StandardCharsets.ISO_8859_1);
        session.run();
        DemoStudy.waitForRun(session);
        edit(session, "(003), from: 5.15 deg", "(003), from: 5.20 deg");
        Screen.waitFor("the edit", () -> session.mark(LINE).kind() == Kind.OUT_OF_DATE);
        assertEquals(Kind.DONE, session.mark(CYCLES_A).kind());
        assertEquals("changed: from", session.mark(LINE).why());
        assertEquals(Kind.FAILED, session.mark(new StepId("cycling-b", "echem.cycles")).kind());
        Screen.waitFor("the tree", () -> find(tree(explorer).getItems(), "line-003").get().getText()
                .contains("out of date"));
        Screen.waitFor("the sample's mark",
                () -> find(tree(explorer).getItems(), "NC91-model").get().getText().contains("failed"));
        assertNotNull(find(tree(explorer).getItems(), "line-003").get().getImage(), "a sign");
        ProblemsView problems = (ProblemsView) page.showView(ProblemsView.ID);
        Screen.waitFor("the failure among the problems", () -> problems.count() > 0);
        Screen.photograph(page.getWorkbenchWindow().getShell(), "explorer-states");
    }

    @Test
    void whatIsOpenAndSelectedStaysSoWhileTheStudyChanges() throws Exception {
        StudySession session = DemoStudy.open(folder.resolve("demo"));
        StudyExplorer explorer = explorer();
        Screen.waitFor("the tree", () -> find(tree(explorer).getItems(), "60 files").isPresent());
        find(tree(explorer).getItems(), "first-cycle").get().setExpanded(false);
        assertTrue(explorer.reveal("step:" + CYCLES_A));
        Object before = explorer.getSite().getSelectionProvider().getSelection();
        List<String> open = expanded(tree(explorer).getItems());

        session.run(List.of("cycling-a"));
        DemoStudy.waitForRun(session);
        Screen.waitFor("the mark", () -> find(tree(explorer).getItems(), "cycled").get().getText().contains("done")
                || session.mark(CYCLES_A).kind() == Kind.DONE);
        edit(session, "foil", "copper");
        Screen.waitFor("the new name", () -> session.marks().containsKey(new StepId("insitu", "copper")));
        Screen.settle(300);

        assertEquals(before, explorer.getSite().getSelectionProvider().getSelection());
        assertEquals(open, expanded(tree(explorer).getItems()));
        assertFalse(find(tree(explorer).getItems(), "first-cycle").get().getExpanded());
    }

    private static List<String> expanded(TreeItem[] items) {
        List<String> names = new ArrayList<>();
        for (TreeItem item : items) {
            if (item.getExpanded()) {
                names.add(((StudyNode) item.getData()).of().getClass().getSimpleName());
                names.addAll(expanded(item.getItems()));
            }
        }
        return names;
    }

    @Test
    void lettersFindANodeAndEnterOpensIt() throws Exception {
        StudySession session = DemoStudy.open(folder.resolve("demo"));
        StudyExplorer explorer = explorer();
        Screen.waitFor("the tree", () -> find(tree(explorer).getItems(), "insitu-cell-echem.time").isPresent());
        for (char letter : "insitu-cell-echem.t".toCharArray()) {
            Event key = new Event();
            key.character = letter;
            key.keyCode = letter;
            key.time = 1000;
            tree(explorer).notifyListeners(SWT.KeyDown, key);
        }
        assertTrue(tree(explorer).getSelection()[0].getText().startsWith("insitu-cell-echem.timeSeries"));

        Event enter = new Event();
        enter.item = tree(explorer).getSelection()[0];
        tree(explorer).notifyListeners(SWT.DefaultSelection, enter);
        Screen.waitFor("the figure", () -> page.getActiveEditor() instanceof FigureEditor);
        assertEquals("insitu-cell-echem.timeSeries", page.getActiveEditor().getEditorInput().getName());
        assertSame(session, org.operando.ui.session.Sessions.get().current().orElseThrow());
    }
}
