// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CCombo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.ui.api.At;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedTable;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.SelectionHub;
import org.operando.ui.session.StudySession;

/** All cells of a study in the electrochemistry perspective. */
class CellsTest {
    @TempDir
    private Path folder;
    private final Perspective perspective = new Perspective();

    @BeforeEach
    void electrochemistry() {
        perspective.open("org.operando.echem.ui.perspective");
    }

    @AfterEach
    void back() {
        perspective.close();
    }

    /** The cells of the demonstration without its patterns. */
    private StudySession open(String more) throws IOException {
        Path file = DemoStudy.copy(folder);
        String study = Files.readString(file);
        Files.writeString(file, study.substring(0, study.indexOf("  insitu:\n    sample")) + """
                recipes:
                  cycling:
                    - echem.cycles: {electrode: positive}%s
                run:
                  cycling-a: cycling
                  cycling-b: cycling
                  insitu-cell: cycling
                """.formatted(more));
        return DemoStudy.opened(file);
    }

    @Test
    void pointOfTheOverlayChoosesLogAndCycleInOneColourEverywhere() throws Exception {
        StudySession session = open("\n    - echem.rate\n    - echem.dqdv");
        perspective.show(List.of("echem.cells", "echem.rate"));
        Screen.waitFor("hints", () -> perspective.seen(Label.class).stream().anyMatch(
                l -> l.getText().contains("No cycles of any cell yet") && l.getText().contains("run the study"))
                && perspective.seen(Label.class).stream().anyMatch(l -> l.getText().contains("'echem.rate'")));
        DemoStudy.run(session);
        Screen.waitFor("all cells", () -> perspective.figure("Capacity and coulombic efficiency of all").isPresent());
        LinkedFigure cells = perspective.figure("Capacity and coulombic efficiency of all").orElseThrow();
        assertEquals(Set.of(Ink.series(0).argb(), Ink.series(1).argb(), Ink.series(2).argb()), colours(cells, 0));
        Screen.waitFor("rates", () -> perspective.figure("Rate").isPresent());
        SelectionHub hub = session.link().selection();

        Line second = second(cells, 0);
        cells.choose(new At(0, second.x()[4] + 0.1, second.y()[4]));

        assertEquals(Optional.of("cycling-b"), hub.current().text(Kind.MEASUREMENT));
        assertEquals(second.x()[4], hub.current().number(Kind.CYCLE).orElseThrow());
        Screen.waitFor("the mark", () -> cells.canvas().markers().stream()
                .anyMatch(m -> m.label().equals("cycling-b, cycle 5")));
        Screen.waitFor("the record in the colour of the cell",
                () -> perspective.figure("Voltage and current")
                        .filter(f -> colours(f, 0).equals(Set.of(Ink.series(1).argb()))).isPresent());
        LinkedFigure record = perspective.figure("Voltage and current").orElseThrow();
        Screen.waitFor("the step of the cycler", () -> record.canvas().markers().stream()
                .anyMatch(m -> m.label().matches("cycle 5, step [0-9]+, CC D?Chg")));
        perspective.photograph("cells");
        perspective.show(List.of("echem.profile"));
        Screen.waitFor("the profile in the colour of the cell",
                () -> perspective.figure("Voltage profile of cycle 5")
                        .filter(f -> colours(f, 0).equals(Set.of(Ink.series(1).argb()))).isPresent());
        perspective.show(List.of("echem.differential"));
        Screen.waitFor("dQ/dV of the cycle in the colour of the cell", () -> perspective.figure("Differential capacity")
                .filter(f -> colours(f, 0).contains(Ink.series(1).argb())).isPresent());
        perspective.photograph("cells-differential");
    }

    @Test
    void eventsOfTheCyclersLogStandOnTheTimeAxis() throws Exception {
        Path log = Path.of(System.getProperty("operando.home"),
                "bundles/org.operando.echem/src_test/data/interp-test.ndax");
        Files.copy(log, folder.resolve("interp-test.ndax"));
        Path file = Files.writeString(folder.resolve("log.study.yaml"), """
                operando: 1
                title: A log with events
                samples:
                  cell: {form: powder}
                measurements:
                  log: {sample: cell, technique: echem, files: interp-test.ndax}
                recipes:
                  cycling: [echem.cycles]
                run:
                  log: cycling
                """);
        StudySession session = DemoStudy.opened(file);
        perspective.show(List.of("echem.record"));

        Screen.waitFor("steps and log", () -> perspective.figure("Voltage and current")
                .filter(f -> f.shown().get().page().caption().endsWith("Ticks: 11 events of its log.")).isPresent());
        LinkedFigure record = perspective.figure("Voltage and current").orElseThrow();
        session.link().selection().choose(this, session.link().selection().current().with(Kind.MEASUREMENT, "log")
                .with(Kind.TIME, 0.0));
        Screen.waitFor("what the log tells of the beginning", () -> record.canvas().markers().stream()
                .anyMatch(m -> m.label().endsWith("event 100000 (start), event 100012")));
        perspective.photograph("log-events");
    }

