// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operando.api.Axis;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.powder.Abscissa;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.Samples;
import org.operando.powder.series.SeriesOperation;

class SpacingFigureTest {
    private static final double NAN = Double.NaN;

    private static PeakOperation.Outputs peaks(boolean spacing) {
        List<Column> columns = new ArrayList<>(List.of(Column.of("number", new long[] {1, 2, 3, 4, 5})));
        if (spacing) {
            columns.add(Column.of("d_spacing", "angstrom", new double[] {4.7, 4.75, NAN, 4.8, 4.6},
                    new double[] {0.01, 0.01, NAN, 0.02, 0.01}));
        }
        return new PeakOperation.Outputs("(003)", "gauss", new Table(columns), Quantity.of(5.2, "deg"),
                Quantity.of(0.15, "deg"), Optional.empty());
    }

    private static SeriesOperation.Outputs series(boolean voltage) throws Exception {
        PatternSeries p = Samples.folder(Samples.shipped());
        Signal five = Signal.of(new double[5 * 2], "arbitrary", Axis.of("pattern", "1", new double[] {1, 2, 3, 4, 5}),
                Axis.of("two_theta", "deg", new double[] {5, 6}));
        List<Column> columns = new ArrayList<>(List.of(Column.of(Columns.NUMBER, new long[] {1, 2, 3, 4, 5})));
        if (voltage) {
            columns.add(Column.of(Columns.VOLTAGE, "V", new double[] {3.5, 3.8, 4.0, 3.9, NAN}));
            columns.add(Column.of(Columns.CURRENT, "A", new double[] {0, 1e-3, 1e-3, -1e-3, NAN}));
        }
        PatternSeries series = new PatternSeries(five, new Table(columns), p.times(), p.numbered(), p.clock(),
                p.wavelength(), p.corrections());
        return new SeriesOperation.Outputs(series, Optional.empty(), Abscissa.TWO_THETA, Quantity.of(0, "s"), "",
                Optional.empty(), Optional.empty());
    }

    private static List<Mark> marks(int multiple) throws Exception {
        return new SpacingFigure().build(new SpacingFigure.Inputs(peaks(true), series(true)),
                new SpacingFigure.Options(multiple, "c")).panels().getFirst().marks();
    }

    @Test
    void directionsAreTheSignsOfTheCurrentAndPatternsWithoutFitOrVoltageHaveNoPoint() throws Exception {
        List<Markers> points = marks(1).stream().filter(Markers.class::isInstance).map(Markers.class::cast).toList();

        assertEquals(List.of("rest", "charge", "discharge"), points.stream().map(Markers::label).toList());
        assertArrayEquals(new double[] {4.7, NAN, NAN, NAN, NAN}, points.get(0).y());
        assertArrayEquals(new double[] {NAN, 4.75, NAN, NAN, NAN}, points.get(1).y());
        assertArrayEquals(new double[] {NAN, NAN, NAN, 4.8, NAN}, points.get(2).y());
    }

    @Test
    void multipleScalesValueAndUncertainty() throws Exception {
        List<Mark> marks = marks(3);

        assertEquals(14.4, ((Markers) marks.getLast()).y()[3], 1e-12);
        assertEquals(0.06, ((ErrorBars) marks.get(marks.size() - 2)).error()[3], 1e-12);
    }

    @Test
    void whatIsMissingIsAskedFor() {
        OperationException e = assertThrows(OperationException.class, () -> new SpacingFigure()
                .build(new SpacingFigure.Inputs(peaks(false), series(true)), new SpacingFigure.Options(1, "d")));
        assertEquals("no wavelength in the study or in the files", e.what());
        e = assertThrows(OperationException.class, () -> new SpacingFigure()
                .build(new SpacingFigure.Inputs(peaks(true), series(false)), new SpacingFigure.Options(1, "d")));
        assertEquals("the patterns have no voltage", e.what());
    }
}
