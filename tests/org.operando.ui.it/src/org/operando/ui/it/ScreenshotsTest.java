// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.commands.Command;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.views.IViewDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.core.run.Standing;
import org.operando.ui.data.DataBrowser;
import org.operando.ui.data.DataInput;
import org.operando.ui.explorer.StudyExplorer;
import org.operando.ui.figures.FigureEditor;
import org.operando.ui.figures.FigureInput;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;
import org.operando.ui.shell.StudyPerspective;

/**
 * Every perspective, view and dialog of ours that the registry knows, with the demonstration study run, photographed in the
 * light and the dark theme. Names are those of the parts, so that {@code releng/screenshots/update.sh} finds them again.
 */
class ScreenshotsTest {
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";
    /** Commands that open a dialog of this program; those of the desktop's file chooser cannot be closed from here. */
    private static final List<String> DIALOGS = List.of("org.operando.ui.preferences", "org.operando.ui.about");

    /** What is chosen in the study: a step with table, figure, parameters and a history. */
    private static final String SHOWN = "step:insitu/line-003";

    @TempDir
    private Path folder;
    private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    private final Shell shell = page.getWorkbenchWindow().getShell();
    private String before;
    private StudySession session;

    @BeforeEach
    void runTheDemonstration() throws Exception {
        before = page.getPerspective().getId();
        WindowTest.copy(Path.of(System.getProperty("operando.home"), "examples/demo"), folder.resolve("demo"));
        session = Sessions.get().open(folder.resolve("demo/demo.study.yaml"));
        Screen.waitFor("the study", () -> session.snapshot().isPresent());
        session.run();
        Screen.waitFor("the run", () -> !session.isRunning() && session.snapshot().get().standings().stream()
                .allMatch(s -> s.state() == Standing.State.KEPT));
    }

    @AfterEach
    void putBack() {
        theme(LIGHT);
        page.closeAllEditors(false);
        page.setPerspective(PlatformUI.getWorkbench().getPerspectiveRegistry().findPerspectiveWithId(before));
    }

    private static void theme(String id) {
        PlatformUI.getWorkbench().getService(IThemeEngine.class).setTheme(id, false);
    }

    private static String name(String kind, String id, String theme) {
        String part = id.replaceFirst("^org\\.operando\\.(ui\\.)?", "").replaceFirst("\\.perspective$", "")
                .replace(".ui", "").replace('.', '-');
        return kind + "-" + part + (theme.equals(DARK) ? "-dark" : "-light");
    }

    /** Mean brightness, 0 to 255. */
    private static double brightness(Path picture) {
        ImageData data = new ImageData(picture.toString());
        double sum = 0;
        int n = 0;
        for (int y = 0; y < data.height; y += 7) {
            for (int x = 0; x < data.width; x += 7) {
                RGB c = data.palette.getRGB(data.getPixel(x, y));
                sum += (c.red + c.green + c.blue) / 3.0;
                n++;
            }
        }
        return sum / n;
    }

    private void photograph(Shell of, String name, String theme) throws Exception {
        double bright = brightness(Screen.photograph(of, name));
        assertTrue(theme.equals(DARK) ? bright < 110 : bright > 140, name + " has a mean brightness of " + bright);
    }

    @Test
    void everyPerspectiveAndViewIsSeenInBothThemes() throws Exception {
        List<IPerspectiveDescriptor> perspectives = Arrays
                .stream(PlatformUI.getWorkbench().getPerspectiveRegistry().getPerspectives())
                .filter(p -> p.getId().startsWith("org.operando.")).toList();
        assertFalse(perspectives.isEmpty());
        for (String theme : List.of(LIGHT, DARK)) {
            theme(theme);
            for (IPerspectiveDescriptor perspective : perspectives) {
                page.closeAllEditors(false);
                page.setPerspective(perspective);
                page.resetPerspective();
                if (perspective.getId().equals(StudyPerspective.ID)) {
                    page.openEditor(new FigureInput(session, "fig-1"), FigureEditor.ID);
                }
                choose(SHOWN);
                photograph(shell, name("perspective", perspective.getId(), theme), theme);
            }
            photographViews(theme);
        }
    }

    /** Chooses a node of the study in the explorer, as a click does. */
    private void choose(String key) throws Exception {
        StudyExplorer explorer = (StudyExplorer) page.showView(StudyExplorer.ID);
        Screen.waitFor("the tree", () -> explorer.reveal(key));
        explorer.setFocus();
        Screen.settle(1000);
    }

    private void photographViews(String theme) throws Exception {
        page.setPerspective(PlatformUI.getWorkbench().getPerspectiveRegistry().findPerspectiveWithId(before));
        page.openEditor(new FigureInput(session, "fig-1"), FigureEditor.ID);
        choose(SHOWN);
        for (IViewDescriptor view : PlatformUI.getWorkbench().getViewRegistry().getViews()) {
            if (view.getId().startsWith("org.operando.") && !view.getAllowMultiple()) {
                boolean open = page.findViewReference(view.getId()) != null;
                IViewPart part = page.showView(view.getId());
                assertEquals(view.getId(), page.getActivePartReference().getId());
                photograph(shell, name("view", view.getId(), theme), theme);
                if (!open) {
                    page.hideView(part);
                }
            }
        }
        page.resetPerspective();
        page.openEditor(new DataInput(folder.resolve("demo/demo.results/steps/insitu/powder.series.nxs")),
                DataBrowser.ID);
        Screen.settle(1500);
        photograph(shell, name("editor", "data", theme), theme);
    }

    @Test
    void everyDialogIsSeenInBothThemes() throws Exception {
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        for (String theme : List.of(LIGHT, DARK)) {
            theme(theme);
            for (String id : DIALOGS) {
                Command command = commands.getCommand(id);
                if (command.isDefined()) {
                    photographDialog(id, theme);
                }
            }
        }
    }

    /** A dialog waits in a loop of its own: it is opened from the queue of events and closed from here. */
    private void photographDialog(String id, String theme) throws Exception {
        Display display = shell.getDisplay();
        List<Shell> open = Arrays.asList(display.getShells());
        IHandlerService handlers = PlatformUI.getWorkbench().getService(IHandlerService.class);
        Throwable[] failed = new Throwable[1];
        boolean[] done = new boolean[1];
        Runnable drive = new Runnable() {
            @Override
            public void run() {
                Shell dialog = Arrays.stream(display.getShells()).filter(s -> !open.contains(s) && s.isVisible())
                        .findFirst().orElse(null);
                if (dialog == null) {
                    if (!done[0]) {
                        display.timerExec(100, this);
                    }
                    return;
                }
                try {
                    photograph(dialog, name("dialog", id, theme), theme);
                } catch (Exception | AssertionError e) {
                    failed[0] = e;
                } finally {
                    done[0] = true;
                    dialog.close();
                }
            }
        };
        display.timerExec(300, drive);
        display.asyncExec(() -> {
            try {
                handlers.executeCommand(id, null);
            } catch (Exception e) {
                failed[0] = e;
                done[0] = true;
            }
        });
        try {
            Screen.waitFor("the dialog of " + id, () -> done[0]);
        } finally {
            done[0] = true;
            display.timerExec(-1, drive);
        }
        Screen.settle(100);
        if (failed[0] != null) {
            throw new AssertionError(id, failed[0]);
        }
    }
}
