// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Column;
import org.operando.api.figure.AxisSpec;
import org.operando.core.run.StepId;
import org.operando.figure.Area;
import org.operando.figure.PanelMap;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.SelectionHub;
import org.operando.ui.editor.ParametersView;
import org.operando.ui.figures.FigureEditor;
import org.operando.ui.figures.FigureInput;
import org.operando.ui.results.ResultsView;
import org.operando.ui.selection.Scale;
import org.operando.ui.session.StudySession;

/** A figure of the study, a table of a result and the preview of a step move together. */
class LinkedPartsTest {
    @TempDir
    private Path folder;

    private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    private final List<Selected> heard = new ArrayList<>();
    private SelectionHub hub;
    private FigureCanvas contour;
    private ResultsView results;
    private ParametersView parameters;

    @Test
    void figureTableAndPreviewMoveTogether() throws Exception {
        StudySession session = DemoStudy.open(folder.resolve("demo"));
        DemoStudy.run(session);
        Screen.waitFor("the results", () -> session.link().results().flatMap(r -> r.measurement("insitu"))
                .filter(m -> m.steps().stream().allMatch(Measured.Step::done)).isPresent());
        hub = session.link().selection();
        open(session);
        hub.subscribe(heard, () -> true, heard::add);

        click(11, 5);
        double frame = hub.current().number(Kind.FRAME).orElseThrow();
        assertEquals(5 * 3600, hub.current().number(Kind.TIME).orElseThrow(), 60);
        all((int) frame);
        assertEquals(Optional.of("insitu"), hub.current().text(Kind.MEASUREMENT));
        assertEquals(1, heard.size(), "no echo");

        Table table = (Table) results.area().shown();
        table.setSelection(29);
        table.notifyListeners(SWT.Selection, new Event());
        assertEquals(Optional.of(30.0), hub.current().number(Kind.FRAME));
        all(30);
        assertEquals(2, heard.size(), "no echo");

        hub.choose(this, hub.current().with(Kind.FRAME, 12));
        all(12);
        assertEquals(3, heard.size(), "no echo");
        Screen.photograph(page.getWorkbenchWindow().getShell(), "linked-parts");

        parametersFollow();
        Screen.waitFor("no marker of another measurement", () -> contour.markers().isEmpty());
        hub.unsubscribe(heard);
    }

    /** As a view of a technique chooses another measurement: in the tree, and so in Parameters. */
    private void parametersFollow() {
        page.activate(results);
        assertTrue(isThere("from"));

        hub.choose(this, hub.current().with(Kind.MEASUREMENT, "cycling-a"));

        Screen.waitFor("the form of the measurement", () -> isThere("nominalCapacity"));
    }

    private boolean isThere(String field) {
        return parameters.parameters().filter(form -> form.editor(List.of(field)) != null).isPresent();
    }

    private void open(StudySession session) throws Exception {
        parameters = (ParametersView) page.showView(ParametersView.ID);
        parameters.choose(session.snapshot().orElseThrow().plan().orElseThrow().steps().stream()
                .filter(s -> s.id().equals(new StepId("insitu", "line-003"))).findFirst().orElseThrow());
        results = (ResultsView) page.showView(ResultsView.ID);
        results.show(new StepId("insitu", "line-003"));
        contour = ((FigureEditor) page.openEditor(new FigureInput(session, "insitu-contour"), FigureEditor.ID))
                .canvas();
        Screen.waitFor("the parts", () -> contour.page() != null && contour.isPainted()
                && results.content().isPresent() && parameters.previewed().contains("frame 1 alone, the first"));
    }

    /** All parts show a frame, whoever chose it. */
    private void all(int frame) {
        Screen.waitFor("the marker of frame " + frame,
                () -> contour.markers().stream().anyMatch(m -> m.label().equals("frame " + frame)));
        assertEquals(contour.page().panels().size(), contour.markers().size(), "in each panel");
        Screen.waitFor("the preview of frame " + frame,
                () -> parameters.previewed().startsWith("Preview of insitu/line-003: frame " + frame + " alone."));
        long[] numbers = (long[]) results.content().orElseThrow().tables().values().iterator().next().table()
                .column("number").values();
        Screen.waitFor("the row of frame " + frame,
                () -> results.area().selected() >= 0 && numbers[results.area().selected()] == frame);
    }

    private void click(double x, double y) {
        PanelMap colours = contour.map().panels().getFirst();
        Rectangle there = contour.onScreen(new Area(colours.across(x), colours.down(y, false), 0, 0));
        Widgets.click(contour, there);
    }

    @Test
    void onlyAxesAndColumnsThatMeanItChoose() {
        assertEquals(Optional.of(new Scale(Kind.TIME, 3600)), Scale.of(AxisSpec.of("Time (h)", 0, 1)));
        assertEquals(Optional.of(new Scale(Kind.FRAME, 1)), Scale.of(AxisSpec.of("Pattern", 0, 1)));
        assertEquals(Optional.of(new Scale(Kind.CYCLE, 1)), Scale.of(AxisSpec.of("Cycle number", 0, 1)));
        assertEquals(Optional.of(new Scale(Kind.VOLTAGE, 1)), Scale.of(AxisSpec.of("Voltage (V)", 0, 1)));
        for (String other : List.of("2*\u03b8* (\u00b0)", "Capacity (mAh/g)", "Time", "Voltage (kV)")) {
            assertTrue(Scale.of(AxisSpec.of(other, 0, 1)).isEmpty(), other);
        }
        assertEquals(7, new Scale(Kind.CYCLE, 1).chosen(7.4));
        assertTrue(Scale.of(Column.of("cycle", new String[] {"first"})).isEmpty());
        assertTrue(Scale.of(Column.of("time", "K", new double[] {1})).isEmpty());
    }
}
