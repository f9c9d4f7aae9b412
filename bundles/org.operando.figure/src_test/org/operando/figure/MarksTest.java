// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.operando.api.figure.Arrow;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Bars;
import org.operando.api.figure.Box;
import org.operando.api.figure.Contours;
import org.operando.api.figure.Corner;
import org.operando.api.figure.Frame;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Inset;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.PhaseTicks;
import org.operando.api.figure.Rule;
import org.operando.api.figure.ScaleBar;

class MarksTest {
    private static final AxisSpec TEN = AxisSpec.of("x", 0, 10);
    private static final AxisScale UNIT = new AxisScale(AxisSpec.of("", 0, 1), 0, 1);

    private Recorder recorder;
    private Painter.Report report;

    @Test
    void isolinesOfAParaboloidAreCircles() {
        int n = 101;
        double[] grid = Figures.even(-1, 1, n);
        float[] values = new float[n * n];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (grid[i % n] * grid[i % n] + grid[i / n] * grid[i / n]);
        }

        List<Isolines.Polyline> lines = Isolines
                .trace(new Contours(grid, grid, values, new double[] {0.16, 0.64}, Ink.BLACK, false), UNIT, UNIT);

        assertEquals(2, lines.size());
        for (Isolines.Polyline line : lines) {
            double radius = Math.sqrt(line.level());
            double[] xy = line.xy();
            assertEquals(xy[0], xy[xy.length - 2], "closed");
            assertEquals(xy[1], xy[xy.length - 1], "closed");
            for (int i = 0; i < xy.length; i += 2) {
                // linear interpolation of r^2 over a step h is wrong by h^2 / 4 at most, the gradient is 2 r
                assertEquals(radius, Math.hypot(xy[i], xy[i + 1]), 0.02 * 0.02 / 4 / (2 * radius) + 1e-6);
            }
            assertEquals(2 * Math.PI * radius, line.length(), 1e-3 * 2 * Math.PI * radius);
        }
    }

    @Test
    void isolinesEndAtBlanksAndPassSaddlesByTheMean() {
        double[] two = {0, 1};
        // high corners at (0, 0) and (1, 1); the mean, 0.4 or 0.6, is below or above the level
        for (float high : new float[] {0.8f, 1.2f}) {
            List<Isolines.Polyline> lines = Isolines.trace(
                    new Contours(two, two, new float[] {high, 0, 0, high}, new double[] {0.5}, Ink.BLACK, false), UNIT,
                    UNIT);
            assertEquals(2, lines.size());
            double[] xy = lines.getFirst().xy();
            boolean aroundOrigin = xy[0] + xy[1] < 1 && xy[2] + xy[3] < 1;
            assertEquals(high < 1, aroundOrigin, "the corner (0, 0) is cut off when the middle is low");
        }
        assertEquals(List.of(), Isolines.trace(new Contours(two, two, new float[] {1, 0, Float.NaN, 0},
                new double[] {0.5}, Ink.BLACK, false), UNIT, UNIT));
    }

    @Test
    void barsThatTouchAreOneAreaOfTheRightSize() {
        Area plot = paint(Bars.histogram(new double[] {2, 4, 6, 8}, new double[] {3, 0, 6}, Ink.series(0)));

        // 2 x 3 + 2 x 6 of 10 x 10 units
        assertEquals(0.18 * plot.width() * plot.height(), Math.abs(area(recorder.fills.getFirst())), 1e-6);
        assertEquals(1, recorder.fills.stream().filter(o -> Math.abs(area(o)) > 100).count());
    }

    @Test
    void barsHaveTheirUncertaintiesAndGapsStayEmpty() {
        Area plot = paint(Bars.around(new double[] {2, 5, 8}, 1, new double[] {4, Double.NaN, 6},
                new double[] {1, 1, Double.NaN}, Ink.series(0)));

        assertEquals((4 + 6) / 100.0 * plot.width() * plot.height(), Math.abs(area(recorder.fills.getFirst())), 1e-6);
        double[] bar = recorder.strokes.getFirst().xy();
        assertEquals(plot.x() + 0.2 * plot.width(), bar[0], 1e-9);
        assertEquals(plot.bottom() - 0.3 * plot.height(), bar[1], 1e-9, "from 4 - 1");
        assertEquals(plot.bottom() - 0.5 * plot.height(), bar[3], 1e-9, "to 4 + 1");
    }

    @Test
    void ticksOfAPhaseStandAtItsPositions() {
        Area plot = paint(PhaseTicks.of(new double[] {1, 3, 12}, 5, Ink.BLACK, ""));

        double[] xy = recorder.strokes.getFirst().xy();
        assertArrayEquals(new double[] {plot.x() + 0.1 * plot.width(), plot.x() + 0.3 * plot.width()},
                new double[] {xy[0], xy[4]}, 1e-9);
        assertEquals(8, xy.length, "what lies outside is not drawn");
    }

    @Test
    void aScaleBarIsAsLongAsItSays() {
        for (Corner corner : Corner.values()) {
            Area plot = paint(ScaleBar.of(2.5, "2.5 µm").at(corner));

            double[] xy = recorder.fills.getLast().xy();
            assertEquals(0.25 * plot.width(), xy[2] - xy[0], 1e-9);
            assertEquals(corner == Corner.TOP_LEFT || corner == Corner.BOTTOM_LEFT, xy[0] < plot.centreX());
            assertEquals(corner == Corner.TOP_LEFT || corner == Corner.TOP_RIGHT, xy[1] < plot.centreY());
        }
        paint(ScaleBar.of(11, "11 µm"));
        assertTrue(report.warnings().toString().contains("'11 µm' has no room"), report.warnings().toString());
    }

    @Test
    void anInsetThatHidesDataIsReported() {
        Panel inner = Panel.of("", new Box(0, 0, 1, 1), TEN, TEN, List.of());
        Mark line = Line.of(new double[] {0, 10}, new double[] {0, 10}, Ink.BLACK);

        paint(line, new Inset(new Box(0.4, 0.5, 0.4, 0.4), inner));
        assertEquals(1, report.warnings().size(), report.warnings().toString());
        paint(line, new Inset(new Box(0.55, 0.6, 0.45, 0.4), inner));
        assertEquals(List.of(), report.warnings());
        assertThrows(IllegalArgumentException.class, () -> new Inset(new Box(0.5, 0.5, 0.6, 0.2), inner));
    }

    @Test
    void anArrowFromTheRightPointsAtItsValue() {
        Area plot = paint(Arrow.fromRight(7, "gap", Ink.BLACK));

        double[] head = recorder.fills.getFirst().xy();
        assertEquals(plot.right() + 0.8, head[0], 1e-9);
        assertEquals(plot.bottom() - 0.7 * plot.height(), head[1], 1e-9);
        Panel panel = Panel.of("", new Box(0, 0, 88, 60), TEN, TEN, List.of(Arrow.fromRight(7, "gap", Ink.BLACK)));
        assertThrows(IllegalArgumentException.class, () -> panel.withRight(TEN));
    }

    @Test
    void namesStandAtTheirTicksAndCrowdedOnesAreReported() {
        AxisSpec named = AxisSpec.categories("", "first", "second", "third");
        paint(Panel.of("", new Box(0, 0, 88, 60), named, TEN, List.of()));
        List<String> texts = recorder.texts.stream().map(Recorder.Text::run).toList();
        assertTrue(texts.containsAll(List.of("first", "second", "third")) && !texts.contains("1"), texts.toString());

        List<AxisSpec.Name> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(new AxisSpec.Name(i / 4.0, "sample " + i));
        }
        paint(Panel.of("", new Box(0, 0, 88, 60), TEN.named(many), TEN, List.of()));
        assertTrue(report.warnings().size() > 20, report.warnings().toString());
    }

    @Test
    void unitsOfEqualAspectAreEquallyLongAndComparedMapsEquallyLarge() {
        AxisSpec five = AxisSpec.of("", 0, 5);
        Panel a = Panel.of("a", new Box(0, 0, 60, 50), TEN, five, List.of()).withEqualAspect();
        Panel b = Panel.of("b", new Box(60, 0, 60, 50), TEN.bare(), five, List.of()).withFrame(Frame.BOX)
                .withEqualAspect();

        List<Area> plots = new Painter().paint(Page.of("", 120, 50, a, b), new Recorder()).plots();

        assertEquals(plots.get(0).width() / 10, plots.get(0).height() / 5, 1e-9);
        assertEquals(plots.get(0).width(), plots.get(1).width(), 1e-9);
        assertEquals(plots.get(0).y(), plots.get(1).y(), 1e-9);
    }

    @Test
    void aLabelledRuleCarriesItsText() {
        paint(Rule.atX(9.8, Ink.GREY).labelled("edge"), Rule.atY(2, Ink.GREY).labelled("limit"));

        assertTrue(recorder.runs().contains("edge") && recorder.runs().contains("limit"));
        assertEquals(List.of(), report.warnings());
    }

    @Test
    void pagesAreComposedWithNewLetters() {
        Page single = Page.of("", 88, 60, Panel.of("", new Box(0, 0, 88, 60), TEN, TEN, List.of()));
        Page twin = Page.of("", 100, 50, Panel.of("a", new Box(0, 0, 70, 50), TEN, TEN, List.of()),
                Panel.of("b", new Box(70, 0, 30, 50), TEN, TEN.bare(), List.of()));

        Page page = Page.composed("all", 180, 120, List.of(twin, single, single),
                List.of(new Box(0, 0, 180, 60), new Box(0, 60, 90, 60), new Box(90, 60, 90, 60)));

        assertEquals(List.of("a", "b", "c", "d"), page.panels().stream().map(Panel::letter).toList());
        assertEquals(new Box(126, 0, 54, 60), page.panels().get(1).cell());
        assertEquals(new Box(90, 60, 90, 60), page.panels().get(3).cell());
    }

    private Area paint(Mark... marks) {
        return paint(Panel.of("", new Box(0, 0, 88, 60), TEN, TEN, Arrays.asList(marks)));
    }

    private Area paint(Panel panel) {
        recorder = new Recorder();
        report = new Painter().paint(Page.of("", 88, 60, panel), recorder);
        return report.plots().getFirst();
    }

    /** Area of closed pieces of lines, Gauss. */
    private static double area(Outline outline) {
        double[] xy = outline.xy();
        double sum = 0;
        int k = 0;
        int start = 0;
        for (byte op : outline.ops()) {
            if (op == Outline.MOVE) {
                start = k;
            }
            if (op == Outline.CLOSE) {
                for (int i = start; i < k; i += 2) {
                    int j = i + 2 < k ? i + 2 : start;
                    sum += 0.5 * (xy[i] * xy[j + 1] - xy[j] * xy[i + 1]);
                }
            } else {
                k += op == Outline.CURVE ? 6 : 2;
            }
        }
        return sum;
    }
}
