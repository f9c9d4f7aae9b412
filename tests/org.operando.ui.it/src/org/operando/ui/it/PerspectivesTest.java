// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.figure.Area;
import org.operando.figure.PanelMap;
import org.operando.figure.view.View;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedTable;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.SelectionHub;
import org.operando.ui.editor.ParametersView;
import org.operando.ui.explorer.StudyExplorer;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/** The perspectives of techniques show a study that was run, linked, light and dark. */
class PerspectivesTest {
    private static final String STUDY = "org.operando.ui.study";

    @TempDir
    private static Path shared;
    private static Path study;
    @TempDir
    private Path folder;
    private IWorkbenchPage page;
    private Shell shell;

    @BeforeAll
    static void runOnce() throws Exception {
        StudySession session = DemoStudy.open(shared.resolve("demo"));
        DemoStudy.run(session);
        study = session.file();
    }

    @BeforeEach
    void window() {
        page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        shell = page.getWorkbenchWindow().getShell();
        shell.setSize(1500, 920);
    }

    @AfterEach
    void light() {
        theme("org.eclipse.e4.ui.css.theme.e4_default");
        perspective(STUDY);
    }

    private static void theme(String id) {
        PlatformUI.getWorkbench().getService(IThemeEngine.class).setTheme(id, false);
    }

    private void perspective(String id) {
        IPerspectiveDescriptor descriptor = PlatformUI.getWorkbench().getPerspectiveRegistry()
                .findPerspectiveWithId(id);
        page.setPerspective(descriptor);
    }

    private <T extends Control> List<T> seen(Class<T> type) {
        List<T> found = new ArrayList<>();
        collect(shell, type, found);
        return found;
    }

