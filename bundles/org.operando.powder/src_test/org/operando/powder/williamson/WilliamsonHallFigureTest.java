// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.powder.Samples;
import org.operando.powder.lattice.ReflectionRule;
import org.operando.testkit.PlainContext;

class WilliamsonHallFigureTest {
    /** Lorentz lines whose widths have this size and strain, of which one is narrower than the others by a factor. */
    private static Page page(Optional<InstrumentWidths> instrument, double size, double strain, double narrow)
            throws Exception {
        double[] x = new double[2001];
        double[] y = new double[x.length];
        Arrays.setAll(x, i -> 4 + 0.01 * i);
        Arrays.fill(y, 100);
        double[] at = {8, 11, 14, 17, 20, 22.5};
        for (double c : at) {
            double theta = Math.toRadians(c / 2);
            double width = Math.toDegrees(0.9 * 0.45 / (size * Math.cos(theta)) + 4 * strain * Math.tan(theta))
                    * (c == 20 ? narrow : 1);
            for (int i = 0; i < x.length; i++) {
                double t = (x[i] - c) / width;
                y[i] += 1e5 / (1 + 4 * t * t);
            }
        }
        List<IndexedLine> lines = Arrays.stream(at).mapToObj(c -> new IndexedLine(0, 0, (int) c, c)).toList();
        WilliamsonHallOperation.Outputs out = new WilliamsonHallOperation().run(
                new WilliamsonHallOperation.Inputs(
                        Samples.series(new long[] {3}, x, List.of(y), Optional.of(Arrays.stream(y).map(Math::sqrt)
                                .toArray()), Optional.empty(), Optional.of(0.45)),
                        Optional.empty()),
                new WilliamsonHallOperation.Parameters(Optional.empty(), Optional.empty(), ReflectionRule.FM_3M, lines,
                        Optional.empty(), Optional.empty(), LineShape.LORENTZ, instrument, 0.9, Breadth.FWHM, 0.1,
                        2, Overlaps.TOGETHER, 1.5, 2),
                new PlainContext());
        return new WilliamsonHallFigure().build(new WilliamsonHallFigure.Inputs(out),
                new WilliamsonHallFigure.Options(Optional.empty()));
    }

    private static List<Note> notes(Page page) {
        return page.panels().getFirst().marks().stream().filter(Note.class::isInstance).map(Note.class::cast).toList();
    }

    @Test
    void theFigureSaysSizeMicrostrainAndWhatTheyMean() throws Exception {
        List<String> words = notes(page(Optional.of(new InstrumentWidths(0, 0, 0, 0, 0)), 400, 2e-3, 1)).stream()
                .map(Note::text).toList();

        assertEquals(4, words.size(), words.toString());
        assertTrue(words.get(0).matches("\\*D\\* = (399|400|401)\\.?\\d*\\(.+\\) \u00c5 \\(\\*K\\* = 0\\.9\\)"),
                words.get(0));
        assertTrue(words.get(1).matches("\\*\u03b5\\* = (20|19)\\.\\d+\\(\\d+\\) \u00d7 10\u207b\u2074"), words.get(1));
        assertEquals("*\u03b2*: FWHM of Lorentz lines", words.get(2));
        assertEquals("instrument taken off linearly", words.get(3));
        assertEquals("instrument included",
                notes(page(Optional.empty(), 400, 2e-3, 1)).getLast().text());
    }

    @Test
    void theTextStandsAboveWhereALineLiesBelowTheOthers() throws Exception {
        Panel low = page(Optional.empty(), 1000, 3e-3, 0.1).panels().getFirst();
        double top = low.marks().stream().filter(Markers.class::isInstance).map(Markers.class::cast)
                .flatMapToDouble(m -> Arrays.stream(m.y())).max().orElseThrow();

        for (Note note : notes(page(Optional.empty(), 1000, 3e-3, 0.1))) {
            assertEquals(Note.Align.LEFT, note.align());
            assertTrue(note.y() > top && note.y() < low.y().to(), note + " above " + top);
        }
    }
}
