// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.figure.Band;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.PhaseTicks;
import org.operando.core.run.StepId;
import org.operando.figure.Area;
import org.operando.figure.PanelMap;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedTable;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.SelectionHub;
import org.operando.ui.editor.ParametersView;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/** An in situ series in the powder perspective: contour, pattern, peaks, phases, sizes and comparison, moving together. */
class InSituTest {
    @TempDir
    private static Path folder;
    private static Path study;
    private final Perspective perspective = new Perspective();
    private StudySession session;
    private SelectionHub hub;

    @BeforeAll
    static void runOnce() throws Exception {
        StudySession run = InSituStudy.open(folder);
        DemoStudy.run(run);
        study = run.file();
    }

    @BeforeEach
    void powder() throws Exception {
        session = Sessions.get().open(study);
        perspective.open("org.operando.powder.ui.perspective");
        Screen.waitFor("the results", () -> session.link().results().flatMap(r -> r.measurement("insitu"))
                .filter(m -> m.steps().stream().allMatch(s -> s.done())).isPresent());
        hub = session.link().selection();
        choose("insitu", "lines", 1);
    }

    @AfterEach
    void back() {
        perspective.close();
    }

    private void choose(String measurement, String step, double frame) {
        hub.choose(this, hub.current().with(Kind.MEASUREMENT, measurement).with(Kind.STEP, step));
        hub.choose(this, hub.current().with(Kind.FRAME, frame));
    }

    private LinkedFigure figure(String title) {
        Screen.waitFor(title, () -> perspective.figure(title).filter(f -> f.canvas().isPainted()).isPresent());
        return perspective.figure(title).orElseThrow();
    }

    private static Rectangle at(FigureCanvas canvas, int panel, double x, double y) {
        PanelMap map = canvas.map().panels().get(panel);
        return canvas.onScreen(new Area(map.across(x), map.down(y, false), 0, 0));
    }

    @Test
    void frameMovesContourPatternFitsTrackAndTableTogether() throws Exception {
        perspective.show(List.of("powder.peakTable"));
        FigureCanvas contour = figure("Intensity of the series").canvas();

        Widgets.click(contour, at(contour, 0, 8, 10));

        double frame = hub.current().number(Kind.FRAME).orElseThrow();
        assertEquals(10 * 3600, hub.current().number(Kind.TIME).orElseThrow(), 601);
        figure("Pattern of frame " + Math.round(frame));
        Page fit = figure("Peak fits of frame " + Math.round(frame)).shown().orElseThrow().page();
        assertEquals(4, fit.panels().size(), "two windows, each with what is left");
        assertEquals(2, contour.markers().size(), "in colours and curve");
        LinkedTable table = table();
        Screen.waitFor("its row", () -> table.marked() >= 0 && number(table) == frame);
        assertEquals("(003)", table.shown().orElseThrow().table().texts("peak")[table.marked()]);
        perspective.photograph("insitu-table");

        Table rows = (Table) table.getChildren()[0];
        rows.setFocus();
        rows.notifyListeners(SWT.MouseDown, new Event());
        rows.setSelection(table.marked() + 4);
        rows.notifyListeners(SWT.Selection, new Event());

        Screen.waitFor("the next frame", () -> hub.current().number(Kind.FRAME).filter(n -> n == frame + 1)
                .isPresent());
        assertEquals("(101)", table.shown().orElseThrow().table().texts("peak")[table.marked()], "stays marked");
        figure("Peak fits of frame " + Math.round(frame + 1));
        perspective.show(List.of("powder.peakTrack"));
        LinkedFigure track = figure("Peaks of (003) against time");
        Screen.waitFor("markers", () -> track.canvas().markers().size() == 4);
        Combo windows = perspective.seen(Combo.class).stream().filter(c -> c.getItemCount() == 2).findFirst()
                .orElseThrow();
        windows.select(1);
        windows.notifyListeners(SWT.Selection, new Event());
        figure("Peaks of (101) against time");
        perspective.photograph(track.getParent(), "peak-track");
        perspective.photograph("insitu-track");
    }

    private LinkedTable table() {
        Screen.waitFor("a table", () -> !perspective.seen(LinkedTable.class).isEmpty());
        return perspective.seen(LinkedTable.class).getFirst();
    }

