// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.figure.PageMap;
import org.operando.figure.PanelMap;
import org.operando.figure.PlainText;

/** Numbers of what is seen: crosshair, tables, differences, what logarithmic axes hide. */
class NumbersTest {
    private final Page page = Samples.patternAndContour();

    @TempDir
    private Path folder;

    @Test
    void labelsWithoutMarkup() {
        assertEquals("Q (Å⁻¹)", PlainText.of("*Q* (Å^{−1})"));
        assertEquals("LiCoO₂", PlainText.of("LiCoO_{2}"));
        assertEquals("2θ", PlainText.quantity("2*θ* (°)"));
        assertEquals("°", PlainText.unit("2*θ* (°)"));
        assertEquals("", PlainText.unit("Frame"));
    }

    @Test
    void crosshairReadsAxesImageAndPoint() {
        PageMap map = PageMap.of(page);
        PanelMap image = map.panels().get(1);
        ReadOut at = ReadOut.at(page, map, image.across(25.5), image.down(3.5, false)).orElseThrow();
        assertEquals(25.5, at.x(), 1e-9);
        assertEquals(3 * 20 + 5, at.value().orElseThrow());
        assertTrue(at.text().matches("b   2θ = 25\\.5\\d? °   Time = 3\\.5\\d? h   Counts = 65"), at.text());

        PanelMap pattern = map.panels().get(0);
        ReadOut near = ReadOut.at(page, map, pattern.across(30.1), pattern.down(8, false)).orElseThrow();
        assertEquals(10, near.nearest().orElseThrow().index());
        assertEquals(8, near.nearest().orElseThrow().y());
        assertTrue(near.text().contains("• calculated: 30 °, 8 counts"), near.text());
        assertEquals(Optional.empty(), ReadOut.at(page, map, 0, 0));
    }

    @Test
    void valuesAreReadInDescendingEdgesToo() {
        double[] down = {3, 2, 1, 0};
        assertEquals(0, CellEdges.at(down, 2.5));
        assertEquals(2, CellEdges.at(down, 0));
        assertEquals(-1, CellEdges.at(down, 3.1));
        assertEquals(-1, CellEdges.at(down, Double.NaN));
    }

    @Test
    void stretchesAreFoundWhetherOrNotAbscissaeAscend() {
        double[] up = {0, 1, 1, 2, 5};
        assertEquals(1, Ascending.first(up, 0.5));
        assertEquals(3, Ascending.end(up, 1));
        double[] any = {3, 1, Double.NaN, 2};
        assertEquals(0, Ascending.first(any, 2));
        assertEquals(4, Ascending.end(any, 2));
    }

    @Test
    void numbersHaveAsManyDigitsAsMeanSomething() {
        assertEquals("−1.235", Numbers.within(-1.23456, 0.001));
        assertEquals("0.00", Numbers.within(-0.001, 0.01));
        assertEquals("1230", Numbers.within(1234, 10));
        assertEquals("1.5e−9", Numbers.text(1.5e-9, 5));
        assertEquals("–", Numbers.text(Double.NaN, 5));
        assertEquals("0", Numbers.exact(0.0));
        assertEquals("0.1", Numbers.exact(0.1f));
    }

    @Test
    void tablesHoldWhatIsSeenWithUncertainties() throws IOException {
        View view = View.WHOLE.with(0, PanelView.WHOLE.withX(new AxisRange(21.5, 23.5, AxisSpec.Scale.LINEAR)));
        List<Path> written = PageFile.write(view.of(page), folder.resolve("seen.csv"));

        assertEquals(List.of(folder.resolve("seen-a.csv"), folder.resolve("seen-b-image.csv")), written);
        assertEquals(List.of(
                "2θ (°),calculated: Intensity (counts),uncertainty of calculated: Intensity (counts),2θ (°),"
                        + "observed: Intensity (counts)",
                "22,0,0.5,22,0", "23,1,0.5,23,1"), Files.readAllLines(written.get(0)));
        List<String> cells = Files.readAllLines(written.get(1));
        assertEquals("2θ (°),Time (h),Counts", cells.get(0));
        assertEquals("20.5,0.5,0", cells.get(1));
        assertEquals(201, cells.size());
    }

    @Test
    void everyFormatIsWrittenByItsName() throws IOException {
        for (String ending : List.of("svg", "pdf", "png")) {
            Path file = folder.resolve("figure." + ending);
            assertEquals(List.of(file), PageFile.write(page, file));
            assertTrue(Files.size(file) > 1000, ending);
        }
        IOException wrong = assertThrows(IOException.class, () -> PageFile.write(page, folder.resolve("figure.doc")));
        assertTrue(wrong.getMessage().contains("svg, pdf, png, csv"), wrong.getMessage());
    }

    @Test
    void logarithmicAxesSayWhatTheyHide() {
        double[] x = {1, 2, 3, 4};
        double[] y = {-1, 0, 10, 100};
        Panel linear = Panel.of("c", new Box(0, 0, 80, 60), AxisSpec.of("*x*", 0, 5), AxisSpec.around("*y*", y),
                List.of(Line.of(x, y, Ink.BLACK)));
        assertEquals(Optional.empty(), LogAxes.hidden(linear));

        PanelView log = LogAxes.toggledY(linear, PanelView.WHOLE).orElseThrow();
        Panel seen = View.WHOLE.with(0, log).of(Page.of("", 80, 60, linear)).panels().get(0);
        assertEquals(10, seen.y().from());
        assertEquals("Panel c: 2 of 4 points at or below zero are not shown (logarithmic axis)",
                LogAxes.hidden(seen).orElseThrow());
        assertEquals(AxisSpec.Scale.LINEAR, LogAxes.toggledY(linear, log).orElseThrow().y().orElseThrow().scale());
    }

    @Test
    void differenceOfImagesIsCentredOnZero() {
        Page a = Page.of("a", 90, 60, Samples.map("", 0, Samples.ramp(3), Image.Colours.viridis(0, 9, "Counts")));
        Page b = Page.of("b", 90, 60, Samples.map("", 0, Samples.ramp(0), Image.Colours.viridis(0, 9, "Counts")));
        Image image = Links.image(PageDifference.of(a, b).orElseThrow().panels().get(0)).orElseThrow();

        assertEquals(3f, image.values()[17]);
        assertEquals(new Image.Colours("vik", -3, 3, "Δ Counts"), image.colours());
    }

    @Test
    void differenceOfLinesIsTakenBetweenPoints() {
        Page a = line(new double[] {0, 1, 2, 3}, new double[] {5, 5, 5, 5});
        Page b = line(new double[] {0.5, 2.5}, new double[] {1, 3});
        Line line = (Line) PageDifference.of(a, b).orElseThrow().panels().get(0).marks().get(0);

        assertTrue(Double.isNaN(line.y()[0]) && Double.isNaN(line.y()[3]));
        assertEquals(5 - 1.5, line.y()[1], 1e-12);
        assertEquals(Optional.empty(), PageDifference.of(a, Page.of("", 80, 60)));
    }

    private static Page line(double[] x, double[] y) {
        return Page.of("l", 80, 60, Panel.of("", new Box(0, 0, 80, 60), AxisSpec.around("*x*", x),
                AxisSpec.around("*y*", y), List.of(Line.of(x, y, Ink.BLACK))));
    }
}
