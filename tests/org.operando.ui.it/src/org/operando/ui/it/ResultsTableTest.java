// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleControlListener;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.accessibility.AccessibleTableEvent;
import org.eclipse.swt.accessibility.AccessibleTableListener;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Column;
import org.operando.api.Table;
import org.operando.core.run.StepId;
import org.operando.ui.results.CanvasTable;
import org.operando.ui.results.ResultTable;
import org.operando.ui.results.ResultsView;
import org.operando.ui.results.TableArea;
import org.operando.ui.session.StudySession;

/** Tables of results: uncertainties in their digits, any length, sorted, copied. */
class ResultsTableTest {
    private static final int MILLION = 1_000_000;
    /** Longest time for which the window may not answer. */
    private static final long BLOCKED = 200_000_000L;

    @TempDir
    private Path folder;

    private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();

    private static Table table(int rows) {
        return Table.of(Column.of("record", LongStream.range(0, rows).toArray()),
                Column.of("voltage", "V", IntStream.range(0, rows).mapToDouble(i -> 3 + i % 997 * 1e-3).toArray(),
                        IntStream.range(0, rows).mapToDouble(i -> 3e-3).toArray()));
    }

    /** Longest time between two answers of the window while it does something and draws it. */
    private static long longest(Runnable what) {
        long begun = System.nanoTime();
        what.run();
        long longest = System.nanoTime() - begun;
        Display display = Display.getCurrent();
        for (int i = 0; i < 200; i++) {
            long before = System.nanoTime();
            boolean more = display.readAndDispatch();
            longest = Math.max(longest, System.nanoTime() - before);
            if (!more) {
                break;
            }
        }
        return longest;
    }

    @Test
    void uncertaintiesStandInTheDigitsAndUnitsInTheHead() {
        ResultTable shown = ResultTable.of(Table.of(
                Column.of("d_spacing", "angstrom", new double[] {0.45213, Double.NaN}, new double[] {3e-4, 1}),
                Column.of("name", new String[] {"b", "a"})));
        assertEquals("d spacing (\u00c5)", shown.head(0));
        assertEquals("0.4521(3)", shown.cell(0, 0));
        assertEquals("\u2013", shown.cell(1, 0));
        assertEquals("a", shown.sorted(1, true).cell(0, 1));
        assertEquals("0.4521(3)", shown.sorted(0, false).cell(0, 0), "what is not known stands last");
        assertEquals("d_spacing (angstrom)\td_spacing_error (angstrom)\tname\n0.45213\t3.0E-4\tb\n",
                shown.tabs(new int[] {0}));
    }

    @Test
    void aMillionRowsOpenAndScrollWithoutBlocking() throws Exception {
        ResultTable shown = ResultTable.of(table(MILLION));
        Shell shell = new Shell(Display.getCurrent());
        shell.setLayout(new FillLayout());
        shell.setSize(700, 500);
        TableArea area = new TableArea(shell);
        shell.open();

        long open = Screen.least(BLOCKED, () -> {
            area.show(ResultTable.of(table(100)));
            Screen.settle(300);
            return longest(() -> area.show(shown));
        });
        CanvasTable canvas = assertInstanceOf(CanvasTable.class, area.shown());
        long scroll = Screen.least(BLOCKED, () -> IntStream.range(1, 40)
                .mapToLong(i -> longest(() -> canvas.scrollTo(i * (MILLION / 40)))).max().getAsLong());
        assertTrue(open < BLOCKED, "opening took " + open / 1e6 + " ms");
        assertTrue(scroll < BLOCKED, "scrolling took " + scroll / 1e6 + " ms");
        assertEquals(39 * (MILLION / 40), canvas.top());

        key(canvas, SWT.END, 0);
        assertEquals(MILLION - canvas.seen(), canvas.top());
        key(canvas, SWT.ARROW_UP, SWT.SHIFT);
        assertEquals(2, canvas.selection().length);
        area.sort(1);
        area.copy();
        Screen.waitFor("the copy", () -> clipboard().lines().count() == 3);
        assertTrue(clipboard().startsWith("record\tvoltage (V)\tvoltage_error (V)\n"), clipboard());
        shell.dispose();
    }

