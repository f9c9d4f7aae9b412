// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.figure.Image;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.figure.Area;
import org.operando.figure.PanelMap;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.Sketch;
import org.operando.ui.session.StudySession;

/** Frames of a detector in the powder perspective: looked at, integrated, calibrated, masked. */
class FramesTest {
    /** Places of keys on a PC's keyboard. */
    private static final int ESCAPE = 9;
    private static final int ENTER = 36;

    @TempDir
    private Path folder;
    private final Perspective perspective = new Perspective();

    @BeforeEach
    void powder() {
        perspective.open("org.operando.powder.ui.perspective");
    }

    @AfterEach
    void back() {
        perspective.close();
    }

    @Test
    void chosenFrameIsShownWithRingsAndIntegratedAtOnce() throws Exception {
        StudySession session = DemoStudy.opened(FrameStudy.write(folder));
        perspective.show(List.of("powder.frame", "powder.integrated"));
        Screen.waitFor("the frame", () -> perspective.figure("Frame ceo2_0001").isPresent());
        Screen.waitFor("its pattern", () -> perspective.figure("Pattern of frame 1").isPresent());
        LinkedFigure frame = perspective.figure("Frame ceo2_0001").orElseThrow();
        List<Mark> marks = frame.shown().orElseThrow().page().panels().getFirst().marks();
        assertEquals(1, marks.stream().filter(Image.class::isInstance).count());
        assertTrue(marks.stream().filter(Line.class::isInstance).count() >= 9, "rings of CeO2: " + marks.size());

        session.link().selection().choose(this, session.link().selection().current()
                .with(Kind.MEASUREMENT, "ceo2").with(Kind.FRAME, 3));

        Screen.waitFor("the other frame", () -> perspective.figure("Frame ceo2_0003").isPresent());
        Screen.waitFor("its pattern", () -> perspective.figure("Pattern of frame 3").isPresent());
        perspective.photograph("frame");
        perspective.show(List.of("powder.cake"));
        Screen.waitFor("its cake", () -> perspective.figure("Cake of ceo2_0003").isPresent());
        perspective.photograph("cake");
    }

    @Test
    void refinedCalibrationIsKeptBesideTheStudyAndNamedInIt() throws Exception {
        StudySession session = DemoStudy.opened(FrameStudy.write(folder));
        perspective.show(List.of("powder.calibration"));
        Screen.waitFor("the image", () -> said("Not calibrated yet").isPresent());
        press("Refine");
        Screen.waitFor("the calibration", () -> said("In memory: Accept keeps it").isPresent());
        perspective.photograph("calibration");
        Matcher told = Pattern.compile("Distance (0\\.([0-9]+))\\(([0-9]+)\\) m")
                .matcher(said("Distance").orElseThrow());
        assertTrue(told.find());
        double uncertainty = Integer.parseInt(told.group(3)) * Math.pow(10, -told.group(2).length());

        press("Accept");

        assertTrue(session.text().text().contains("geometry: ceo2.poni"), session.text().text());
        double distance = Files.readAllLines(folder.resolve("ceo2.poni")).stream()
                .filter(l -> l.startsWith("Distance: ")).mapToDouble(l -> Double.parseDouble(l.substring(10)))
                .findFirst().orElseThrow();
        // the frames were made so; rings that overlap pull at each other, which the uncertainty that is told has in it
        assertEquals(FrameStudy.DISTANCE, distance, 3 * uncertainty);
        assertTrue(uncertainty < 2e-5, told.group());
        session.text().undo();
        assertTrue(session.text().text().contains("geometry: start.poni"), session.text().text());
    }

    @Test
    void maskIsKeptAsAFileOfTheStudyAndUndone() throws Exception {
        StudySession session = DemoStudy.opened(FrameStudy.write(folder));
        perspective.show(List.of("powder.mask"));
        Screen.waitFor("the frame", () -> said("0 of 160000 pixels masked").isPresent());
        Text limits = perspective.seen(Text.class).stream().filter(t -> t.getMessage().equals("0 to 1e6")).findFirst()
                .orElseThrow();
        limits.setText("0 to 1500");
        limits.notifyListeners(SWT.DefaultSelection, new Event());
        assertTrue(said("Not kept yet").isPresent());
        assertFalse(said("0 of 160000 pixels masked").filter(l -> l.startsWith("0 ")).isPresent());
        perspective.photograph("mask");
        press("Undo");
        assertTrue(said("0 of 160000 pixels masked").isPresent());
        press("Redo");

        press("Keep");

        Screen.waitFor("the study", () -> session.text().text().contains("mask: masks/ceo2.png"));
        assertTrue(Files.size(folder.resolve("masks/ceo2.png")) > 100);
        session.text().undo();
        assertFalse(session.text().text().contains("mask:"));
    }

