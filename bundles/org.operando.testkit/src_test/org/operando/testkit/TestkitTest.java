// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Cancelled;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.FigureBuilder;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.LoadException;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.StudyRegion;
import org.operando.api.Warning;
import org.operando.api.figure.Page;

class TestkitTest {
    record Inputs(double[] x) {
    }

    record Window(@In("s") double from, @In("s") double to, @Default("none") String helper) {
        Window {
            if (to <= from) {
                throw new InvalidParameter("to", "must be above 'from' = " + from + " s");
            }
        }
    }

    record Length(@In("s") double length) {
    }

    static final class LengthOperation implements Operation<Inputs, Window, Length> {
        @Override
        public Length run(Inputs inputs, Window window, Context context) throws OperationException {
            context.check();
            double factor = window.helper().equals("none") ? 1 : context.contributed(Double.class, window.helper());
            context.warn("window", "wide");
            return new Length(factor * (window.to() - window.from()));
        }
    }

    static final class LengthFigure implements FigureBuilder<Length, Window> {
        @Override
        public Page build(Length results, Window options) {
            return Page.of("length " + results.length() + " from " + options.from(), 88, 60);
        }
    }

    private final LengthOperation operation = new LengthOperation();
    private final Inputs inputs = new Inputs(new double[0]);

    @Test
    void parametersAreReadWithTheirUnits() throws Exception {
        TestRun<Length> run = Testkit.run(operation, inputs, "from: 500 ms\nto: 1 min");

        assertEquals(59.5, run.result().length());
        assertEquals(List.of(new Warning("window", "wide")), run.warnings());
    }

    @Test
    void ruleAcrossParametersIsReportedAtItsLine() {
        var error = assertThrows(IllegalArgumentException.class,
                () -> Testkit.run(operation, inputs, "from: 2 s\nto: 1 s"));

        assertEquals("test:2:5: 'to': must be above 'from' = 2.0 s", error.getMessage());
    }

    @Test
    void allProblemsOfATextAreReportedTogether() {
        var error = assertThrows(IllegalArgumentException.class,
                () -> Testkit.record(Window.class, "fron: 2 s\nto: 1"));

        String[] lines = error.getMessage().split("\n");
        assertEquals(2, lines.length);
        assertTrue(lines[0].startsWith("test:1:1: unknown key 'fron'; did you mean 'from'?"), lines[0]);
        assertTrue(lines[1].startsWith("test:2:5: 'to': a number needs its unit"), lines[1]);
    }

    @Test
    void valueStillToBeFilledInIsReported() {
        var error = assertThrows(IllegalArgumentException.class,
                () -> Testkit.record(Window.class, "from: 2 s\nto: \"?\""));

        assertTrue(error.getMessage().startsWith("test:2:5: 'to' is still to be filled in"), error.getMessage());
    }

    @Test
    void contributionsGivenByHandAreFoundAndOthersAreNot() throws Exception {
        PlainContext context = new PlainContext().with("thrice", 3.0).with("word", "no number");

        assertEquals(3,
                Testkit.run(operation, inputs, "from: 1 s\nto: 2 s\nhelper: thrice", context).result().length());
        assertThrows(OperationException.class,
                () -> Testkit.run(operation, inputs, "from: 1 s\nto: 2 s\nhelper: word", context));
        assertThrows(OperationException.class,
                () -> Testkit.run(operation, inputs, "from: 1 s\nto: 2 s\nhelper: twice", context));
    }

    @Test
    void contextCancelsWhenAsked() {
        PlainContext context = new PlainContext().cancelledAtCheck(0);

        assertThrows(Cancelled.class, () -> Testkit.run(operation, inputs, "from: 1 s\nto: 2 s", context));
    }

    @Test
    void figureGetsItsOptions() throws Exception {
        Page page = Testkit.figure(new LengthFigure(), new Length(3), "from: 1 s\nto: 2 s");

        assertEquals("length 3.0 from 1.0", page.title());
    }

    @Test
    void loaderGetsTheMeasurement(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("p.txt"), "pairs\n1 2\n");

        var run = Testkit.loaded(new PairLoader(), List.of(file), "mass: 0.2 g");

        assertEquals(200, run.result().data().mass());
        assertArrayEquals(new double[] {2}, run.result().data().points().doubles("counts"));
        assertEquals(List.of(new Warning("mass", "large")), run.warnings());
        assertThrows(LoadException.class,
                () -> Testkit.load(new PairLoader(), folder.resolve("absent.txt"), "mass: 1 g"));
    }

    @Test
    void operationWrittenAsLambdaIsRefusedWithAWord() {
        Operation<Inputs, Window, Length> lambda = (in, window, context) -> new Length(1);

        var error = assertThrows(IllegalArgumentException.class, () -> Testkit.run(lambda, inputs, ""));

        assertTrue(error.getMessage().contains("implements Operation<...>"), error.getMessage());
    }

    @Test
    void regionIsReadAsInAStudy() {
        StudyRegion disc = Testkit.region("disc", "{shape: {circle: {x: 1 um, y: 2 um, radius: 500 nm}}}");

        assertEquals("disc", disc.name());
        assertTrue(disc.contains(1.4, 2) && !disc.contains(1.6, 2));
        String said = assertThrows(IllegalArgumentException.class,
                () -> Testkit.region("disc", "{shape: {circle: {x: 1 um, y: 2}}}")).getMessage();
        assertTrue(said.contains("'radius' is missing") && said.contains("write '2 um'"), said);
    }
}
