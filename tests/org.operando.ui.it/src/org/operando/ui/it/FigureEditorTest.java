// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.figure.Image;
import org.operando.api.figure.Page;
import org.operando.figure.view.Links;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.figures.FigureEditor;
import org.operando.ui.figures.FigureInput;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/** The tools of a figure in the window. */
class FigureEditorTest {
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    @TempDir
    private Path folder;

    private FigureCanvas canvas;

    private Path demo() throws IOException {
        Path from = Path.of(System.getProperty("operando.home"), "examples/demo");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path p : all.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(from.relativize(p).toString());
                Files.createDirectories(target.getParent());
                Files.copy(p, target);
            }
        }
        return folder.resolve("demo.study.yaml");
    }

    private MenuItem item(String menu, String text) {
        for (MenuItem item : canvas.getChildren()[0].getMenu().getItems()) {
            if (item.getText().equals(menu)) {
                Menu sub = item.getMenu();
                sub.notifyListeners(SWT.Show, new Event());
                return Arrays.stream(sub.getItems()).filter(i -> i.getText().startsWith(text)).findFirst()
                        .orElseThrow(() -> new AssertionError(text + " is none of "
                                + Arrays.stream(sub.getItems()).map(MenuItem::getText).toList()));
            }
        }
        throw new AssertionError("no menu " + menu);
    }

    private void choose(String menu, String text) {
        MenuItem item = item(menu, text);
        item.setSelection(true);
        item.notifyListeners(SWT.Selection, new Event());
        Screen.waitFor("the picture after " + text, canvas::isPainted);
    }

    private Image image(Page page) {
        return page.panels().stream().flatMap(panel -> Links.image(panel).stream()).findFirst().orElseThrow();
    }

    @Test
    void figureIsColouredComparedAndShownInBothThemes() throws Exception {
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        Shell shell = page.getWorkbenchWindow().getShell();
        StudySession session = Sessions.get().open(demo());
        Screen.waitFor("the study", () -> session.snapshot().isPresent());
        session.run();
        Screen.waitFor("the run", () -> !session.isRunning());
        FigureEditor editor = (FigureEditor) page.openEditor(new FigureInput(session, "insitu-contour"),
                FigureEditor.ID);
        canvas = editor.canvas();
        Screen.waitFor("the figure", () -> canvas.page() != null && canvas.isPainted());
        Screen.photograph(shell, "figure-editor");

        choose("Colours", "Cividis");
        choose("Colours", "Percentiles 5 to 95");
        assertEquals("cividis", image(canvas.seen()).colours().map());
        assertTrue(image(canvas.seen()).colours().to() < image(canvas.page()).colours().to());
        assertTrue(canvas.canBack());
        canvas.back();
        canvas.back();
        assertEquals("viridis", image(canvas.seen()).colours().map());

        choose("Compare", "With insitu-c-axis");
        choose("Axes", "Show all of the figure");
        Screen.waitFor("the other figure", () -> canvas.status().startsWith("B: "));
        choose("Compare", "End");
        theme(DARK);
        try {
            Screen.photograph(shell, "figure-editor-dark");
        } finally {
            theme(LIGHT);
        }
        for (String ending : List.of("csv", "svg")) {
            assertTrue(Files.size(canvas.export(folder.resolve("contour." + ending)).get(0)) > 1000, ending);
        }
        page.closeEditor(editor, false);
    }

    private void theme(String id) {
        PlatformUI.getWorkbench().getService(IThemeEngine.class).setTheme(id, false);
        Screen.settle(300);
        Screen.waitFor("the picture in " + id, canvas::isPainted);
    }
}