    @Test
    void aScreenReaderIsToldOfTheTableAndKeysDoAll() throws Exception {
        Shell shell = new Shell(Display.getCurrent());
        shell.setLayout(new FillLayout());
        shell.setSize(300, 300);
        TableArea area = new TableArea(shell);
        ResultTable shown = ResultTable.of(table(MILLION));
        area.show(shown);
        shell.open();
        CanvasTable canvas = assertInstanceOf(CanvasTable.class, area.shown());
        Accessible told = canvas.getAccessible();
        key(canvas, SWT.END, 0);
        key(canvas, SWT.ARROW_UP, SWT.SHIFT);

        AccessibleEvent name = new AccessibleEvent(told);
        Accessibles.all(told, AccessibleListener.class).forEach(l -> l.getName(name));
        assertEquals("Table of " + MILLION + " rows and " + shown.columns() + " columns", name.result);
        AccessibleControlEvent role = new AccessibleControlEvent(told);
        role.childID = ACC.CHILDID_SELF;
        Accessibles.all(told, AccessibleControlListener.class).forEach(l -> l.getRole(role));
        assertEquals(ACC.ROLE_TABLE, role.detail);
        AccessibleControlEvent value = new AccessibleControlEvent(told);
        Accessibles.all(told, AccessibleControlListener.class).forEach(l -> l.getValue(value));
        assertTrue(value.result.startsWith(shown.head(0) + " " + shown.cell(MILLION - 2, 0)), value.result);
        AccessibleTableEvent size = new AccessibleTableEvent(told);
        size.row = MILLION - 1;
        size.column = 1;
        Accessibles.all(told, AccessibleTableListener.class).forEach(l -> {
            l.getRowCount(size);
            assertEquals(MILLION, size.count);
            l.getColumnCount(size);
            assertEquals(shown.columns(), size.count);
            l.getColumnDescription(size);
            assertEquals(shown.head(1), size.result);
            l.isRowSelected(size);
            assertTrue(size.isSelected);
            l.getCell(size);
        });
        AccessibleEvent cell = new AccessibleEvent(size.accessible);
        Accessibles.all(size.accessible, AccessibleListener.class).forEach(l -> l.getName(cell));
        assertEquals(shown.cell(MILLION - 1, 1), cell.result);

        key(canvas, SWT.HOME, 0);
        key(canvas, SWT.ARROW_RIGHT, 0);
        key(canvas, SWT.SPACE, 0);
        Screen.waitFor("the order", () -> canvas.sorted() == 1);
        shell.dispose();
    }

    private static void key(CanvasTable canvas, int code, int state) {
        Event e = new Event();
        e.keyCode = code;
        e.stateMask = state;
        canvas.notifyListeners(SWT.KeyDown, e);
    }

    private static String clipboard() {
        Clipboard clipboard = new Clipboard(Display.getCurrent());
        Object text = clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        return text == null ? "" : text.toString();
    }

    @Test
    void theResultOfAStepIsShownWithItsScalars() throws Exception {
        StudySession session = DemoStudy.open(folder.resolve("demo"));
        ResultsView view = (ResultsView) page.showView(ResultsView.ID);
        StepId step = new StepId("cycling-a", "echem.cycles");
        view.show(step);
        session.run(List.of("cycling-a"));
        Screen.waitFor("the result", () -> view.content().isPresent());

        assertTrue(view.content().get().tables().containsKey("cycles"), view.content().get().tables().toString());
        assertTrue(view.content().get().values().stream()
                .anyMatch(v -> v.unit().equals("mAh/g") && v.text().matches("\\d+\\.?\\d*\\(\\d+\\)")),
                view.content().get().values().toString());
        assertEquals("Table", view.area().shown().getClass().getSimpleName(), "the toolkit's own");
        DemoStudy.waitForRun(session);
        Screen.photograph(page.getWorkbenchWindow().getShell(), "results-table");
    }
}
