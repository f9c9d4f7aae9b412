// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Table;
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

    @Test
    void unknownLinesAreRefused() {
        assertThrows(OperationException.class, () -> run(peaks(0), "104"));
    }
}