    @Test
    void polygonIsClickedItsCornerDraggedAndClosedByDoubleClickOrEnter() throws Exception {
        DemoStudy.opened(FrameStudy.write(folder));
        perspective.show(List.of("powder.mask"));
        FigureCanvas canvas = mask();
        try (Hand hand = new Hand()) {
            press("Polygon");
            for (double[] corner : new double[][] {{60, 60}, {300, 80}, {280, 300}}) {
                hand.click(surface(canvas), at(canvas, corner[0], corner[1]));
            }
            Screen.waitFor("three corners", () -> said("3 corners").isPresent());
            hand.strike(ESCAPE);
            Screen.waitFor("nothing drawn", () -> canvas.sketches().isEmpty());
            Screen.waitFor("given up", () -> said("0 of 160000 pixels masked").isPresent());

            for (double[] corner : new double[][] {{60, 60}, {300, 80}, {280, 300}}) {
                hand.click(surface(canvas), at(canvas, corner[0], corner[1]));
            }
            hand.drag(surface(canvas), at(canvas, 300, 80), at(canvas, 340, 120));
            Screen.waitFor("the corner", () -> Math.abs(canvas.sketches().getLast().x()[1] - 340) < 3);
            // without a change of the theme, which holds the window up by itself
            perspective.photograph(canvas.getParent(), "mask-polygon");
            hand.doubleClick(surface(canvas), at(canvas, 70, 310));
            Screen.waitFor("closed", () -> canvas.sketches().isEmpty() && !masked().equals("0"));
            double[][] first = {{60, 60}, {340, 120}, {280, 300}, {70, 310}};
            assertEquals(area(first), Double.parseDouble(masked()), 2 * around(first));

            double before = Double.parseDouble(masked());
            double[][] second = {{345, 350}, {385, 350}, {365, 385}};
            for (double[] corner : second) {
                hand.click(surface(canvas), at(canvas, corner[0], corner[1]));
            }
            assertEquals(3, canvas.sketches().getLast().x().length, "corners");
            hand.strike(ENTER);
            Screen.waitFor("closed by Enter", () -> Double.parseDouble(masked()) > before);
            assertEquals(area(second), Double.parseDouble(masked()) - before, 2 * around(second));
        }
        perspective.photograph("mask-polygons");
        press("Undo");
        press("Undo");
        assertEquals("0", masked());
    }

