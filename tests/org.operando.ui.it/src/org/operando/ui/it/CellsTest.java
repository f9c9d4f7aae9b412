// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.ui.api.At;
import org.operando.ui.api.LinkedFigure;
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

    @Test
    void pointOfTheOverlayChoosesLogAndCycleInOneColourEverywhere() throws Exception {
        Path file = DemoStudy.copy(folder);
        Files.writeString(file, Files.readString(file).replace("- echem.cycles: {electrode: positive}",
                "- echem.cycles: {electrode: positive}\n    - echem.rate\n    - echem.dqdv"));
        StudySession session = DemoStudy.opened(file);
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

        Line second = (Line) cells.shown().orElseThrow().page().panels().getFirst().marks().stream()
                .filter(m -> m instanceof Line l && l.ink().argb() == Ink.series(1).argb()).findFirst().orElseThrow();
        cells.choose(new At(0, second.x()[4] + 0.1, second.y()[4]));

        assertEquals(Optional.of("cycling-b"), hub.current().text(Kind.MEASUREMENT));
        assertEquals(second.x()[4], hub.current().number(Kind.CYCLE).orElseThrow());
        Screen.waitFor("the mark", () -> cells.canvas().markers().stream()
                .anyMatch(m -> m.label().equals("cycling-b, cycle 5")));
        Screen.waitFor("the record in the colour of the cell",
                () -> perspective.figure("Voltage and current")
                        .filter(f -> colours(f, 0).equals(Set.of(Ink.series(1).argb()))).isPresent());
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

    private static Set<Integer> colours(LinkedFigure figure, int panel) {
        return figure.shown().orElseThrow().page().panels().get(panel).marks().stream()
                .filter(Line.class::isInstance).map(m -> ((Line) m).ink().argb()).collect(Collectors.toSet());
    }
}
