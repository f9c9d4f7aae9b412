// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.ui.data.DataBrowser;
import org.operando.ui.data.DataInput;

/** The records of a long log scroll in the data browser. */
class MillionRecordsTest {
    private static final int RECORDS = 1_000_000;
    /** What the window may be held by one move of the scroll bar, on a machine that does much else. */
    private static final long LONGEST = 500_000_000L;

    @TempDir
    private Path folder;
    private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    private final Perspective perspective = new Perspective();

    @AfterEach
    void close() {
        page.closeAllEditors(false);
    }

    private Path log() throws Exception {
        Path file = folder.resolve("long.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("test_time_s,step_time_s,step,step_type,current_A,voltage_V\n");
            for (int i = 0; i < RECORDS; i++) {
                out.write(i + "," + i + ",1,CC_Chg,1e-3," + (3 + i * 1e-6) + "\n");
            }
        }
        return file;
    }

    @Test
    void aMillionRecordsScrollWithoutHoldingTheWindow() throws Exception {
        page.openEditor(new DataInput(log()), DataBrowser.ID);
        Screen.waitFor("the log", () -> numbers().isPresent());
        Button numbers = numbers().orElseThrow();
        perspective.seen(Button.class).stream().filter(b -> b.getText().contains("Figure"))
                .forEach(b -> b.setSelection(false));
        numbers.setSelection(true);
        perspective.seen(Button.class).stream().filter(b -> b.getText().contains("Figure"))
                .forEach(b -> b.notifyListeners(SWT.Selection, new Event()));
        Screen.waitFor("the rows", () -> table().isPresent());
        Canvas table = table().orElseThrow();
        ScrollBar bar = table.getVerticalBar();
        assertEquals(RECORDS, bar.getMaximum());
        long longest = Screen.least(LONGEST, () -> longest(table, bar));

        assertTrue(longest < LONGEST, "a move held the window for " + longest / 1_000_000 + " ms");
        Screen.settle(500);
        Screen.photograph(page.getWorkbenchWindow().getShell(), "million-records");
    }

    private static long longest(Canvas table, ScrollBar bar) {
        long longest = 0;
        for (int i = 0; i <= 200; i++) {
            long begun = System.nanoTime();
            bar.setSelection((int) ((long) bar.getMaximum() * i / 200));
            bar.notifyListeners(SWT.Selection, new Event());
            table.update();
            while (table.getDisplay().readAndDispatch()) {
                // whatever the move set off
            }
            longest = Math.max(longest, System.nanoTime() - begun);
        }
        return longest;
    }

    private Optional<Button> numbers() {
        return perspective.seen(Button.class).stream().filter(b -> b.getText().contains("Numbers")).findFirst();
    }

    private Optional<Canvas> table() {
        List<Canvas> all = perspective.seen(Canvas.class);
        return all.stream().filter(c -> c.getClass().getSimpleName().equals("CellCanvas")
                && c.getVerticalBar().getMaximum() > 10_000).findFirst();
    }
}