    private FigureCanvas mask() {
        Screen.waitFor("the frame", () -> said("0 of 160000 pixels masked").isPresent());
        List<FigureCanvas> found = new ArrayList<>();
        Screen.waitFor("its picture", () -> {
            perspective.seen(FigureCanvas.class).stream()
                    .filter(c -> c.page() != null && c.page().title().startsWith("Frame ceo2")).forEach(found::add);
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    private String masked() {
        return said("pixels masked").orElseThrow().split(" ")[0];
    }

    /** Half the sum of x(i) y(i+1) - x(i+1) y(i). */
    private static double area(double[][] corners) {
        double sum = 0;
        for (int i = 0; i < corners.length; i++) {
            double[] a = corners[i];
            double[] b = corners[(i + 1) % corners.length];
            sum += a[0] * b[1] - b[0] * a[1];
        }
        return Math.abs(sum) / 2;
    }

    /** Length of the edge: a pixel of the screen is a pixel or two of the frame, by which a click may miss. */
    private static double around(double[][] corners) {
        double sum = 0;
        for (int i = 0; i < corners.length; i++) {
            double[] a = corners[i];
            double[] b = corners[(i + 1) % corners.length];
            sum += Math.hypot(a[0] - b[0], a[1] - b[1]);
        }
        return sum;
    }

    private static Control surface(FigureCanvas canvas) {
        return canvas.getChildren()[0];
    }

    /** Where a place of a frame is on the surface of its figure. */
    private static Point at(FigureCanvas canvas, double x, double y) {
        Screen.waitFor("the figure", canvas::isPainted);
        PanelMap map = canvas.map().panels().getFirst();
        Rectangle there = canvas.onScreen(new Area(map.across(x), map.down(y, false), 0, 0));
        Control surface = surface(canvas);
        return new Point(there.x - surface.getLocation().x, there.y - surface.getLocation().y);
    }

    @Test
    void regionIsDrawnAndItsSideItsCornerAndAllOfItAreDragged() throws Exception {
        StudySession session = DemoStudy.opened(FrameStudy.write(folder));
        perspective.show(List.of("powder.frame"));
        Screen.waitFor("the frame", () -> perspective.figure("Frame ceo2_0001").isPresent());
        FigureCanvas canvas = perspective.figure("Frame ceo2_0001").orElseThrow().canvas();
        try (Hand hand = new Hand()) {
            press("Region");
            double[] drawn = dragged(hand, session, canvas, new double[] {260, 250}, new double[] {340, 140});
            perspective.photograph("frame-region");
            assertTrue(drawn[0] < drawn[1] && drawn[2] < drawn[3], Arrays.toString(drawn));

            double[] side = handle(canvas, 3);
            double[] wider = dragged(hand, session, canvas, side, new double[] {side[0] + 25, side[1]});
            assertEquals(List.of(false, true, false, false), moved(drawn, wider));
            assertTrue(wider[1] > drawn[1] + 1, "greatest angle " + wider[1]);

            double[] corner = handle(canvas, 0);
            double[] cornered = dragged(hand, session, canvas, corner, new double[] {corner[0] - 12, corner[1] + 25});
            assertEquals(List.of(true, false, true, false), moved(wider, cornered));

            double[] a = handle(canvas, 2);
            double[] b = handle(canvas, 3);
            double[] inside = {(a[0] + b[0]) / 2, (a[1] + b[1]) / 2};
            double[] turned = dragged(hand, session, canvas, inside, new double[] {inside[0] - 15, inside[1] - 40});
            assertEquals(List.of(true, true, true, true), moved(cornered, turned));
            // numbers of the study have 1e-4 and 0.1 degrees
            assertEquals(cornered[1] - cornered[0], turned[1] - turned[0], 2e-4, "as wide");
            assertEquals(cornered[3] - cornered[2], turned[3] - turned[2], 0.21, "as far round");
            corner = handle(canvas, 5);
            inside = new double[] {(handle(canvas, 2)[0] + handle(canvas, 3)[0]) / 2,
                (handle(canvas, 2)[1] + handle(canvas, 3)[1]) / 2};

            press("Region");
            double[] last = dragged(hand, session, canvas, corner, new double[] {corner[0] - 10, corner[1] + 20});
            assertEquals(List.of(false, true, false, true), moved(turned, last), "without the tool too");
            String text = session.text().text();
            hand.drag(surface(canvas), at(canvas, inside[0], inside[1]), at(canvas, inside[0] + 30, inside[1]));
            Screen.settle(300);
            assertEquals(text, session.text().text(), "inside it the frame is moved");
        }
        perspective.photograph("frame-region-dragged");
    }

    /** Drags on a frame; gives what the study says of the region then, as soon as it is drawn. */
    private double[] dragged(Hand hand, StudySession session, FigureCanvas canvas, double[] from, double[] to)
            throws Exception {
        String before = session.text().text();
        Page page = canvas.page();
        hand.drag(surface(canvas), at(canvas, from[0], from[1]), at(canvas, to[0], to[1]));
        Screen.waitFor("an edit", () -> !session.text().text().equals(before));
        Screen.waitFor("the figure", () -> canvas.page() != page && canvas.isPainted());
        Matcher said = Pattern.compile("from: ([0-9.]+), to: ([0-9.]+), sectors: \\[\\{from: (-?[0-9.]+) deg, "
                + "to: (-?[0-9.]+) deg\\}\\]").matcher(session.text().text());
        assertTrue(said.find(), session.text().text());
        return IntStream.rangeClosed(1, 4).mapToDouble(i -> Double.parseDouble(said.group(i))).toArray();
    }

    /** Corner 0 is inner and start, 2 and 3 are the middles of the arcs, 5 is outer and end. */
    private static double[] handle(FigureCanvas canvas, int number) {
        Screen.waitFor("handles", () -> !canvas.sketches().isEmpty() && canvas.sketches().getFirst().handles());
        Sketch handles = canvas.sketches().getFirst();
        return new double[] {handles.x()[number], handles.y()[number]};
    }

    /** Which of least and greatest angle, start and end of the sector are others; a turn as a whole is none. */
    private static List<Boolean> moved(double[] before, double[] after) {
        return IntStream.range(0, 4).mapToObj(i -> Math.abs(after[i] - before[i]) > (i < 2 ? 1.5e-4 : 0.11)).toList();
    }

    private Optional<String> said(String part) {
        return perspective.seen(Label.class).stream().map(Label::getText).filter(t -> t.contains(part)).findFirst();
    }

    private void press(String label) {
        Button button = perspective.seen(Button.class).stream().filter(b -> b.getText().equals(label)).findFirst()
                .orElseThrow();
        assertTrue(button.isEnabled(), label);
        button.notifyListeners(SWT.Selection, new Event());
    }
}
