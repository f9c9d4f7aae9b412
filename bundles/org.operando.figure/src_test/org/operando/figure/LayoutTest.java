// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.operando.api.figure.Arrow;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Span;
import org.operando.api.figure.Symbol;

class LayoutTest {
    private static final List<AxisSpec> NASTY = List.of(AxisSpec.of("Current (A)", 1e-7, 3e-7),
            AxisSpec.of("Intensity (counts)", 0, 1e6), AxisSpec.of("Difference", -0.5, 0.5),
            AxisSpec.of("Time (h)", 120, 0),
            AxisSpec.of("Intensity (counts)", 1e-3, 1e5).logarithmic(), AxisSpec.of("*E* (eV)", 8333.1234, 8333.1239),
            AxisSpec.of("*Q* (Å^{−1})", 1.27, 1.42), AxisSpec.of("Voxels", 3, 25).logarithmic(),
            AxisSpec.of("Resistance (Ω)", 1e-30, 1e30).logarithmic(), AxisSpec.of("Tiny", 1 - 1e-12, 1 + 1e-12),
            AxisSpec.of("Huge", -1e300, 1e300), AxisSpec.of("", 0, 1),
            AxisSpec.of("A label that nobody in his right mind would write, of many words (mAh g^{−1} V^{−1})", 0, 7));

    /** Pages whose panels were reported to be too small: their texts cannot but touch. */
    private int cramped;
    private final List<String> warnings = new ArrayList<>();

    @AfterEach
    void noPanelWasTooSmall() {
        assertEquals(0, cramped);
    }

    @Test
    void textsOfNastyAxesKeepApartAndOnThePage() {
        for (AxisSpec x : NASTY) {
            for (AxisSpec y : NASTY) {
                for (double[] size : new double[][] {{40, 30}, {88, 60}, {180, 40}}) {
                    Panel panel = Panel.of("a", new Box(0, 0, size[0], size[1]), x, y, List.of());
                    check(Page.of("", size[0], size[1], panel), x + " / " + y);
                    check(Page.of("", size[0], size[1], panel.withRight(y)), x + " / " + y + " twice");
                }
            }
        }
    }