    private static double number(LinkedTable table) {
        return table.shown().orElseThrow().table().column("number").doubles()[table.marked()];
    }

    @Test
    void phasesOfTheChosenPatternAreFittedLiveAndFollowedAlongTheSeries() throws Exception {
        choose("insitu", "phases", 31);
        perspective.show(List.of("powder.peakTrack"));

        figure("Phases ");
        Page fit = figure("Peak fits of frame 31").shown().orElseThrow().page();
        assertEquals(2, fit.panels().size());
        perspective.photograph("insitu-phases");
        perspective.show(List.of("powder.peakTable"));
        LinkedTable table = table();
        Screen.waitFor("the phases", () -> table.shown().filter(r -> r.columns().contains("c")).isPresent());
    }

    @Test
    void componentsOfAMixedPatternAreFittedLiveEachUnderItsName() throws Exception {
        for (int i = 0; i < InSituStudy.MIXTURES.size(); i++) {
            choose("mixture", "mixed", i + 1);
            List<String> held = InSituStudy.MIXTURES.get(i);

            // the patterns have no times: nothing else is said of them
            String title = "Peak fits of frame " + (i + 1);
            Screen.waitFor(title, () -> figure("Peak fits of").shown().filter(p -> p.page().title().equals(title))
                    .isPresent());
            Page fit = figure(title).shown().orElseThrow().page();

            assertEquals(held, components(fit), "pattern " + (i + 1));
            perspective.photograph(figure("Peak fits of"), "mixture-" + (i + 1));
        }
        perspective.show(List.of("powder.peakTrack"));
        choose("mixture", "mixed", 3);
        figure("Peak fits of frame 3");
        perspective.photograph("insitu-mixture");
    }

    /** Names of the components that are drawn, by their angles; each stands where it was put. */
    private static List<String> components(Page fit) {
        List<Mark> marks = fit.panels().getFirst().marks();
        Map<Double, String> byAngle = new TreeMap<>();
        for (Mark mark : marks) {
            if (mark instanceof Band b) {
                int top = IntStream.range(0, b.x().length).boxed()
                        .max(Comparator.comparingDouble(k -> b.high()[k] - b.low()[k])).orElseThrow();
                byAngle.put(b.x()[top], b.label());
            } else if (mark instanceof Line l && !l.label().isEmpty()) {
                int top = IntStream.range(0, l.x().length).boxed().max(Comparator.comparingDouble(k -> l.y()[k]))
                        .orElseThrow();
                byAngle.put(l.x()[top], l.label());
            }
        }
        // the curves have 400 points of 0.75 degrees, and the lines are known to a hundredth of their width
        byAngle.forEach((angle, name) -> assertEquals(InSituStudy.PHASES.get(name), angle, 0.003, name));
        return List.copyOf(byAngle.values());
    }

    @Test
    void everyWindowOfAllStepsCanBeReached() throws Exception {
        // a step that fits nothing leaves all that fit something
        choose("insitu", "powder.series", 1);
        Screen.waitFor("a choice", () -> windows().isPresent());
        Combo windows = windows().orElseThrow();
        assertEquals(List.of("lines: (003)", "lines: (101)", "phases: (003)", "foil: foil"),
                List.of(windows.getItems()));
        LinkedFigure fits = figure("Peak fits of frame 1");
        assertEquals(5.15, fits.shown().orElseThrow().page().panels().getFirst().x().from(), 1e-9);

        windows.select(3);
        windows.notifyListeners(SWT.Selection, new Event());

        Screen.waitFor("the last three", () -> fits.shown().filter(p -> p.page().panels().getFirst().x().from() > 10)
                .isPresent());
        List<Panel> panels = fits.shown().orElseThrow().page().panels();
        assertEquals(6, panels.size(), "three windows, each with what is left");
        assertEquals(10.95, panels.get(4).x().from(), 1e-9);
        perspective.photograph(fits.getParent(), "windows");
        choose("insitu", "lines", 1);
        Screen.waitFor("no choice of two", () -> windows().isEmpty());
    }

    private Optional<Combo> windows() {
        return perspective.seen(Combo.class).stream().filter(c -> c.getItemCount() == 4
                && c.getItem(0).equals("lines: (003)")).findFirst();
    }

