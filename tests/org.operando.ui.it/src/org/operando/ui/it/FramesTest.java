// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
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
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.session.StudySession;

/** Frames of a detector in the powder perspective: looked at, integrated, calibrated, masked. */
class FramesTest {
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
