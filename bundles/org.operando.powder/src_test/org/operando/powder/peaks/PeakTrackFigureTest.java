// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.powder.Abscissa;
import org.operando.powder.PatternSeries;
import org.operando.powder.Samples;
import org.operando.powder.series.SeriesOperation;

class PeakTrackFigureTest {
    private static PeakOperation.Outputs peaks() {
        Table table = Table.of(Column.of("number", new long[] {1, 2, 3}),
                Column.of("time", "s", new double[] {3600, 7200, 10_800}),
                Column.of("position", "deg", new double[] {5.1, Double.NaN, 5.3}, new double[] {0.01, Double.NaN,
                    0.02}),
                Column.of("fwhm", "deg", new double[] {0.1, Double.NaN, 0.2}, new double[] {0.01, Double.NaN, 0.02}));
        return new PeakOperation.Outputs("(003)", "gauss", table, Quantity.of(5.2, "deg"), Quantity.of(0.15, "deg"),
                Optional.empty());
    }

    private static SeriesOperation.Outputs series() throws Exception {
        PatternSeries patterns = Samples.folder(Samples.shipped());
        Table cell = Table.of(Column.of("time", "s", new double[] {0, 7200, 14_400}),
                Column.of("voltage", "V", new double[] {3, Double.NaN, 4}), Column.of("current", "A", new double[] {1,
                    1, 1}));
        return new SeriesOperation.Outputs(patterns, Optional.of(cell), Abscissa.TWO_THETA,
                Quantity.of(0, "s"), "", Optional.empty(), Optional.empty());
    }

    @Test
    void patternWithoutAFitHasNoPointAndTheOthersHaveBars() throws Exception {
        Page page = new PeakTrackFigure().build(new PeakTrackFigure.Inputs(peaks(), Optional.empty()),
                new PeakTrackFigure.Options(false));

        assertEquals(2, page.panels().size());
        Markers markers = (Markers) page.panels().getFirst().marks().getLast();
        assertArrayEquals(new double[] {1, 2, 3}, markers.x());
        assertTrue(Double.isNaN(markers.y()[1]));
        ErrorBars bars = (ErrorBars) page.panels().getFirst().marks().getFirst();
        assertEquals(0.02, bars.error()[2]);
        assertTrue(page.panels().getFirst().y().from() < 5.09 && page.panels().getFirst().y().to() > 5.32,
                "bars are inside");
    }

    @Test
    void voltageStandsBelowOnTheSameTimeAxis() throws Exception {
        Page page = new PeakTrackFigure().build(new PeakTrackFigure.Inputs(peaks(), Optional.of(series())),
                new PeakTrackFigure.Options(false));

        assertEquals(3, page.panels().size());
        page.panels().forEach(p -> assertEquals(page.panels().getFirst().x().to(), p.x().to()));
        page.panels().forEach(p -> assertEquals(page.panels().getFirst().x().from(), p.x().from()));
        assertTrue(page.panels().getLast().x().to() > 4, "the cell's record ends at 4 h");
        assertTrue(page.panels().getLast().x().labelled() && !page.panels().getFirst().x().labelled());
    }

    @Test
    void spacingNeedsTheWavelength() {
        OperationException e = assertThrows(OperationException.class, () -> new PeakTrackFigure().build(
                new PeakTrackFigure.Inputs(peaks(), Optional.empty()), new PeakTrackFigure.Options(true)));
        assertTrue(e.getMessage().startsWith("no wavelength"), e.getMessage());
    }
}
