// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Image;
import org.operando.api.figure.Panel;
import org.operando.figure.LegendEntry;
import org.operando.figure.PanelMap;
import org.operando.figure.view.AxisRange;
import org.operando.figure.view.ColourChoice;
import org.operando.figure.view.ColourLimits;
import org.operando.figure.view.Links;
import org.operando.figure.view.LogAxes;
import org.operando.figure.view.PanelView;
import org.operando.figure.view.ReadOut;
import org.operando.figure.view.View;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.FigureListener;
import org.operando.ui.api.FigureSelection;
import org.operando.ui.api.FigureTool;

/** A reader looks closer at a figure, with mouse and keys. */
class FigureCanvasTest {
    private final List<FigureSelection> selections = new ArrayList<>();
    private final List<ReadOut> clicks = new ArrayList<>();
    private Shell shell;
    private FigureCanvas canvas;
    private Control surface;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        shell = new Shell(Display.getCurrent());
        shell.setText("Figure");
        shell.setLayout(new FillLayout());
        Rectangle room = Display.getCurrent().getBounds();
        shell.setSize(Math.min(1200, room.width), Math.min(700, room.height - 40));
        canvas = new FigureCanvas(shell);
        surface = canvas.getChildren()[0];
        canvas.listen(new FigureListener() {
            @Override
            public void clicked(ReadOut at) {
                clicks.add(at);
            }

            @Override
            public void selected(FigureSelection selection) {
                selections.add(selection);
            }
        });
        canvas.show(SampleFigures.patternAndContour());
        shell.open();
        painted();
    }

    @AfterEach
    void close() {
        shell.dispose();
    }

    private void painted() {
        Screen.waitFor("the picture", canvas::isPainted);
    }

    private PanelMap panel(int index) {
        return canvas.map().panels().get(index);
    }

    private AxisSpec x(int panel) {
        return canvas.seen().panels().get(panel).x();
    }

    /** Where values stand on the surface. */
    private Point at(int panel, double x, double y) {
        Rectangle plot = canvas.onScreen(panel(panel).plot());
        double across = (panel(panel).across(x) - panel(panel).plot().x()) / panel(panel).plot().width();
        double down = (panel(panel).down(y, false) - panel(panel).plot().y()) / panel(panel).plot().height();
        return new Point((int) Math.round(plot.x + across * plot.width) - surface.getLocation().x,
                (int) Math.round(plot.y + down * plot.height) - surface.getLocation().y);
    }

    private void mouse(int type, Point at, int button, int count) {
        Event event = new Event();
        event.x = at.x;
        event.y = at.y;
        event.button = button;
        event.count = count;
        surface.notifyListeners(type, event);
    }

    private void drag(Point from, Point to) {
        mouse(SWT.MouseDown, from, 1, 1);
        mouse(SWT.MouseMove, new Point((from.x + to.x) / 2, (from.y + to.y) / 2), 0, 0);
        mouse(SWT.MouseMove, to, 0, 0);
        mouse(SWT.MouseUp, to, 1, 1);
    }

    private void key(int code, int mask) {
        Event event = new Event();
        event.keyCode = code;
        event.character = code < 128 ? (char) code : 0;
        event.stateMask = mask;
        surface.notifyListeners(SWT.KeyDown, event);
    }

    @Test
    void wheelZoomsAtThePointerInAllPanelsWithTheAxis() throws Exception {
        assertTrue(Files.size(Screen.photograph(shell, "figure-light")) > 20_000);
        Point pointer = at(0, 30, 500);
        for (int i = 0; i < 4; i++) {
            mouse(SWT.MouseVerticalWheel, pointer, 0, 3);
        }
        assertEquals(20 / Math.pow(1.2, 4), x(0).to() - x(0).from(), 1e-6);
        assertEquals(0.5, (30 - x(0).from()) / (x(0).to() - x(0).from()), 0.01);
        assertEquals(x(0).from(), x(1).from());
        painted();
        Point crest = at(0, 30, 600);
        mouse(SWT.MouseMove, crest, 0, 0);
        assertTrue(canvas.status().contains("2\u03b8 = 30.0"), canvas.status());
        assertTrue(canvas.status().contains("counts"), canvas.status());
        Screen.photograph(shell, "figure-zoomed-crosshair");

        canvas.back();
        assertEquals(View.WHOLE, canvas.view(), "turns of the wheel that follow fast are one step");
        canvas.forth();
        assertTrue(x(0).from() > 20);
        mouse(SWT.MouseDoubleClick, pointer, 1, 2);
        assertEquals(20, x(0).from());
    }

    @Test
    void dragMovesAndKeysDoToo() {
        drag(at(1, 30, 5), at(1, 25, 5));
        assertEquals(25, x(0).from(), 0.1);
        assertEquals(45, x(1).to(), 0.1);
        key(SWT.HOME, 0);
        assertEquals(20, x(0).from());
        key(SWT.ARROW_RIGHT, 0);
        assertEquals(22, x(0).from(), 1e-6);
        key('+', 0);
        assertEquals(20 / 1.25, x(0).to() - x(0).from(), 1e-6);
        key('z', SWT.MOD1);
        key('z', SWT.MOD1);
        key('z', SWT.MOD1);
        assertEquals(25, x(0).from(), 0.1);
        assertFalse(canvas.view().equals(View.WHOLE));
        key('y', SWT.MOD1);
        assertEquals(20, x(0).from());
    }

    @Test
    void boxZoomsAndRegionsAreSelected() {
        canvas.use(FigureTool.BOX);
        drag(at(0, 28, 800), at(0, 32, 200));
        assertEquals(28, x(0).from(), 0.1);
        assertEquals(32, x(0).to(), 0.1);
        assertEquals(200, canvas.seen().panels().get(0).y().from(), 10);
        canvas.reset();
        painted();
        canvas.use(FigureTool.RANGE);
        drag(at(0, 34, 300), at(0, 36, 300));
        canvas.use(FigureTool.REGION);
        drag(at(1, 24, 8), at(1, 26, 2));

        assertEquals(2, selections.size());
        assertEquals(34, selections.get(0).x().from(), 0.1);
        assertEquals(Optional.empty(), selections.get(0).y());
        assertEquals(1, selections.get(1).panel());
        assertEquals(2, selections.get(1).y().orElseThrow().from(), 0.1);
        assertEquals(8, selections.get(1).y().orElseThrow().to(), 0.1);
        key(SWT.ESC, 0);
        assertEquals(Optional.empty(), canvas.selection());
    }

    @Test
    void selectionOnALogarithmicAxisIsLogarithmic() {
        PanelView log = LogAxes.toggledY(canvas.page().panels().get(0), canvas.view().panel(0)).orElseThrow();
        canvas.look(canvas.view().with(0, log));
        painted();

        canvas.use(FigureTool.REGION);
        drag(at(0, 34, 300), at(0, 36, 30));

        AxisRange y = selections.get(0).y().orElseThrow();
        assertEquals(AxisSpec.Scale.LOG, y.scale());
        assertEquals(30, y.from(), 3);
        assertEquals(300, y.to(), 30);
        assertEquals(AxisSpec.Scale.LINEAR, selections.get(0).x().scale());
    }

    @Test
    void percentilesOfALargeImageAreNotWorkedOutByTheWindow() {
        canvas.show(SampleFigures.largeImage());
        painted();
        View coloured = canvas.zoom().coloured(0, ColourChoice.OWN.within(new ColourLimits.Percentiles(2, 98)));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadCpuTime();
        canvas.look(coloured);
        long looked = threads.getCurrentThreadCpuTime();
        Image.Colours colours = Links.image(canvas.seen().panels().get(0)).orElseThrow().colours();
        long worked = threads.getCurrentThreadCpuTime();

        assertEquals(0.98, colours.to(), 0.01);
        assertTrue(looked - before < (worked - looked) / 4,
                (looked - before) / 1e6 + " ms of " + (worked - looked) / 1e6 + " ms");
    }

    @Test
    void legendHidesMarksAndClicksTellWhere() throws Exception {
        LegendEntry entry = panel(0).legend().get(0);
        Rectangle place = canvas.onScreen(entry.area());
        Point middle = new Point(place.x + place.width / 2 - surface.getLocation().x,
                place.y + place.height / 2 - surface.getLocation().y);
        mouse(SWT.MouseDown, middle, 1, 1);
        mouse(SWT.MouseUp, middle, 1, 1);
        assertEquals(1, canvas.seen().panels().get(0).marks().size(), "points and their uncertainties are hidden");
        painted();
        Screen.photograph(shell, "figure-hidden-mark");
        assertEquals("observed (hidden)", panel(0).legend().get(0).label());

        Point ridge = at(1, 30, 5);
        mouse(SWT.MouseDown, ridge, 1, 1);
        mouse(SWT.MouseUp, ridge, 1, 1);
        assertEquals(1, clicks.size());
        assertEquals(5, clicks.get(0).y(), 0.1);
        assertTrue(clicks.get(0).value().isPresent());
        key('2', 0);
        key(SWT.ARROW_UP, SWT.MOD2);
        key(SWT.CR, 0);
        assertEquals(2, clicks.size(), "Enter chooses what the crosshair is at");
    }

    @Test
    void logarithmicAxisSaysWhatItHides() throws Exception {
        PanelView log = LogAxes.toggledY(canvas.page().panels().get(0), canvas.view().panel(0)).orElseThrow();
        canvas.look(canvas.view().with(0, log));
        painted();
        assertTrue(canvas.status().contains("points at or below zero are not shown"), canvas.status());
        Screen.photograph(shell, "figure-logarithmic");
    }

    @Test
    void imageGridHasOneZoomAndOneColourRange() throws Exception {
        canvas.show(SampleFigures.grid());
        painted();
        Point place = at(1, 4, 4);
        mouse(SWT.MouseVerticalWheel, place, 0, 9);
        canvas.look(canvas.zoom().coloured(0, ColourChoice.OWN.within(new ColourLimits.Percentiles(2, 98))));
        painted();
        mouse(SWT.MouseMove, at(4, 4, 4), 0, 0);
        Screen.photograph(shell, "figure-image-grid");
        List<Panel> seen = canvas.seen().panels();
        assertEquals(6 / Math.pow(1.2, 3), seen.get(5).x().to() - seen.get(5).x().from(), 1e-6);
        for (Panel panel : seen) {
            assertEquals(seen.get(0).x().from(), panel.x().from());
            assertEquals(seen.get(0).y().to(), panel.y().to());
            Image.Colours colours = Links.image(panel).orElseThrow().colours();
            assertEquals(Links.image(seen.get(0)).orElseThrow().colours().to(), colours.to());
            assertEquals(-colours.to(), colours.from(), "strain is centred on zero");
            assertTrue(colours.to() < 0.8);
        }
        assertTrue(canvas.status().contains("Strain = "), canvas.status());
    }

    @Test
    void copiesAndExports() throws Exception {
        key('c', SWT.MOD1);
        Screen.waitFor("the picture", () -> canvas.status().contains("picture is on the clipboard"));
        Clipboard clipboard = new Clipboard(shell.getDisplay());
        ImageData picture = (ImageData) clipboard.getContents(ImageTransfer.getInstance());
        assertEquals(Math.round(180 * 300 / 25.4), picture.width, 2);
        key('c', SWT.MOD1 | SWT.MOD2);
        Screen.waitFor("the numbers", () -> canvas.status().contains("numbers are on the clipboard"));
        String numbers = (String) clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        assertTrue(numbers.startsWith("2\u03b8 (\u00b0)\tobserved: Intensity (counts)\tuncertainty of observed"),
                numbers.substring(0, 100));
        for (String name : List.of("figure.svg", "figure.pdf", "figure.png", "figure.csv")) {
            for (Path file : canvas.export(folder.resolve(name))) {
                assertTrue(Files.size(file) > 500, file.toString());
            }
        }
        assertTrue(Files.exists(folder.resolve("figure-b-image.csv")));
    }

    @Test
    void darkWindowGetsALightOnDarkFigureAndWhiteFiles() throws Exception {
        paint(shell, new Color(45, 47, 51), new Color(220, 220, 220));
        surface.redraw();
        Screen.settle(100);
        painted();
        Screen.photograph(shell, "figure-dark");
        ImageData seen = new ImageData(canvas.export(folder.resolve("dark.png")).get(0).toString());
        assertEquals(0xffffff, seen.getPixel(2, seen.height - 2));
    }

    private static void paint(Control control, Color ground, Color text) {
        control.setBackground(ground);
        control.setForeground(text);
        if (control instanceof Composite all) {
            for (Control child : all.getChildren()) {
                paint(child, ground, text);
            }
        }
    }
}