    private static <T extends Control> void collect(Control control, Class<T> type, List<T> found) {
        if (type.isInstance(control) && control.isVisible()) {
            found.add(type.cast(control));
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                collect(child, type, found);
            }
        }
    }

    private void waitForViews(int figures, int tables) {
        Screen.waitFor(figures + " figures and " + tables + " tables", () -> {
            List<LinkedFigure> f = seen(LinkedFigure.class);
            List<LinkedTable> t = seen(LinkedTable.class);
            return f.size() == figures && t.size() == tables && f.stream().allMatch(x -> x.shown().isPresent())
                    && t.stream().allMatch(x -> x.shown().isPresent());
        });
    }

    private void photograph(String name) throws Exception {
        Screen.settle(300);
        Screen.photograph(shell, name + "-light");
        theme("org.eclipse.e4.ui.css.theme.e4_dark");
        Screen.settle(300);
        Screen.photograph(shell, name + "-dark");
        theme("org.eclipse.e4.ui.css.theme.e4_default");
    }

    @Test
    void viewsWithoutResultsSayHowToGetThem() throws Exception {
        DemoStudy.open(folder.resolve("demo"));
        perspective("org.operando.powder.ui.perspective");

        Screen.waitFor("hints", () -> seen(Label.class).stream()
                .filter(l -> l.getText().contains("insitu") && l.getText().contains("run the study")).count() == 4);
        Screen.photograph(shell, "powder-before-a-run");
    }

    @Test
    void frameMovesContourCurvePatternFitAndTableTogether() throws Exception {
        StudySession session = Sessions.get().open(study);
        perspective("org.operando.powder.ui.perspective");
        waitForViews(4, 0);
        SelectionHub hub = session.link().selection();

        hub.choose(this, hub.current().with(Kind.FRAME, 30));

        assertEquals(30 * 1200 - 600 + 600, hub.current().number(Kind.TIME).orElseThrow(), 1e-6,
                "middle of period 30, 600 s after the cycler began");
        assertEquals(1, hub.current().number(Kind.CYCLE).orElseThrow());
        assertTrue(hub.current().number(Kind.VOLTAGE).isPresent());
        Screen.waitFor("markers", () -> seen(LinkedFigure.class).stream()
                .filter(f -> !f.canvas().markers().isEmpty()).count() == 2);
        Screen.waitFor("the pattern of frame 30", () -> seen(LinkedFigure.class).stream()
                .anyMatch(f -> f.shown().filter(p -> p.page().title().contains("frame 30")).isPresent()));
        photograph("powder");
        clickMovesAll(hub);
        keysStepThroughFrames(hub);
        hiddenTableCatchesUp(hub);
        thousandChoicesEndAtTheNewest(hub);
        chosenFrameIsPreviewedBesideTheViews(hub);
    }

    private void chosenFrameIsPreviewedBesideTheViews(SelectionHub hub) throws Exception {
        assertTrue(tabs().contains("Parameters"), tabs().toString());
        StudyExplorer tree = (StudyExplorer) page.showView(StudyExplorer.ID);
        Screen.waitFor("the step in the tree", () -> tree.reveal("step:insitu/line-003"));
        ParametersView parameters = (ParametersView) page.showView(ParametersView.ID);

        hub.choose(this, hub.current().with(Kind.FRAME, 9));

        Screen.waitFor("the preview of frame 9", () -> parameters.previewed().contains("frame 9 alone."));
        Screen.photograph(shell, "powder-parameters");
        page.showView("org.operando.ui.technique", "powder.peakFit", IWorkbenchPage.VIEW_ACTIVATE);
        waitForViews(4, 0);
    }

    @Test
    void tabsOfTechniquesHaveTheNamesOfTheirViewsAlsoWhenTheLayoutIsReset() throws Exception {
        DemoStudy.open(folder.resolve("tabs"));
        for (String id : List.of("org.operando.powder.ui.perspective", "org.operando.echem.ui.perspective")) {
            perspective(id);
            Screen.settle(100);
            Set<String> first = tabs();
            page.resetPerspective();
            Screen.settle(100);

            assertEquals(first, tabs());
            assertFalse(tabs().contains("View of a technique"), tabs().toString());
        }
        perspective("org.operando.powder.ui.perspective");
        page.hideView(page.findViewReference("org.operando.ui.technique", "powder.peakTable"));
        page.showView("org.operando.ui.technique", "powder.peakTable", IWorkbenchPage.VIEW_CREATE);
        Screen.settle(100);
        assertTrue(tabs().containsAll(Set.of("Contour", "Pattern", "Peak fit", "Peak track", "Peak table")),
                tabs().toString());

        // as a window that is opened with the view behind others finds it
        MWindow window = page.getWorkbenchWindow().getService(MWindow.class);
        MPart table = (MPart) window.getSharedElements().stream()
                .filter(e -> e.getElementId().equals("org.operando.ui.technique:powder.peakTable")).findFirst()
                .orElseThrow();
        table.setLabel("View of a technique");
        perspective(STUDY);
        Screen.waitFor("the name", () -> table.getLabel().equals("Peak table"));
    }

    private Set<String> tabs() {
        Set<String> tabs = new TreeSet<>();
        seen(CTabFolder.class).forEach(f -> Stream.of(f.getItems()).forEach(i -> tabs.add(i.getText())));
        return tabs;
    }

    private LinkedFigure figure(String title) {
        return seen(LinkedFigure.class).stream()
                .filter(f -> f.shown().filter(p -> p.page().title().startsWith(title)).isPresent()).findFirst()
                .orElseThrow();
    }

    private void clickMovesAll(SelectionHub hub) {
        FigureCanvas contour = figure("Intensity of the series").canvas();
        Screen.waitFor("the contour", contour::isPainted);
        PanelMap colours = contour.map().panels().getFirst();
        Area point = new Area(colours.across(11), colours.down(5, false), 0, 0);
        Rectangle there = contour.onScreen(point);

        Widgets.click(contour, there);

        Screen.waitFor("a frame near 5 h",
                () -> hub.current().number(Kind.TIME).filter(t -> Math.abs(t / 3600 - 5) < 0.2)
                        .isPresent());
        double frame = hub.current().number(Kind.FRAME).orElseThrow();
        Screen.waitFor("its pattern", () -> seen(LinkedFigure.class).stream().anyMatch(
                f -> f.shown().filter(p -> p.page().title().startsWith("Pattern of frame " + (int) frame))
                        .isPresent()));
    }

    private void keysStepThroughFrames(SelectionHub hub) {
        Control pattern = figure("Pattern of").canvas().getChildren()[0];
        hub.choose(this, hub.current().with(Kind.FRAME, 10));
        Screen.waitFor("frame 10",
                () -> figure("Pattern of").shown().orElseThrow().page().title().contains("frame 10"));
        List<Double> frames = new ArrayList<>();
        int[][] keys = {{SWT.ARROW_RIGHT, 0}, {SWT.ARROW_RIGHT, SWT.MOD2}, {SWT.ARROW_LEFT, 0}, {SWT.HOME, 0},
            {SWT.ARROW_LEFT, SWT.MOD2}, {SWT.END, 0}, {SWT.ARROW_RIGHT, 0}};

        for (int[] key : keys) {
            Event event = new Event();
            event.keyCode = key[0];
            event.stateMask = key[1];
            pattern.notifyListeners(SWT.KeyDown, event);
            frames.add(hub.current().number(Kind.FRAME).orElseThrow());
        }

        double last = frames.getLast();
        assertEquals(List.of(11.0, 21.0, 20.0, 1.0, 1.0, last, last), frames);
        assertTrue(last > 21, frames.toString());
        Screen.waitFor("the last pattern", () -> figure("Pattern of").shown().orElseThrow().page().title()
                .contains("frame " + (int) last + ","));
        assertTrue(figure("Pattern of").canvas().view().equals(View.WHOLE), "the figure itself stays where it is");
    }

    private void hiddenTableCatchesUp(SelectionHub hub) throws Exception {
        page.showView("org.operando.ui.technique", "powder.peakTable", IWorkbenchPage.VIEW_ACTIVATE);
        waitForViews(3, 1);
        LinkedTable table = seen(LinkedTable.class).getFirst();
        page.showView("org.operando.ui.technique", "powder.peakTrack", IWorkbenchPage.VIEW_ACTIVATE);
        waitForViews(4, 0);
        int before = table.marked();

        hub.choose(this, hub.current().with(Kind.FRAME, 20));
        Screen.settle(300);
        assertEquals(before, table.marked(), "a hidden view does no work");
        page.showView("org.operando.ui.technique", "powder.peakTable", IWorkbenchPage.VIEW_ACTIVATE);

        Screen.waitFor("the row of frame 20", () -> table.marked() == 19);
        photograph("powder-table");
        page.showView("org.operando.ui.technique", "powder.peakTrack", IWorkbenchPage.VIEW_ACTIVATE);
        waitForViews(4, 0);
    }

    private void thousandChoicesEndAtTheNewest(SelectionHub hub) throws Exception {
        long longest = Screen.least(500_000_000L, () -> longestOfThousandChoices(hub));
        int last = 1 + 999 % 38;

        Screen.waitFor("the last pattern", () -> seen(LinkedFigure.class).stream().anyMatch(
                f -> f.shown().filter(p -> p.page().title().startsWith("Pattern of frame " + last + ",")).isPresent()));
        assertTrue(longest < 500_000_000L, "a choice held the window for " + longest / 1_000_000 + " ms");
    }

    private long longestOfThousandChoices(SelectionHub hub) {
        long longest = 0;
        for (int i = 0; i < 1000; i++) {
            long begun = System.nanoTime();
            hub.choose(this, hub.current().with(Kind.FRAME, 1 + i % 38));
            while (shell.getDisplay().readAndDispatch()) {
                // whatever the choice set off
            }
            longest = Math.max(longest, System.nanoTime() - begun);
        }
        return longest;
    }

    @Test
    void viewOfAPlugInIsHostedInThePerspectiveOfItsTechnique() throws Exception {
        Path example = Path.of(System.getProperty("operando.home"), "examples/plugin-raman");
        Files.createDirectories(folder.resolve("org.example.raman/data"));
        Files.copy(example.resolve("raman.study.yaml"), folder.resolve("raman.study.yaml"));
        Files.copy(example.resolve("org.example.raman/data/d-band.txt"),
                folder.resolve("org.example.raman/data/d-band.txt"));
        StudySession session = Sessions.get().open(folder.resolve("raman.study.yaml"));
        Screen.waitFor("the study", () -> session.snapshot().isPresent());
        perspective("org.example.raman.ui.perspective");

        waitForViews(1, 0);
        assertEquals(1, figure("Raman spectrum").shown().orElseThrow().page().panels().getFirst().marks().size());
        DemoStudy.run(session);
        Screen.waitFor("the fit",
                () -> figure("Raman spectrum").shown().orElseThrow().page().panels().getFirst().marks()
                        .size() == 2);
        photograph("raman");
    }

    @Test
    void cycleMovesRecordCapacityProfileAndTableTogether() throws Exception {
        StudySession session = Sessions.get().open(study);
        perspective("org.operando.echem.ui.perspective");
        waitForViews(3, 1);
        SelectionHub hub = session.link().selection();

        hub.choose(this, hub.current().with(Kind.MEASUREMENT, "cycling-a").with(Kind.CYCLE, 7));

        assertTrue(hub.current().interval(Kind.TIMES).isPresent());
        LinkedTable table = seen(LinkedTable.class).getFirst();
        Screen.waitFor("the row of cycle 7", () -> table.marked() == 6);
        Screen.waitFor("the profile of cycle 7", () -> seen(LinkedFigure.class).stream().anyMatch(
                f -> f.shown().filter(p -> p.page().title().equals("Voltage profile of cycle 7")).isPresent()));
        photograph("electrochemistry");
    }
}
