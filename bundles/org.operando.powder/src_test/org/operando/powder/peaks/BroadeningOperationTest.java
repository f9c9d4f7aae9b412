// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.api.figure.Arrow;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;
import org.operando.testkit.PlainContext;

class BroadeningOperationTest {
    private static PeaksOperation.Outputs peaks(double outlier) {
        int n = 20;
        long[] number = new long[2 * n];
        double[] voltage = new double[2 * n];
        double[] width = new double[2 * n];
        double[] error = new double[2 * n];
        String[] peak = new String[2 * n];
        String[] flag = new String[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            int k = i % n;
            number[i] = k;
            voltage[i] = 3.5 + 0.05 * k;
            peak[i] = i < n ? "003" : "101";
            flag[i] = "";
            error[i] = 0.001;
            // a small zigzag about the trend, so that reduced chi squared is that of the errors
            width[i] = 0.04 + 0.0005 * k + (k % 2 == 0 ? 0.001 : -0.001);
        }
        for (int k = 14; k < n; k++) {
            width[k] += 0.004 * (k - 12);
        }
        width[11] += outlier;
        Table table = Table.of(Column.of("number", number), Column.of("time", "s", new double[2 * n]),
                Column.of("voltage", "V", voltage), Column.of("peak", peak), Column.of("fwhm", "deg", width, error),
                Column.of("flag", flag));
        return new PeaksOperation.Outputs(table, table, table);
    }

    private static BroadeningOperation.Outputs run(PeaksOperation.Outputs peaks, String... lines) throws Exception {
        return new BroadeningOperation().run(new BroadeningOperation.Inputs(peaks),
                new BroadeningOperation.Parameters(0, 9, List.of(lines), 3), new PlainContext());
    }

    @Test
    void onsetIsTheFirstOfTwoBroadPatternsAndTheOtherLineHasNone() throws Exception {
        // a single broad pattern, number 11, is no onset
        BroadeningOperation.Outputs outputs = run(peaks(0.02));
        assertEquals(14, outputs.onsets().doubles("number")[0]);
        assertEquals(4.2, outputs.onsets().doubles("voltage")[0], 1e-12);
        assertEquals(0.025, outputs.onsets().column("voltage").uncertainties()[0], 1e-12);
        assertTrue(Double.isNaN(outputs.onsets().doubles("number")[1]));
        assertEquals(40, outputs.widths().rows());
        assertTrue(Arrays.stream(outputs.widths().column("trend").uncertainties()).allMatch(u -> u > 0));
    }

    /** The line of Bevington's closed formulas: equal weights, 0.04 + 0.0005 k in the mean. */
    @Test
    void trendIsTheWeightedStraightLine() {
        double[] x = {0, 1, 2, 3};
        WidthTrend trend = new WidthTrend(x, new double[] {1, 3, 5, 7}, new double[] {0.1, 0.1, 0.1, 0.1});
        assertEquals(9, trend.at(4), 1e-12);
        // var = s^2 (1/n + (x - m)^2/Sxx) = 0.01 (1/4 + 2.5^2/5)
        assertEquals(0.1 * Math.sqrt(0.25 + 6.25 / 5), trend.error(4), 1e-12);
    }

    private static PeaksOperation.Outputs withAsymmetry(PeaksOperation.Outputs peaks) {
        Table table = peaks.peaks();
        double[] asymmetry = new double[table.rows()];
        double[] error = new double[table.rows()];
        Arrays.setAll(asymmetry, i -> 1 + 0.01 * i);
        Arrays.fill(error, 0.05);
        List<Column> columns = new ArrayList<>(table.columns());
        columns.add(Column.of("asymmetry", "1", asymmetry, error).withOrigin("fit covariance"));
        return new PeaksOperation.Outputs(new Table(columns), table, table);
    }

    private static <T extends Mark> List<T> marks(Panel panel, Class<T> type) {
        return panel.marks().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void widthsAndAsymmetryStandOnOneAxisWithTheVoltageOfTheOnset() throws Exception {
        BroadeningOperation.Outputs outputs = run(withAsymmetry(peaks(0)));
        Page page = new BroadeningFigure().build(new BroadeningFigure.Inputs(outputs, Optional.empty()),
                new BroadeningFigure.Options(TrackAxis.VOLTAGE));

        assertEquals(2, page.panels().size());
        Panel fwhm = page.panels().getFirst();
        Panel asymmetry = page.panels().getLast();
        assertEquals(fwhm.x().from(), asymmetry.x().from());
        assertEquals(fwhm.x().to(), asymmetry.x().to());
        assertEquals("Voltage (V)", asymmetry.x().label());
        assertTrue(asymmetry.y().label().startsWith("Asymmetry"), asymmetry.y().label());
        double[] y = marks(asymmetry, Markers.class).getLast().y();
        assertEquals(1.2, y[20], 1e-12, "the first of (101)");
        assertTrue(Double.isNaN(y[0]), "(003) has its own colour");
        assertEquals(0.05, marks(asymmetry, ErrorBars.class).getFirst().error()[0], 1e-12);
        Rule onset = marks(fwhm, Rule.class).getFirst();
        assertEquals(1, marks(fwhm, Rule.class).size(), "(101) has none");
        assertEquals(4.2, onset.at(), 1e-12);
        Arrow arrow = marks(fwhm, Arrow.class).getFirst();
        assertEquals("4.20 V", arrow.text());
        assertEquals(4.2, arrow.at(), 1e-12);
        assertTrue(page.caption().contains("003: from pattern 14 on, 4.200 V; 101: no broadening"), page.caption());
        List<Line> lines = marks(fwhm, Line.class);
        // solid over the ten patterns of one phase; dashed to the onset, and to the end where there is none
        assertEquals(List.of(10, 6, 10, 11), lines.stream().map(l -> l.x().length).toList());
        assertEquals(Ink.Dash.DASHED, lines.get(1).ink().dash());
        // the zigzag of 0.001 tilts the line: 5 of 82.5 over 4.5 patterns
        assertEquals(0.04 + 0.001 * 5 / 82.5 * 4.5, lines.getFirst().y()[0], 1e-12);
        Panel alone = new BroadeningFigure().build(new BroadeningFigure.Inputs(run(peaks(0)), Optional.empty()),
                new BroadeningFigure.Options(TrackAxis.VOLTAGE)).panels().getLast();
        assertEquals("FWHM (\u00b0)", alone.y().label(), "symmetric shapes have no asymmetry");
    }

    @Test
    void unknownLinesAreRefused() {
        assertThrows(OperationException.class, () -> run(peaks(0), "104"));
    }
}
