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
import org.eclipse.core.commands.Command;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.figure.Image;
import org.operando.api.figure.Page;
import org.operando.figure.view.Links;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.FigureTool;
import org.operando.ui.figures.FigureEditor;
import org.operando.ui.figures.FigureExport;
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

        exportsByItsKey(page);
        toolsHaveIconsAndNameTheirKeys();

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

    private void exportsByItsKey(IWorkbenchPage page) throws Exception {
        ICommandService commands = page.getWorkbenchWindow().getService(ICommandService.class);
        Command export = commands.getCommand("org.operando.ui.export");
        Screen.waitFor("Export to be possible", export::isEnabled);
        Path file = folder.resolve("by-key.svg");

        FigureExport.of(page).orElseThrow().write(file);

        Screen.waitFor("the file", () -> canvas.status().startsWith("Written: by-key.svg"));
        assertTrue(Files.size(file) > 1000);
        page.showView("org.operando.ui.log");
        assertTrue(export.isEnabled(), "the figure of the editor that is seen");
        page.activate(page.getActiveEditor());
    }

    private void toolsHaveIconsAndNameTheirKeys() {
        Composite tools = (Composite) canvas.getParent().getChildren()[0];
        List<ToolItem> items = Stream.of(((ToolBar) tools.getChildren()[0]).getItems())
                .filter(i -> (i.getStyle() & SWT.SEPARATOR) == 0).toList();

        assertEquals(13, items.size());
        for (ToolItem item : items) {
            assertTrue(item.getImage() != null, item.getToolTipText() + " has no icon");
        }
        for (String key : List.of("(M)", "(Z; ", "(R)", "(G)", "(Ctrl+Z)", "(Ctrl+Y)", "(Home)", "(Ctrl+C)",
                "(Ctrl+E)")) {
            assertTrue(items.stream().anyMatch(i -> i.getToolTipText().contains(key)), key + " is named nowhere");
        }
        Event event = new Event();
        event.character = 'r';
        event.keyCode = 'r';
        canvas.getChildren()[0].notifyListeners(SWT.KeyDown, event);
        assertEquals(FigureTool.RANGE, canvas.tool());
        assertTrue(items.get(2).getSelection() && !items.get(0).getSelection(), "the bar follows the key");
        canvas.use(FigureTool.PAN);
    }

    private void theme(String id) {
        PlatformUI.getWorkbench().getService(IThemeEngine.class).setTheme(id, false);
        Screen.settle(300);
        Screen.waitFor("the picture in " + id, canvas::isPainted);
    }
}
