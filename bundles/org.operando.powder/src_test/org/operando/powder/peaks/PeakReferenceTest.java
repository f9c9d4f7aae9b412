// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.operando.api.Column;
import org.operando.api.Table;
import org.operando.math.LevenbergMarquardt;
import org.operando.math.Minimum;
import org.operando.math.PseudoVoigt;
import org.operando.powder.PatternSeries;
import org.operando.powder.Samples;
import org.operando.testkit.PlainContext;

/** The fits of the real series against those of another program. */
class PeakReferenceTest {
    private static final String[] NAMES = {"area", "position", "fwhm", "eta"};

    private static PeakOperation.Outputs fit(PatternSeries series, double from, double to) throws Exception {
        PlainContext context = new PlainContext().with("pseudo-voigt", new PseudoVoigt()).with("levenberg-marquardt",
                new LevenbergMarquardt());
        return new PeakOperation().run(new PeakOperation.Inputs(series), new PeakOperation.Parameters(from, to, "A",
                "pseudo-voigt", new Background.Linear(), Weighting.AUTOMATIC, Minimum.Scaling.ALWAYS,
                "levenberg-marquardt"),
                context);
    }

    private static void compare(Path patterns, Path reference, int count) throws Exception {
        PatternSeries series = Samples.folder(patterns);
        TreeMap<Integer, double[]> expected = Samples.reference(reference);
        assertEquals(count, series.size());
        compare(fit(series, 16.95, 17.50).peaks(), expected, 5);
        compare(fit(series, 14.05, 14.85).peaks(), expected, 14);
    }

    /** @param first column of the area in the reference; uncertainties are four further, then chi2_r */
    private static void compare(Table peaks, TreeMap<Integer, double[]> expected, int first) {
        long[] number = peaks.longs("number");
        for (int i = 0; i < number.length; i++) {
            double[] row = expected.get((int) number[i]);
            for (int k = 0; k < 4; k++) {
                Column column = peaks.column(NAMES[k]);
                double esd = row[first + 4 + k];
                String where = "pattern " + number[i] + " " + NAMES[k];
                assertEquals(row[first + k], column.doubles()[i], 3e-4 * esd, where);
                assertEquals(esd, column.uncertainties()[i], 1e-5 * esd, where);
            }
            assertEquals(row[first + 8], peaks.doubles("chi2_r")[i], 1e-6 * row[first + 8], "chi2_r of " + number[i]);
            assertTrue(peaks.texts("flag")[i].isEmpty() == (row[first + 3] > 1e-6 && row[first + 3] < 1 - 1e-6),
                    "eta " + row[first + 3] + ": " + peaks.texts("flag")[i]);
        }
    }

    @Test
    void shippedPatternsHaveTheParametersOfTheReference() throws Exception {
        compare(Samples.shipped(), Samples.shipped().resolve("reference_series.csv"), 12);
    }

    @Test
    void wholeSeriesHasTheParametersOfTheReference() throws Exception {
        Path folder = Samples.data("xrd/datalab_insitu/li_mo_operando");
        compare(folder.resolve("xrd"), folder.resolve("reference_series.csv"), 101);
    }
}
