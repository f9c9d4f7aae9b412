// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.study.PlacedRegion;
import org.operando.core.study.Study;
import org.operando.core.study.StudyReader;
import org.operando.figure.MaskPicture;
import org.operando.figure.PanelMap;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.Selected;
import org.operando.ui.regions.RegionsView;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/** Masks are drawn over a picture with the mouse, taken back stroke by stroke, kept beside the study, and drawn on. */
class MaskTest {
    private static final int COLUMNS = 200;
    private static final int ROWS = 150;
    private static final double SIDE = 0.05;

    @TempDir
    private Path folder;
    private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    private final Shell window = page.getWorkbenchWindow().getShell();
    private Hand hand;
    private RegionsView view;
    private StudySession session;
    private FigureCanvas canvas;

    @BeforeEach
    void open() throws Exception {
        hand = new Hand();
        Path study = Files.writeString(folder.resolve("x.study.yaml"), "operando: 1   # mine\nsamples: {A: {}}\n");
        view = (RegionsView) page.showView(RegionsView.ID);
        session = Sessions.get().open(study);
        Screen.waitFor("the study", () -> session.snapshot().isPresent());
        canvas = Widgets.all(window, FigureCanvas.class).stream()
                .filter(c -> c.isVisible() && c.page() != null && c.page().title().equals("Regions")).findFirst()
                .orElseThrow();
        Widgets.all(canvas.getParent().getParent(), Text.class).getFirst().setText(Double.toString(SIDE));
        view.drawOn(particles());
        Screen.waitFor("the picture", () -> canvas.page().panels().getFirst().x().to() == COLUMNS * SIDE);
        Screen.waitFor("the figure", canvas::isPainted);
    }

    @AfterEach
    void close() throws IOException {
        hand.close();
        theme("org.eclipse.e4.ui.css.theme.e4_default");
        page.hideView(view);
    }

