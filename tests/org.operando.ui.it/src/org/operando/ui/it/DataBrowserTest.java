// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleControlListener;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.accessibility.AccessibleTableEvent;
import org.eclipse.swt.accessibility.AccessibleTableListener;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.io.hdf5.Hdf5Writer;
import org.operando.io.hdf5.StreamedDataset;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.data.DataBrowser;
import org.operando.ui.data.DataInput;

/** Any file opens as tree, attributes and slices, and nothing is loaded as a whole. */
class DataBrowserTest {
    @TempDir
    private Path folder;
    private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    private final Shell shell = page.getWorkbenchWindow().getShell();

    private static Path home(String path) {
        return Path.of(System.getProperty("operando.home"), path);
    }

    private void open(Path file) throws Exception {
        page.openEditor(new DataInput(file), DataBrowser.ID);
    }

    @AfterEach
    void close() {
        page.closeAllEditors(false);
    }

    private static <T extends Control> List<T> all(Composite in, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Control child : in.getChildren()) {
            if (type.isInstance(child) && child.isVisible()) {
                found.add(type.cast(child));
            } else if (child instanceof Composite composite) {
                found.addAll(all(composite, type));
            }
        }
        return found;
    }

    private boolean says(String text) {
        return all(shell, Label.class).stream().anyMatch(l -> l.getText().contains(text));
    }

    private Tree tree() {
        return all(shell, Tree.class).stream().filter(t -> t.getColumnCount() == 2).findFirst().orElseThrow();
    }

    private Path stack() throws IOException {
        Path file = folder.resolve("stack.nxs");
        try (Hdf5Writer out = Hdf5Writer.create(file)) {
            out.group("/entry");
            out.attribute("/", "default", "entry");
            out.attribute("/entry", "NX_class", "NXentry");
            out.attribute("/entry", "default", "data");
            out.group("/entry/data");
            out.attribute("/entry/data", "NX_class", "NXdata");
            out.attribute("/entry/data", "signal", "counts");
            out.write("/entry/title", "spots on a slope");
            StreamedDataset counts = out.declare("/entry/data/counts", float.class, 40, 600, 800);
            for (int f = 0; f < 40; f++) {
                float[] frame = new float[600 * 800];
                for (int i = 0; i < frame.length; i++) {
                    double x = i % 800 - 400 - 5.0 * (f - 20);
                    double y = i / 800 - 300;
                    frame[i] = (float) (100 + 0.1 * (i % 800) + 2000 * Math.exp(-(x * x + y * y) / 5000));
                }
                frame[0] = Float.NaN;
                counts.append(frame);
            }
        }
        return file;
    }

    @Test
    void stackOfFramesIsSteppedThroughByKeys() throws Exception {
        open(stack());
        Screen.waitFor("the first frame", () -> says("counts[0, :, :]"));
        assertTrue(says("1 NaN (left blank)"));
        assertEquals("counts", tree().getSelection()[0].getText());

        Scale scale = all(shell, Scale.class).getFirst();
        scale.setSelection(20);
        scale.notifyListeners(SWT.Selection, new Event());
        Screen.waitFor("frame 20", () -> says("counts[20, :, :]"));
        assertEquals(20, all(shell, Spinner.class).getFirst().getSelection());
        Screen.photograph(shell, "data-frames");
        Control picture = all(shell, FigureCanvas.class).stream().filter(Control::isVisible).findFirst().orElseThrow()
                .getChildren()[0];
        Event key = new Event();
        key.keyCode = SWT.ARROW_LEFT;
        key.stateMask = SWT.MOD2;
        picture.notifyListeners(SWT.KeyDown, key);
        Screen.waitFor("frame 10", () -> says("counts[10, :, :]"));
        assertEquals(10, all(shell, Spinner.class).getFirst().getSelection());

        Combo across = all(shell, Combo.class).getFirst();
        across.select(0);
        across.notifyListeners(SWT.Selection, new Event());
        Screen.waitFor("frames across", () -> says("counts[:, :, 0]"));

        Button numbers = all(shell, Button.class).stream().filter(b -> b.getText().contains("Numbers")).findFirst()
                .get();
        Button figure = all(shell, Button.class).stream().filter(b -> b.getText().contains("Figure")).findFirst().get();
        numbers.setSelection(true);
        figure.setSelection(false);
        figure.notifyListeners(SWT.Selection, new Event());
        Screen.settle(500);
        Screen.photograph(shell, "data-numbers");
    }

    @Test
    void numbersAreToldToScreenReaders() throws Exception {
        open(home("bundles/org.operando.io/src_test/data/hdf5/compound_latest.h5"));
        Screen.waitFor("the tree", () -> tree().getItemCount() == 4);
        choose("table");
        Canvas cells = all(shell, Canvas.class).stream()
                .filter(c -> c.getClass().getSimpleName().equals("CellCanvas")).findFirst().orElseThrow();

        AccessibleTableEvent size = new AccessibleTableEvent(cells.getAccessible());
        size.column = 1;
        Accessibles.all(cells.getAccessible(), AccessibleTableListener.class).forEach(l -> {
            l.getRowCount(size);
            assertEquals(7, size.count);
            l.getColumnDescription(size);
            assertEquals("colour", size.result);
            l.getColumnCount(size);
        });
        AccessibleEvent name = new AccessibleEvent(cells.getAccessible());
        Accessibles.all(cells.getAccessible(), AccessibleListener.class).forEach(l -> l.getName(name));
        assertEquals("Table of 7 rows and " + size.count + " columns", name.result);
        String[] first = copied(cells, "n\tcolour\ton").split("\n")[1].split("\t");
        key(cells, SWT.ARROW_RIGHT, 0);
        AccessibleControlEvent value = new AccessibleControlEvent(cells.getAccessible());
        Screen.waitFor("the cell", () -> {
            Accessibles.all(cells.getAccessible(), AccessibleControlListener.class).forEach(l -> l.getValue(value));
            return value.result.equals("row 0, column colour: " + first[1]);
        });
    }

    @Test
    void compoundsAreATableAndWhatIsNotShownIsSaid() throws Exception {
        open(home("bundles/org.operando.io/src_test/data/hdf5/compound_latest.h5"));
        Screen.waitFor("the tree", () -> tree().getItemCount() == 4);
        choose("table");
        Canvas cells = all(shell, Canvas.class).stream()
                .filter(c -> c.getClass().getSimpleName().equals("CellCanvas")).findFirst().orElseThrow();
        String first = copied(cells, "n\tcolour\ton");
        assertTrue(first.contains("\n3\t2\ttrue"), first);
        Screen.photograph(shell, "data-compound");
        key(cells, SWT.END, 0);
        String last = copied(cells, "counts\tenergy\n");
        assertTrue(last.contains("1005\t5.5"), last);
        for (int i = 0; i < 5; i++) {
            key(cells, SWT.ARROW_LEFT, 0);
        }
        // the numbers of an array stand in columns of their own
        String middle = copied(cells, "place\tthree[0]\tthree[1]");
        assertTrue(middle.contains("\n(compound)\t1\t2"), middle);

        choose("grid");
        assertTrue(all(shell, StyledText.class).stream().anyMatch(t -> t.getText().contains("x  float32")
                && t.getText().contains("Compounds in one dimension are shown as a table.")));
    }

    private static void key(Control at, int code, int mask) {
        Event event = new Event();
        event.keyCode = code;
        event.stateMask = mask;
        at.notifyListeners(SWT.KeyDown, event);
    }

    /** What is copied once the wanted heads are seen; painting waits until the clipboard is left in peace. */
    private String copied(Canvas cells, String heads) {
        for (int tries = 0; tries < 50; tries++) {
            Screen.settle(200);
            key(cells, 'c', SWT.MOD1);
            Screen.settle(50);
            if (clipboard().contains(heads)) {
                return clipboard();
            }
        }
        throw new AssertionError("not copied: " + heads.strip() + ", but " + clipboard());
    }

    private void choose(String name) {
        for (TreeItem item : tree().getItems()) {
            if (item.getText().equals(name)) {
                tree().setSelection(item);
                Event event = new Event();
                event.item = item;
                tree().notifyListeners(SWT.Selection, event);
                Screen.settle(100);
                return;
            }
        }
        throw new AssertionError("no " + name + " in the tree");
    }

    private String clipboard() {
        Clipboard clipboard = new Clipboard(shell.getDisplay());
        Object text = clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        return text == null ? "" : text.toString();
    }

    @Test
    void patternOfTextSaysItsLoaderAndWhatIsMissing() throws Exception {
        open(home("examples/demo/raw/insitu/frame_001.xye"));
        Screen.waitFor("the loader", () -> says("powder.columns: header"));
        Table attributes = all(shell, Table.class).stream()
                .filter(t -> t.getColumn(0).getText().equals("Attribute")).findFirst().get();
        Screen.waitFor("the wavelength", () -> List.of(attributes.getItems()).stream()
                .anyMatch(i -> i.getText(0).equals("wavelength") && i.getText(1).equals("not known")));
        Screen.settle(500);
        Screen.photograph(shell, "data-pattern");
    }

    @Test
    void logOfCyclerShowsItsColumns() throws Exception {
        open(home("examples/demo/raw/cells/cell-a.mpt"));
        Screen.waitFor("the loader", () -> says("biologic.mpt"));
        Screen.waitFor("columns to choose", () -> !all(shell, Combo.class).isEmpty());
        Screen.settle(700);
        Screen.photograph(shell, "data-cycler");
    }

    @Test
    void cutAndUnknownFilesAreNamedWithoutATrace() throws Exception {
        byte[] whole = Files.readAllBytes(stack());
        Path cut = folder.resolve("cut.nxs");
        Files.write(cut, Arrays.copyOf(whole, 5000));
        open(cut);
        Screen.waitFor("a word on it", () -> says("cannot be opened"));
        String why = all(shell, StyledText.class).stream().filter(t -> !t.getText().isEmpty()).findFirst().get()
                .getText();
        assertTrue(why.contains("cut.nxs"), why);
        assertFalse(why.contains("Exception"), why);

        Path unknown = folder.resolve("unknown.bin");
        Files.write(unknown, new byte[] {0, 1, 2, 3, 'a', 'b'});
        open(unknown);
        Screen.waitFor("bytes", () -> all(shell, StyledText.class).stream()
                .anyMatch(t -> t.getText().contains("00 01 02 03 61 62")));
        TreeItem first = tree().getItem(0);
        assertEquals("Beginning", first.getText());
    }
}
