// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.operando.api.Column;
import org.operando.api.Table;
import org.operando.math.Minimum;
import org.operando.math.PseudoVoigt;

/** The curve of a row of fits is the formula with the row's numbers; its second row is without a fit. */
class PeakCurveTest {
    private static final PeakOperation.Parameters WINDOW = new PeakOperation.Parameters(5, 6, "(003)", "pseudo-voigt",
            new Background.Linear(), Weighting.AUTOMATIC, Minimum.Scaling.ALWAYS, "levenberg-marquardt");
    private static final double NONE = Double.NaN;
    private static final Table PEAKS = Table.of(Column.of("area", "counts deg", new double[] {30, NONE}),
            Column.of("position", "deg", new double[] {5.4, NONE}), Column.of("fwhm", "deg", new double[] {0.06, NONE}),
            Column.of("eta", "1", new double[] {0.25, NONE}),
            Column.of("background", "counts", new double[] {40, NONE}),
            Column.of("background_slope", "counts/deg", new double[] {12, NONE}));

    @Test
    void curveIsPeakAndBackground() {
        PeakCurve curve = PeakCurve.of(new PseudoVoigt(), WINDOW, PEAKS, 0).orElseThrow();
        double[] x = {5, 5.37, 5.4, 5.5, 6};
        double[] background = new double[x.length];
        double[] values = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double u = x[i] - 5.4;
            double w = 0.06;
            double lorentz = w / (2 * Math.PI) / (u * u + w * w / 4);
            double gauss = 2 * Math.sqrt(Math.log(2) / Math.PI) / w * Math.exp(-4 * Math.log(2) * u * u / (w * w));
            background[i] = 40 + 12 * (x[i] - 5.5);
            values[i] = background[i] + 30 * (0.25 * lorentz + 0.75 * gauss);
        }

        assertArrayEquals(background, curve.background(x), 1e-12);
        assertArrayEquals(values, curve.values(x), 1e-9);
    }

    @Test
    void patternWithoutAFitHasNoCurve() {
        assertTrue(PeakCurve.of(new PseudoVoigt(), WINDOW, PEAKS, 1).isEmpty());
    }
}
