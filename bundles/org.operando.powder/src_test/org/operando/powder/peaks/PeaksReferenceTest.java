// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
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

/** Two windows fitted along the real series, each fit begun with its neighbour's values, against another program. */
class PeaksReferenceTest {
    private static final String[] NAMES = {"area", "position", "fwhm", "eta"};

    static PlainContext context() {
        return new PlainContext().with("pseudo-voigt", new PseudoVoigt()).with("levenberg-marquardt",
                new LevenbergMarquardt());
    }

    private static PeakWindow window(String name, double from, double to) {
        return new PeakWindow(name, from, to, List.of(), "pseudo-voigt", new Baseline.Linear(), List.of(), List.of());
    }

    private static void compare(Path patterns, Path reference, int count, int columnA, int columnB) throws Exception {
        PatternSeries series = Samples.folder(patterns);
        TreeMap<Integer, double[]> expected = Samples.reference(reference);
        PeaksOperation.Outputs fits = new PeaksOperation().run(new PeaksOperation.Inputs(series),
                new PeaksOperation.Parameters(List.of(window("A", 16.95, 17.50), window("B", 14.05, 14.85)),
                        PointWeights.AUTOMATIC, Minimum.Scaling.ALWAYS, 0.5, "levenberg-marquardt"),
                context());

        assertEquals(2 * count, fits.peaks().rows());
        int lower = 0;
        for (int i = 0; i < 2 * count; i++) {
            int first = i < count ? columnA : columnB;
            double[] row = expected.get((int) fits.peaks().longs("number")[i]);
            // B of pattern 71 has a second minimum, with eta = 1, that lies lower (3.02908e-3) than the one the reference
            // found from its own start (3.03077e-3): a neighbour's values lead there
            if (fits.peaks().doubles("chi2_r")[i] < row[first + 8] * (1 - 1e-6)) {
                lower++;
            } else {
                compare(fits.peaks(), i, row, first);
            }
        }
        assertTrue(lower <= 1, lower + " fits with lower chi squared than the reference");
    }

    /** @param first column of the area in the reference; uncertainties are four further, then chi2_r */
    private static void compare(Table peaks, int i, double[] row, int first) {
        boolean atBound = row[first + 3] <= 1e-6 || row[first + 3] >= 1 - 1e-6;
        for (int k = 0; k < 4; k++) {
            Column column = peaks.column(NAMES[k]);
            double esd = row[first + 4 + k];
            String where = peaks.texts("peak")[i] + " of pattern " + row[0] + " " + NAMES[k];
            // the reference meets the minimum within 2e-4 of the uncertainty, ours within 1e-6 of it, its file has 8 digits
            assertEquals(row[first + k], column.doubles()[i], 3e-4 * esd, where);
            if (k == 3 && atBound) {
                assertTrue(Double.isNaN(column.uncertainties()[i]), where);
            } else {
                assertEquals(esd, column.uncertainties()[i], 1e-5 * esd, where);
            }
        }
        assertEquals(row[first + 8], peaks.doubles("chi2_r")[i], 1e-6 * row[first + 8]);
        assertEquals(atBound ? "eta at bound" : "", peaks.texts("flag")[i]);
    }

    @Test
    void shippedPatternsHaveTheParametersOfTheReference() throws Exception {
        compare(Samples.shipped(), Samples.shipped().resolve("reference_series.csv"), 12, 5, 14);
    }

    @Test
    void wholeSeriesHasTheParametersOfTheReference() throws Exception {
        Path folder = Samples.data("xrd/datalab_insitu/li_mo_operando");
        compare(folder.resolve("xrd"), folder.resolve("reference_series.csv"), 101, 5, 14);
    }
}
