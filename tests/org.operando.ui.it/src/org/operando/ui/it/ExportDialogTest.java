// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.figures.FigureEditor;
import org.operando.ui.figures.FigureInput;
import org.operando.ui.session.StudySession;

/** A reader exports a figure by the menu and the dialog of the desktop. */
class ExportDialogTest {
    private static final int ENTER = 36;
    private static final long BETWEEN = 700_000_000;

    @TempDir
    private Path folder;

    private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();

    private static MenuItem item(FigureCanvas canvas, String text) {
        MenuItem export = Arrays.stream(canvas.getChildren()[0].getMenu().getItems())
                .filter(i -> i.getText().equals("Export")).findFirst().orElseThrow();
        Menu kinds = export.getMenu();
        kinds.notifyListeners(SWT.Show, new Event());
        return Arrays.stream(kinds.getItems()).filter(i -> i.getText().startsWith(text)).findFirst().orElseThrow();
    }

    /** Presses Enter until the dialog is gone, which holds the thread of the window. */
    private static Thread accept(Hand hand, AtomicBoolean open) {
        return Thread.startVirtualThread(() -> {
            while (open.get()) {
                LockSupport.parkNanos(BETWEEN);
                try {
                    if (open.get()) {
                        hand.strike(ENTER);
                    }
                } catch (IOException e) {
                    open.set(false);
                }
            }
        });
    }

    @Test
    void figureIsWrittenInTheChosenFormatWhereTheDialogSays() throws Exception {
        StudySession session = DemoStudy.open(folder.resolve("demo"));
        session.run();
        DemoStudy.waitForRun(session);
        FigureEditor editor = (FigureEditor) page.openEditor(new FigureInput(session, "insitu-contour-003"),
                FigureEditor.ID);
        FigureCanvas canvas = editor.canvas();
        Screen.waitFor("the figure", () -> canvas.page() != null && canvas.isPainted());
        page.getWorkbenchWindow().getShell().forceActive();
        Screen.settle(300);
        Path proposed = session.file().resolveSibling("insitu-contour-003.pdf");
        assertFalse(Files.exists(proposed));

        try (Hand hand = new Hand()) {
            AtomicBoolean open = new AtomicBoolean(true);
            Thread enter = accept(hand, open);
            // comes back when the dialog is closed
            item(canvas, "PDF").notifyListeners(SWT.Selection, new Event());
            open.set(false);
            enter.join();
        }
        Screen.waitFor("the file", () -> Files.exists(proposed) && canvas.status().startsWith("Written: "));

        assertEquals("%PDF-", new String(Files.readAllBytes(proposed), 0, 5, StandardCharsets.US_ASCII));
        page.closeEditor(editor, false);
    }
}