    /** Two bright particles on a dark ground, as a microscope sees them. */
    private Path particles() {
        ImageData data = new ImageData(COLUMNS, ROWS, 8, new PaletteData(Stream.iterate(0, i -> i < 256, i -> i + 1)
                .map(i -> new RGB(i, i, i)).toArray(RGB[]::new)));
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                double one = 180 * Math.exp(-(Math.pow(column - 70, 2) + Math.pow(row - 70, 2)) / 1500);
                double two = 150 * Math.exp(-(Math.pow(column - 150, 2) + Math.pow(row - 90, 2)) / 700);
                data.setPixel(column, row, (int) (40 + one + two + (column * 7 + row * 13) % 11));
            }
        }
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {data};
        Path file = folder.resolve("sem.png");
        loader.save(file.toString(), SWT.IMAGE_PNG);
        return file;
    }

    private Point at(double x, double y) {
        PanelMap map = canvas.map().panels().getFirst();
        Rectangle plot = canvas.onScreen(map.plot());
        double across = (map.across(x) - map.plot().x()) / map.plot().width();
        double down = (map.down(y, false) - map.plot().y()) / map.plot().height();
        Control surface = canvas.getChildren()[0];
        return new Point((int) Math.round(plot.x + across * plot.width) - surface.getLocation().x,
                (int) Math.round(plot.y + down * plot.height) - surface.getLocation().y);
    }

    private void drag(double fromX, double fromY, double toX, double toY) throws IOException {
        Screen.waitFor("the figure", canvas::isPainted);
        hand.drag(canvas.getChildren()[0], at(fromX, fromY), at(toX, toY));
        Screen.settle(150);
        Screen.waitFor("the figure", canvas::isPainted);
    }

    private void press(String label) {
        Button button = Widgets.all(canvas.getParent().getParent(), Button.class).stream()
                .filter(b -> b.getText().equals(label)).findFirst().orElseThrow();
        button.notifyListeners(SWT.Selection, new Event());
    }

    private void theme(String id) {
        PlatformUI.getWorkbench().getService(IThemeEngine.class).setTheme(id, false);
        Screen.settle(500);
    }

    private PlacedRegion region(String name) {
        return session.snapshot().orElseThrow().study().places().get(name);
    }

    private List<String> row(int index) {
        Table table = Widgets.all(canvas.getParent().getParent(), Table.class).getFirst();
        return Stream.iterate(0, c -> c < 4, c -> c + 1).map(table.getItem(index)::getText).toList();
    }

    @Test
    void maskIsDrawnByDragsTakenBackSavedAndDrawnOn() throws Exception {
        Widgets.all(canvas.getParent().getParent(), Spinner.class).getFirst().setSelection(20);
        Widgets.all(canvas.getParent().getParent(), Text.class).get(1).setText("grain");
        press("Brush");
        drag(2, 3, 5, 3);
        drag(3, 4.2, 4.5, 4.2);
        drag(7, 1, 9, 1);
        page.getWorkbenchWindow().getService(IHandlerService.class).executeCommand("org.eclipse.ui.edit.undo", null);
        drag(8, 6, 9, 6);
        press("Undo");
        press("Eraser");
        drag(3.5, 3, 3.5, 2);
        Screen.photograph(window, "mask-drawing-light");
        press("Done");
        Screen.waitFor("the mask", () -> region("grain") != null);

        PlacedRegion grain = region("grain");
        assertTrue(grain.contains(2.5, 3) && grain.contains(4, 4.2), "drawn");
        assertFalse(grain.contains(8, 1), "taken back by the window's Undo");
        assertFalse(grain.contains(8.5, 6), "taken back by the button");
        assertFalse(grain.contains(3.5, 2.7), "erased");
        assertFalse(grain.contains(6, 3), "never touched");
        int count = grain.pixels().orElseThrow().count();
        Table table = Widgets.all(canvas.getParent().getParent(), Table.class).getFirst();
        Screen.waitFor("the list", () -> table.getItemCount() == 1);
        assertEquals(count * SIDE * SIDE, grain.area(), 1e-9);
        assertEquals(List.of("grain", "mask", row(0).get(2), Integer.toString(count)), row(0));
        assertEquals(grain.area(), Double.parseDouble(row(0).get(2)), 1e-4 * grain.area());
        assertTrue(session.document().get().startsWith("operando: 1   # mine\nsamples: {A: {}}\n"));
        assertTrue(session.document().get().contains("file: masks/grain.png, pixel: 0.05 um, x: 0 um, y: 0 um"));

        session.save();
        Study read = StudyReader.read(session.file(), new Catalogue());
        assertEquals(List.of(), read.problems());
        assertEquals(grain, read.places().get("grain"));
        assertEquals(grain.pixels().get(),
                MaskPicture.read("x", Files.readAllBytes(folder.resolve("masks/grain.png"))));

        goOn(count);
    }

    /** The mask is opened again, one stroke is added; the study's undo brings the first one back. */
    private void goOn(int count) throws Exception {
        Table table = Widgets.all(canvas.getParent().getParent(), Table.class).getFirst();
        table.setSelection(0);
        table.notifyListeners(SWT.Selection, new Event());
        assertEquals("grain", session.link().selection().current().text(Selected.Kind.REGION).orElse(""));
        press("Brush");
        drag(7, 4.5, 8, 4.5);
        press("Done");
        Screen.waitFor("the larger mask", () -> region("grain").pixels().get().count() > count);
        assertTrue(region("grain").contains(7.5, 4.5) && region("grain").contains(2.5, 3));
        assertTrue(session.document().get().contains("masks/grain-2.png"));
        Screen.settle(500);
        Screen.photograph(window, "mask-light");
        theme("org.eclipse.e4.ui.css.theme.e4_dark");
        Screen.waitFor("the figure", canvas::isPainted);
        Screen.photograph(window, "mask-dark");

        press("Undo");
        Screen.waitFor("the mask as it was", () -> region("grain").pixels().get().count() == count);
        assertEquals(List.of("grain-2.png", "grain.png"), Arrays.stream(folder.resolve("masks").toFile().list())
                .sorted().toList());
    }

    @Test
    void pictureIsTakenAsAMaskAndABadOneIsNamed() throws Exception {
        view.takeMask(particles());
        Screen.waitFor("the mask", () -> region("sem") != null);
        assertEquals(COLUMNS * ROWS, region("sem").pixels().get().count());
        assertTrue(session.document().get().contains("file: sem.png, pixel: 0.05 um"), "named where it is");

        String before = session.document().get();
        view.takeMask(Files.writeString(folder.resolve("notes.png"), "no picture"));
        Screen.waitFor("the reason", () -> Widgets.all(canvas.getParent().getParent(),
                Label.class).stream().anyMatch(l -> l.getText().contains("neither PNG")));
        assertEquals(before, session.document().get());
    }
}