    @Test
    void draggedHandlesFitTheShownPatternAndAreOneEditEach() throws Exception {
        String before = session.text().text();
        LinkedFigure fits = figure("Peak fits of frame 1");
        Button adjust = perspective.seen(Button.class).stream().filter(b -> b.getText().equals("Adjust")).findFirst()
                .orElseThrow();
        adjust.notifyListeners(SWT.Selection, new Event());
        FigureCanvas canvas = fits.canvas();
        Screen.waitFor("handles", () -> !canvas.markers().isEmpty() && canvas.isPainted());
        assertTrue(canvas.page().panels().getFirst().x().from() < 5.15, "more is seen than the window");
        perspective.photograph(fits.getParent(), "peak-fit");
        perspective.photograph("insitu-adjust");

        drag(canvas, 0, 5.90, 5.70);
        edited("to: 5.70", before);
        drag(canvas, 2, 10.60, 10.55);
        edited("position: 10.5", before);
        // the Al line is held within 0.05 degrees of 11.08
        drag(canvas, 2, 11.13, 11.15);
        edited("within: 0.0", before);
        session.text().undo();
        drag(canvas, 0, 5.4762, 5.46);
        String peaks = edited("peaks: [{name: \"(003)\", position: 5.4", before);
        assertTrue(peaks.contains("from: 5.15 deg"), peaks);
        adjust.notifyListeners(SWT.Selection, new Event());
        Screen.waitFor("no handles", () -> canvas.markers().isEmpty());
    }

    /** Drags in small steps, as a hand does; the axis stands still meanwhile. */
    private void drag(FigureCanvas canvas, int panel, double from, double to) {
        Screen.settle(300);
        Screen.waitFor("the figure", canvas::isPainted);
        double y = (canvas.page().panels().get(panel).y().from() + canvas.page().panels().get(panel).y().to()) / 2;
        List<Rectangle> places = Arrays.stream(new double[] {0, 0.2, 0.4, 0.6, 0.8, 1})
                .mapToObj(part -> at(canvas, panel, from + part * (to - from), y)).toList();
        Widgets.drag(canvas, places);
    }

    /** Waits for the edit, takes it back with one undo and does it again. */
    private String edited(String what, String before) {
        Screen.waitFor(what, () -> session.text().text().contains(what));
        String after = session.text().text();
        int edits = 0;
        while (!session.text().text().equals(before)) {
            session.text().undo();
            edits++;
        }
        for (int i = 0; i < edits; i++) {
            session.text().redo();
        }
        assertEquals(after, session.text().text());
        return after;
    }

    @Test
    void sizesOfTheChosenPatternAreInThePlotOfWilliamsonAndHall() throws Exception {
        perspective.show(List.of("powder.williamsonHall"));
        for (int i = 0; i < InSituStudy.SIZES.length; i++) {
            choose("ground", "powder.williamsonHall", i + 1);

            LinkedFigure plot = figure("Williamson-Hall plot of pattern " + (i + 1));
            String words = plot.shown().orElseThrow().page().panels().getFirst().marks().stream()
                    .filter(Note.class::isInstance).map(m -> ((Note) m).text()).filter(t -> t.startsWith("*D* = "))
                    .findFirst().orElseThrow();
            double size = Double.parseDouble(words.replaceFirst("\\*D\\* = ([0-9.]+).*", "$1"));
            // of the noise of the counts; the issue asks for 10 % of noisy patterns
            assertEquals(InSituStudy.SIZES[i], size, 0.1 * InSituStudy.SIZES[i], words);
            perspective.photograph(plot, "sizes");
        }
        perspective.photograph("insitu-sizes");
    }

    @Test
    void comparedSeriesAreOnOneAxisWithWhatTheTestSays() throws Exception {
        perspective.show(List.of("powder.overlay"));

        LinkedFigure overlay = figure("Series on one axis");
        choose("insitu", "lines", 20);

        List<Mark> marks = overlay.shown().orElseThrow().page().panels().getFirst().marks();
        assertTrue(marks.stream().anyMatch(m -> m instanceof Note n && n.text().contains(", p ")));
        assertEquals("Voltage (V)", overlay.shown().orElseThrow().page().panels().getFirst().x().label());
        Screen.waitFor("the voltage of frame 20", () -> overlay.canvas().markers().size() == 1);
        perspective.photograph(overlay, "overlay");
        choosesTheNearestPoint(overlay.canvas());
        perspective.photograph("insitu-overlay");
    }