    @Test
    void textsOfTwoRowsWithColourBarsKeepApart() {
        for (AxisSpec y : NASTY) {
            if (y.scale() == AxisSpec.Scale.LOG) {
                continue;
            }
            List<Panel> panels = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                double low = Math.min(y.from(), y.to());
                double high = Math.max(y.from(), y.to());
                Image image = new Image(new double[] {0, 1, 2}, new double[] {y.from(), y.to()}, new float[] {1, 2},
                        new Image.Colours("cividis", low, high, y.label().isEmpty() ? "a.u." : y.label()));
                panels.add(Panel.of("abcd".substring(i, i + 1), new Box(i % 2 * 44, i / 2 * 40, 44, 40),
                        AxisSpec.of("*x* (µm)", 0, 2), y, List.of(image)));
            }
            check(new Page("", 88, 80, panels), y.toString());
        }
    }

    @Test
    void galleryIsWithoutFaultAtBothWidths() {
        for (double width : new double[] {Page.SINGLE_COLUMN, Page.DOUBLE_COLUMN}) {
            for (Map.Entry<String, Page> entry : Figures.gallery(width).entrySet()) {
                Painter.Report report = check(entry.getValue(), entry.getKey() + " at " + width + " mm");
                assertEquals(List.of(), report.warnings(), entry.getKey() + " at " + width + " mm");
            }
        }
    }

    @Test
    void everyKindOfFigureIsWithoutFault() {
        Gallery.pages().forEach((name, page) -> assertEquals(List.of(), check(page, name).warnings(), name));
    }

    @Test
    void panelsOfOneRowOrColumnHaveTheSamePlotEdges() {
        List<Area> peak = new Painter().paint(Figures.peak(88), new Recorder()).plots();
        assertEquals(peak.get(0).x(), peak.get(2).x());
        assertEquals(peak.get(0).right(), peak.get(2).right());

        List<Area> contour = new Painter().paint(Figures.contour(180), new Recorder()).plots();
        assertEquals(contour.get(0).y(), contour.get(1).y());
        assertEquals(contour.get(0).bottom(), contour.get(1).bottom());
    }

    @Test
    void colourBarStandsBehindThePanelThatSharesTheAxis() {
        Recorder recorder = new Recorder();

        List<Area> plots = new Painter().paint(Figures.contour(180), recorder).plots();

        Area bar = recorder.images.get(1);
        assertTrue(bar.x() > plots.get(1).right() + 4, "bar at " + bar + ", plot " + plots.get(1));
        assertTrue(plots.get(1).x() - plots.get(0).right() < 20, "the plots stand side by side");
    }

    /** The bar left of the axis: what shares the axis moves nowhere, the letter stays at the beginning of the cell. */
    @Test
    void colourBarOfTheLeftStandsBesideTheNumbersOfItsPanel() {
        List<Panel> panels = Figures.contour(180).panels().stream().map(panel -> new Panel(panel.letter(),
                panel.cell(), panel.x(), panel.y(), panel.right(), panel.marks().stream()
                        .map(m -> m instanceof Image i ? new Image(i.xEdges(), i.yEdges(), i.values(),
                                i.colours().atLeft()) : m)
                        .toList(),
                panel.legend(), panel.frame(), panel.equalAspect())).toList();
        Page page = new Page("", 180, Figures.contour(180).heightMm(), panels);
        check(page, "bar at the left");
        Recorder recorder = new Recorder();

        List<Area> plots = new Painter().paint(page, recorder).plots();

        Area bar = recorder.images.get(1);
        double a = panels.get(0).cell().x() * PageLayout.POINTS;
        assertTrue(bar.right() + 4 < plots.get(0).x() && bar.x() > a, "bar at " + bar + ", plot " + plots.get(0));
        // pictures are moved to whole pixels, 0.12 points
        assertEquals(plots.get(0).y(), bar.y(), 0.12);
        assertEquals(plots.get(0).bottom(), bar.bottom(), 0.12);
        assertTrue(plots.get(1).x() - plots.get(0).right() < 20, "the plots stand side by side");
        assertTrue(plots.get(1).right() > (panels.get(1).cell().x() + panels.get(1).cell().width()) * PageLayout.POINTS
                - 20, "no room is left");
        Area letter = recorder.texts.stream().filter(t -> t.run().equals("a")).findFirst().orElseThrow().ink();
        assertTrue(letter.x() < bar.x() + JournalStyle.BAR_WIDTH, "letter " + letter);
    }

    @Test
    void legendGoesWhereNoDataAre() {
        double[] x = Figures.even(0, 10, 50);
        for (boolean rising : new boolean[] {true, false}) {
            double[] y = new double[50];
            for (int i = 0; i < 50; i++) {
                y[i] = rising ? x[i] : 10 - x[i];
            }
            Panel panel = Panel.of("", new Box(0, 0, 88, 60), AxisSpec.of("x", 0, 10), AxisSpec.of("y", 0, 10),
                    List.of(Line.of(x, y, Ink.series(0)).labelled("entry")));
            Recorder recorder = new Recorder();

            Area plot = new Painter().paint(Page.of("", 88, 60, panel), recorder).plots().getFirst();

            Area entry = recorder.texts.stream().filter(t -> t.run().equals("entry")).findFirst().orElseThrow().ink();
            assertEquals(rising, entry.x() < plot.centreX(), "left of the middle when the line rises");
            assertTrue(entry.y() < plot.centreY());
        }
    }

    @Test
    void legendThatIsNotWantedIsNotDrawn() {
        Panel panel = Panel.of("", new Box(0, 0, 88, 60), AxisSpec.of("x", 0, 10), AxisSpec.of("y", 0, 10),
                List.of(Line.of(new double[] {1, 2}, new double[] {1, 2}, Ink.BLACK).labelled("entry")))
                .withLegend(Legend.NONE);
        Recorder recorder = new Recorder();

        new Painter().paint(Page.of("", 88, 60, panel), recorder);

        assertFalse(recorder.texts.stream().anyMatch(t -> t.run().equals("entry")));
    }

    @Test
    void aLegendWithoutAFreePlaceGoesOutsideAndThePlotMakesRoom() {
        for (Legend place : List.of(Legend.BEST, Legend.TOP_LEFT)) {
            Painter.Report few = check(Page.of("", 88, 60, full(3).withLegend(place)), "few entries");
            Painter.Report many = check(Page.of("", 88, 60, full(9).withLegend(place)), "many entries");

            assertEquals(List.of(), few.warnings());
            assertEquals(List.of(), many.warnings());
            Area low = few.plots().getFirst();
            few.map().panels().getFirst().legend().forEach(entry -> assertTrue(entry.area().bottom() < low.y(),
                    "above the plot " + low + ": " + entry));
            Area narrow = many.plots().getFirst();
            many.map().panels().getFirst().legend().forEach(entry -> assertTrue(entry.area().x() > narrow.right(),
                    "at the right of the plot " + narrow + ": " + entry));
        }
    }

    @Test
    void aLegendOutsideKeepsApartFromLetterArrowsAndTheAxisAtTheRight() {
        for (int entries : new int[] {3, 9}) {
            Panel panel = full(entries).lettered("a");
            Panel arrows = new Panel("a", panel.cell(), panel.x().bare(), panel.y().bare(), Optional.empty(),
                    Stream.concat(panel.marks().stream(), Stream.of(Arrow.red(0.5, "foil"))).toList(), panel.legend(),
                    panel.frame(), false);

            for (Panel one : List.of(panel, arrows, panel.withRight(AxisSpec.of("Efficiency (%)", 0, 100)))) {
                Painter.Report report = check(Page.of("", 88, 60, one), entries + " entries");

                assertEquals(List.of(), report.warnings());
                assertEquals(entries, report.map().panels().getFirst().legend().size());
            }
        }
    }

    @Test
    void whatIsSaidOfAPanelWithoutALetterNamesNone() {
        Panel panel = full(60).in(new Box(0, 0, 40, 30));

        String warnings = new Painter().paint(Page.of("", 40, 30, panel), new Recorder()).warnings().toString();

        assertTrue(warnings.contains("the legend of 60 entries has no room in the panel and is left out"), warnings);
    }

    /** A panel that lines fill from edge to edge. */
    private static Panel full(int entries) {
        double[] x = Figures.even(0, 1, 200);
        List<Mark> marks = new ArrayList<>();
        for (int k = 0; k < entries; k++) {
            double[] y = new double[x.length];
            for (int i = 0; i < y.length; i++) {
                y[i] = i % 2 == 0 ? 0.02 : 0.98;
            }
            marks.add(Line.of(x, y, Ink.series(k)).labelled("the sample " + k));
        }
        return Panel.of("", new Box(0, 0, 88, 60), AxisSpec.of("x", 0, 1), AxisSpec.of("y", 0, 1), marks);
    }

    @Test
    void crowdedArrowsAndNotesKeepApart() {
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            marks.add(Arrow.red(0.1 * i, "foil " + i));
            marks.add(Note.of(9.9, 0.1 * i, "note " + i, Note.Align.LEFT));
        }
        Panel panel = Panel.of("a", new Box(0, 0, 88, 60), AxisSpec.of("x", 0, 10), AxisSpec.of("y", 0, 10), marks);

        Painter.Report report = check(Page.of("", 88, 60, panel), "crowded");

        assertEquals(4, report.warnings().size(), "notes left out are named: " + report.warnings());
    }

    @Test
    void whatDoesNotFitIsReported() {
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            marks.add(Line.of(new double[] {0, 1}, new double[] {0, 1}, Ink.series(i)).labelled("a long entry " + i));
        }
        Panel panel = Panel.of("a", new Box(0, 0, 40, 30), AxisSpec.of("x", 0, 1), AxisSpec.of("y", 0, 1), marks);
        Page page = Page.of("", 40, 30, panel, Panel.of("b", new Box(0, 0, 5, 4), AxisSpec.of("x", 0, 1),
                AxisSpec.of("y", 0, 1), List.of()));

        String warnings = new Painter().paint(page, new Recorder()).warnings().toString();

        assertTrue(warnings.contains("legend of 60 entries"), warnings);
        assertTrue(warnings.contains("panel 'b' of 5 x 4 mm"), warnings);
    }

    @Test
    void textsOfManyArrowsBecomeSmallerOrAreLeftOutByName() {
        for (int count : new int[] {6, 30}) {
            List<Mark> marks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                marks.add(Arrow.red(1 + 0.2 * i, "foil " + i));
            }
            Panel panel = Panel.of("a", new Box(0, 0, 44, 40), AxisSpec.of("x", 0, 10), AxisSpec.of("y", 0, 10), marks);

            Painter.Report report = check(Page.of("", 44, 40, panel), count + " arrows");

            assertEquals(count == 30, report.warnings().toString().contains("the arrow 'foil 29' has no room"),
                    report.warnings().toString());
        }
    }

    @Test
    void textsThatTouchOrLeaveThePageAreReported() {
        Proof proof = new Proof(new Recorder(), new Area(0, 0, 100, 50), warnings::add);
        RichText.of("above", Face.REGULAR, 7, warnings::add).draw(proof, 10, 20, 0, 0, JournalStyle.BLACK);
        RichText.of("beside", Face.REGULAR, 7, warnings::add).draw(proof, 40, 20, 0, 0, JournalStyle.BLACK);
        assertEquals(List.of(), warnings);

        RichText.of("over", Face.REGULAR, 7, warnings::add).draw(proof, 14, 24, 0, 0, JournalStyle.BLACK);
        RichText.of("leaving", Face.REGULAR, 7, warnings::add).draw(proof, 98, 40, 0, 90, JournalStyle.BLACK);
        RichText.of("away", Face.REGULAR, 7, warnings::add).draw(proof, 90, 40, 0, 0, JournalStyle.BLACK);

        assertEquals(3, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).contains("'above' and 'over' touch"), warnings::toString);
        assertTrue(warnings.get(1).contains("'away' is cut"), warnings::toString);
        assertTrue(warnings.get(2).contains("'leaving' and 'away' touch"), warnings::toString);
    }

    @Test
    void textsOfSpansAndNotesMakeWayForDataOrAreReported() {
        Span formation = Span.ofX(0, 0.8, Ink.rgb(0xececec), "formation");
        AxisSpec axis = AxisSpec.of("x", 0, 10);
        Box box = new Box(0, 0, 60, 50);
        double[] few = {0.1, 0.2, 0.3, 0.4};
        double[] low = {1, 1.5, 2, 2.5};
        double[] many = Figures.even(0, 0.8, 200);
        double[] all = new double[200];
        Arrays.setAll(all, i -> 10.0 * (i * 37 % 200) / 200);

        Panel free = Panel.of("", box, axis, axis,
                List.of(formation, Markers.of(few, low, Symbol.CIRCLE, Ink.series(0))));
        Panel full = Panel.of("", box, axis, axis,
                List.of(formation, Markers.of(many, all, Symbol.CIRCLE, Ink.series(0))));
        Recorder recorder = new Recorder();

        assertEquals(List.of(), new Painter().paint(Page.of("", 60, 50, free), recorder).warnings());
        Area text = recorder.texts.stream().filter(t -> t.run().equals("formation")).findFirst().orElseThrow().ink();
        assertTrue(text.bottom() < 0.7 * 50 * PageLayout.POINTS, "above the markers: " + text);
        assertEquals(List.of("the text 'formation' stands on data; make the panel larger"),
                new Painter().paint(Page.of("", 60, 50, full), new Recorder()).warnings());
    }

    @Test
    void theTextOfASpanTooNarrowForItStandsBesideIt() {
        AxisSpec axis = AxisSpec.of("x", 0, 10);
        Panel panel = Panel.of("", new Box(0, 0, 60, 50), axis, axis,
                List.of(Span.ofX(2, 2.2, Ink.rgb(0xececec), "no beam")));
        Recorder recorder = new Recorder();

        Painter.Report report = new Painter().paint(Page.of("", 60, 50, panel), recorder);

        Area text = recorder.texts.stream().filter(t -> t.run().equals("no beam")).findFirst().orElseThrow().ink();
        Area plot = report.plots().getFirst();
        assertTrue(text.x() > plot.x() + 0.22 * plot.width() && text.width() > text.height(), "beside: " + text);
    }

    /** No two texts touch, all lie on the page, none is under 5 pt, no line under 0.25 pt. */
    private Painter.Report check(Page page, String what) {
        Recorder recorder = new Recorder();
        Painter.Report report = new Painter().paint(page, recorder);
        Area whole = new Area(0, 0, page.widthMm() * PageLayout.POINTS, page.heightMm() * PageLayout.POINTS);
        assertEquals(0, recorder.depth, "clips are popped");
        if (report.warnings().stream().anyMatch(warning -> warning.contains("no room for its plot"))) {
            cramped++;
            return report;
        }
        Legibility.check(recorder, whole, what);
        return report;
    }
}
