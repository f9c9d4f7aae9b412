// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.gitt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.figure.Line;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;

/** All pulses are shown, twelve a page. */
class LinearityFigureTest {
    /** Pulses of ten records whose line is known from the fourth on; the last pulse has no valid line. */
    private static GittOperation.Outputs pulses(int n) {
        double[] linearity = IntStream.range(0, n).mapToDouble(k -> k == n - 1 ? Double.NaN : 0.99 + 1e-4 * k)
                .toArray();
        double[] duration = new double[n];
        Arrays.fill(duration, 900);
        long[] pulse = IntStream.range(0, 10 * n).mapToLong(i -> 1 + i / 10).toArray();
        double[] time = IntStream.range(0, 10 * n).mapToDouble(i -> 100.0 * (1 + i % 10)).toArray();
        double[] voltage = IntStream.range(0, 10 * n).mapToDouble(i -> 3.5 + 1e-3 * Math.sqrt(time[i])).toArray();
        double[] line = IntStream.range(0, 10 * n)
                .mapToDouble(i -> i % 10 < 3 || pulse[i] == n ? Double.NaN : voltage[i]).toArray();
        return new GittOperation.Outputs(Table.of(Column.of("duration", "s", duration),
                Column.of("linearity", "1", linearity)),
                Table.of(Column.of("pulse", pulse),
                        Column.of("time", "s", time), Column.of("voltage", "V", voltage), Column.of("line", "V", line)),
                Quantity.of(1, "um"), Quantity.of(1e-15, "m2/s"));
    }

    private static Page page(int number, int pulses) throws OperationException {
        return new LinearityFigure().build(new LinearityFigure.Inputs(pulses(pulses)),
                new LinearityFigure.Options(number));
    }

    @Test
    void everyPulseIsOnAPage() throws Exception {
        Page first = page(1, 33);
        Page last = page(3, 33);

        assertEquals(12, first.panels().size());
        assertEquals("Linearity of pulses 1 to 12 of 33", first.title());
        assertEquals(9, last.panels().size());
        assertEquals("25", last.panels().getFirst().letter());
        assertEquals("33", last.panels().getLast().letter());
        assertTrue(first.caption().contains("n = 12 of 33 pulses, page 1 of 3")
                && first.caption().contains("*R*^{2} = 0.9900"), first.caption());
        // the rest, from 900 s on, is no part of the pulse
        Line line = (Line) first.panels().getFirst().marks().get(1);
        assertEquals(20, line.x()[0]);
        assertEquals(30, line.x()[line.x().length - 1]);
    }

    @Test
    void aPulseWithoutALineSaysSo() throws Exception {
        var marks = page(3, 33).panels().getLast().marks();

        assertEquals(2, marks.size());
        assertEquals("not valid", ((Note) marks.getLast()).text());
    }

    @Test
    void aPageBeyondTheLastIsRefused() {
        String said = assertThrows(OperationException.class, () -> page(4, 33)).getMessage();
        assertTrue(said.contains("no page 4 of 33 pulses") && said.contains("1 to 3"), said);
    }
}
