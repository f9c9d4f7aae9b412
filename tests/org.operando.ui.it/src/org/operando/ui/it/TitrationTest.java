// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.ui.api.At;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedTable;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.SelectionHub;
import org.operando.ui.session.StudySession;

/** Pulse list, fitted pulse and curve of diffusion coefficients of a titration move together. */
class TitrationTest {
    private static final List<String> VIEWS = List.of("echem.pulses", "echem.diffusion", "echem.fittedPulse");

    @TempDir
    private Path folder;
    private final Perspective perspective = new Perspective();

    @BeforeEach
    void electrochemistry() throws Exception {
        perspective.open("org.operando.echem.ui.perspective");
    }

    @AfterEach
    void back() {
        perspective.close();
    }

    @Test
    void pulseMovesListFitAndCurveTogether() throws Exception {
        StudySession session = TitrationStudy.open(folder);
        perspective.show(VIEWS);
        Screen.waitFor("hints", () -> perspective.seen(Label.class).stream()
                .filter(l -> l.getText().contains("No titration of titration yet")
                        && l.getText().contains("run the study"))
                .count() == VIEWS.size());
        DemoStudy.run(session);
        Screen.waitFor("the first pulse", () -> perspective.figure("Pulse 1 of").isPresent()
                && perspective.figure("Diffusion").isPresent());
        LinkedTable list = perspective.seen(LinkedTable.class).getFirst();
        Screen.waitFor("the list", () -> list.shown().isPresent());
        SelectionHub hub = session.link().selection();

        Table rows = (Table) list.getChildren()[0];
        assertEquals(TitrationStudy.PULSES, rows.getItemCount());
        rows.setSelection(3);
        rows.notifyListeners(SWT.Selection, new Event());

        assertEquals(Optional.of("titration"), hub.current().text(Kind.MEASUREMENT));
        assertEquals(3 * TitrationStudy.PERIOD, hub.current().number(Kind.TIME).orElseThrow(), 2);
        Screen.waitFor("pulse 4", () -> perspective.figure("Pulse 4 of").isPresent());
        LinkedFigure curve = perspective.figure("Diffusion").orElseThrow();
        Screen.waitFor("its mark", () -> curve.canvas().markers().stream().anyMatch(m -> m.label().equals("pulse 4")));
        perspective.photograph("titration");

        hub.choose(this, hub.current().with(Kind.TIME, 5 * TitrationStudy.PERIOD - 1));
        Screen.waitFor("late in its rest a time is still of pulse 5", () -> list.marked() == 4
                && perspective.figure("Pulse 5 of").isPresent());

        double voltage = list.shown().orElseThrow().table().doubles("voltage")[1];
        curve.choose(new At(0, voltage, 1e-15));
        Screen.waitFor("pulse 2", () -> list.marked() == 1 && perspective.figure("Pulse 2 of").isPresent());
    }

    @Test
    void logWithoutTitrationSaysWhichHasOne() throws Exception {
        StudySession session = TitrationStudy.open(folder);
        DemoStudy.run(session);
        perspective.show(VIEWS);
        SelectionHub hub = session.link().selection();

        hub.choose(this, hub.current().with(Kind.MEASUREMENT, "other"));

        Screen.waitFor("hints", () -> perspective.seen(Label.class).stream()
                .filter(l -> l.getText().contains("No titration of other") && l.getText().contains("choose titration"))
                .count() == VIEWS.size());
        assertTrue(perspective.seen(LinkedFigure.class).stream().allMatch(f -> f.shown().isEmpty()));
    }
}