    @Test
    void showingTheTableOfCyclesKeepsTheChosenCycle() throws Exception {
        StudySession session = open("");
        DemoStudy.run(session);
        perspective.show(List.of("echem.cells"));
        Screen.waitFor("all cells", () -> perspective.figure("Capacity and coulombic efficiency of all").isPresent());
        SelectionHub hub = session.link().selection();
        hub.choose(this, hub.current().with(Kind.MEASUREMENT, "cycling-b").with(Kind.CYCLE, 5));

        perspective.show(List.of("echem.cycles"));

        Screen.waitFor("the row of cycle 5", () -> perspective.seen(LinkedTable.class).stream()
                .anyMatch(t -> t.shown().isPresent() && t.marked() == 4));
        Screen.settle(500);
        LinkedTable cycles = perspective.seen(LinkedTable.class).getFirst();
        cycles.setFocus();
        Screen.settle(300);
        assertEquals(5, hub.current().number(Kind.CYCLE).orElseThrow());
        assertEquals(4, cycles.marked());
        Table rows = (Table) cycles.getChildren()[0];
        rows.deselectAll();
        rows.select(0);
        rows.notifyListeners(SWT.Selection, new Event());
        assertEquals(5, hub.current().number(Kind.CYCLE).orElseThrow(), "as GTK tells of the focus");
        rows.notifyListeners(SWT.KeyDown, new Event());
        rows.select(0);
        rows.notifyListeners(SWT.Selection, new Event());
        assertEquals(1, hub.current().number(Kind.CYCLE).orElseThrow(), "by hand the first row chooses too");
    }

    @Test
    void massEditedInTheListIsEvaluatedAtOnceAndUndone() throws Exception {
        StudySession session = open("");
        DemoStudy.run(session);
        perspective.show(List.of("echem.cells", "echem.cellList"));
        Screen.waitFor("the list", () -> list().filter(t -> t.getItemCount() == 3).isPresent());
        Table list = list().orElseThrow();
        assertEquals("5.98(2) mg", list.getItem(1).getText(2));
        assertEquals("1.54 cm2", list.getItem(1).getText(3));
        assertEquals("positive", list.getItem(1).getText(4));
        assertEquals("200 mAh/g", list.getItem(1).getText(5));
        Screen.waitFor("all cells", () -> !Double.isNaN(firstCapacity()));
        double before = firstCapacity();

        type(list, 1, "6.5(1)");

        assertTrue(session.text().text().contains("mass: {value: 6.5, uncertainty: 0.1, unit: mg"),
                session.text().text());
        Screen.waitFor("the capacity by the new mass",
                () -> Math.abs(firstCapacity() * 6.5 / (before * 5.98) - 1) < 1e-6);
        assertEquals("6.50(10) mg", list.getItem(1).getText(2));
        perspective.photograph("cell-list");

        session.text().undo();

        Screen.waitFor("the capacity as it was", () -> Math.abs(firstCapacity() / before - 1) < 1e-9);
        assertEquals("5.98(2) mg", list.getItem(1).getText(2));
        String text = session.text().text();
        type(list, 1, "much");
        assertEquals(text, session.text().text());
        Screen.waitFor("what is wrong", () -> perspective.seen(Label.class).stream()
                .anyMatch(l -> l.getText().contains("'much' is no number with a unit")));
    }

    @Test
    void electrodeIsReachedByTabAndChangesAllLogsOfItsRecipe() throws Exception {
        StudySession session = open("");
        DemoStudy.run(session);
        perspective.show(List.of("echem.cells", "echem.cellList"));
        Screen.waitFor("list and cells",
                () -> list().filter(t -> t.getItemCount() == 3).isPresent() && !Double.isNaN(firstCapacity()));
        Table list = list().orElseThrow();
        list.setSelection(0);
        list.notifyListeners(SWT.DefaultSelection, new Event());
        traverse(editor(list, Text.class), SWT.TRAVERSE_TAB_NEXT);
        traverse(editor(list, Text.class), SWT.TRAVERSE_TAB_NEXT);
        editor(list, CCombo.class).setText("negative");
        traverse(editor(list, CCombo.class), SWT.TRAVERSE_RETURN);

        assertTrue(session.text().text().contains("echem.cycles: {electrode: negative}"), session.text().text());
        for (TableItem item : list.getItems()) {
            assertEquals("negative", item.getText(4));
        }
        Screen.waitFor("efficiencies of charge over discharge",
                () -> perspective.figure("Capacity and coulombic efficiency of all")
                        .filter(f -> second(f, 1).y()[0] > 100).isPresent());
    }

    private static <T extends Control> T editor(Table list, Class<T> type) {
        return type.cast(Stream.of(list.getChildren()).filter(type::isInstance).findFirst().orElseThrow());
    }

    private static void traverse(Control field, int how) {
        Event event = new Event();
        event.detail = how;
        field.notifyListeners(SWT.Traverse, event);
    }

    private Optional<Table> list() {
        return perspective.seen(Table.class).stream()
                .filter(t -> t.getColumnCount() > 2 && t.getColumn(2).getText().equals("Active mass")).findFirst();
    }

    private static void type(Table list, int row, String text) {
        list.setSelection(row);
        list.notifyListeners(SWT.DefaultSelection, new Event());
        editor(list, Text.class).setText(text);
        traverse(editor(list, Text.class), SWT.TRAVERSE_RETURN);
    }

    /** Of the second cell, as the overlay shows it. */
    private double firstCapacity() {
        return perspective.figure("Capacity and coulombic efficiency of all")
                .map(f -> second(f, 0).y()[0]).orElse(Double.NaN);
    }

    private static Line second(LinkedFigure cells, int panel) {
        return (Line) cells.shown().orElseThrow().page().panels().get(panel).marks().stream()
                .filter(m -> m instanceof Line l && l.ink().argb() == Ink.series(1).argb()).findFirst().orElseThrow();
    }

    private static Set<Integer> colours(LinkedFigure figure, int panel) {
        return figure.shown().orElseThrow().page().panels().get(panel).marks().stream()
                .filter(Line.class::isInstance).map(m -> ((Line) m).ink().argb()).collect(Collectors.toSet());
    }
}