    /** A click beside a point of the discharge moves contour, pattern and table to its frame. */
    private void choosesTheNearestPoint(FigureCanvas canvas) throws Exception {
        Markers discharge = canvas.page().panels().getFirst().marks().stream().filter(Markers.class::isInstance)
                .map(Markers.class::cast).filter(m -> m.label().equals("discharge")).findFirst().orElseThrow();
        int middle = discharge.x().length / 2;
        double voltage = discharge.x()[middle];
        Rectangle there = at(canvas, 0, voltage, discharge.y()[middle]);
        there.x += 1;
        there.y += 1;

        Widgets.click(canvas, there);

        assertEquals("discharge", hub.current().text(Kind.MEASUREMENT).orElseThrow());
        assertEquals(voltage, hub.current().number(Kind.VOLTAGE).orElseThrow(), 1e-9);
        double frame = hub.current().number(Kind.FRAME).orElseThrow();
        figure("Pattern of frame " + Math.round(frame));
        Screen.waitFor("contour of the discharge", () -> figure("Intensity of the series").canvas().markers().stream()
                .anyMatch(m -> m.label().equals("frame " + Math.round(frame))));
        Screen.waitFor("the point", () -> canvas.markers().size() == 2
                && canvas.markers().getFirst().label().equals("discharge, frame " + Math.round(frame)));
        perspective.photograph("insitu-overlay-chosen");
        perspective.show(List.of("powder.peakTable"));
        LinkedTable table = table();
        Screen.waitFor("its row", () -> table.marked() >= 0 && number(table) == frame);
        assertEquals(discharge.y()[middle],
                table.shown().orElseThrow().table().doubles("position")[table.marked()], 1e-12);
    }

    @Test
    void patternsAreStackedWithTicksOfPhases() throws Exception {
        perspective.show(List.of("powder.patternList"));
        Screen.waitFor("the list", () -> perspective.seen(Table.class).stream().anyMatch(t -> t.getItemCount() == 60));
        Table list = perspective.seen(Table.class).stream().filter(t -> t.getItemCount() == 60).findFirst()
                .orElseThrow();
        list.setSelection(new int[] {0, 20, 40});
        list.notifyListeners(SWT.Selection, new Event());
        Combo ticks = perspective.seen(Combo.class).stream().filter(c -> c.indexOf("ceo2") >= 0).findFirst()
                .orElseThrow();
        ticks.select(ticks.indexOf("ceo2"));
        ticks.notifyListeners(SWT.Selection, new Event());

        Screen.waitFor("three patterns and ticks", () -> marks().stream().filter(Line.class::isInstance).count() == 3
                && marks().stream().anyMatch(PhaseTicks.class::isInstance));
        PhaseTicks of = (PhaseTicks) marks().stream().filter(PhaseTicks.class::isInstance).findFirst().orElseThrow();
        // (111) of 5.411651 angstrom at 0.4520 angstrom
        assertEquals(2 * Math.toDegrees(Math.asin(0.4520 * Math.sqrt(3) / (2 * 5.411651))), of.x()[0], 1e-9);
        perspective.photograph(list.getParent().getParent(), "patterns");
        perspective.photograph("insitu-patterns");
    }

    private List<Mark> marks() {
        return perspective.seen(FigureCanvas.class).stream().filter(c -> !(c.getParent() instanceof LinkedFigure))
                .map(FigureCanvas::page).filter(p -> p != null).findFirst()
                .map(p -> p.panels().getFirst().marks()).orElse(List.of());
    }

    @Test
    void oneWindowOfPeaksAndPhasesIsPreviewedForTheChosenFrame() throws Exception {
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        ParametersView parameters = (ParametersView) page.showView(ParametersView.ID);
        for (String step : List.of("lines", "phases")) {
            parameters.choose(session.snapshot().orElseThrow().plan().orElseThrow().steps().stream()
                    .filter(s -> s.id().equals(new StepId("insitu", step))).findFirst().orElseThrow());
            choose("insitu", step, 12);

            Screen.waitFor("the preview of " + step, () -> parameters.previewed()
                    .startsWith("Preview of insitu/" + step + ": frame 12 alone."));
        }
        assertFalse(Optional.of(parameters.previewed()).filter(String::isEmpty).isPresent());
    }
}
