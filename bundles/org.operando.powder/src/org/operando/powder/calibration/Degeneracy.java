// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.geometry.PixelGrid;

/** Why points cannot tell what is asked of them. */
final class Degeneracy {
    /** Correlation of wavelength and distance beyond which a fit of both is nonsense with a better rms. */
    private static final double MOST_CORRELATION = 0.9995;
    /** Uncertainty of the wavelength beyond which it is not determined, as a part. */
    private static final double MOST_WAVELENGTH = 1e-3;
    private static final double HALF = 180;
    private static final double MOST_DISTANCE = 0.01;
    /** Uncertainty of a rotation that tells nothing, rad. */
    private static final double MOST_ROTATION = 0.02;

    private Degeneracy() {
    }

    /** What is wrong before a fit: too few rings or too short arcs for what is free; empty when all is well. */
    static Optional<String> before(RingPoints points, double[] weights, DetectorGeometry geometry, int rows,
            int columns,
            Set<Freedom> freedom) {
        boolean tilts = freedom.contains(Freedom.ROT1) || freedom.contains(Freedom.ROT2);
        boolean places = freedom.contains(Freedom.PONI1) || freedom.contains(Freedom.PONI2);
        boolean distance = freedom.contains(Freedom.DISTANCE);
        int rings = rings(points, weights);
        double gap = widestGap(points, weights, geometry, rows, columns);
        if (rings < 2 && distance && (tilts || places)) {
            return Optional.of(rings == 0 ? "there are no points on rings"
                    : "all points lie on one ring: its size is told as well by the distance as by the tilts and the"
                            + " position, so that they cannot all be free");
        }
        if (gap > HALF && tilts && places) {
            return Optional.of(String.format(Locale.ROOT,
                    "the points lie on %.0f\u00b0 of the azimuth only, less than half of"
                            + " it: there a tilt does the same as a shift of the detector, so that they cannot both be free",
                    360 - gap));
        }
        return Optional.empty();
    }

    /** What is wrong after a fit; empty when all is well. */
    static Optional<String> after(Refined refined) {
        double wavelength = refined.uncertainty(Freedom.WAVELENGTH) / refined.wavelength();
        double correlation = refined.correlation(Freedom.WAVELENGTH, Freedom.DISTANCE);
        // with a stage both are correlated too, but the known differences of the distances tell them apart
        boolean alike = refined.place(Freedom.STAGE1) < 0 && refined.place(Freedom.STAGE2) < 0
                && Math.abs(correlation) > MOST_CORRELATION;
        if (wavelength > MOST_WAVELENGTH || alike) {
            return Optional.of(String.format(Locale.ROOT,
                    "wavelength and distance cannot both be free: at small angles a ring's"
                            + " radius tells their product only (correlation %.6f, uncertainty of the wavelength %.2g %%); the fit"
                            + " would have moved the wavelength to %.5f \u00c5 and the distance to %.5f m at an rms of %.5f\u00b0",
                    correlation, 100 * wavelength, refined.wavelength(), refined.geometry().distance(),
                    Math.toDegrees(refined.rms())));
        }
        double distance = refined.uncertainty(Freedom.DISTANCE) / refined.geometry().distance();
        if (distance > MOST_DISTANCE) {
            return Optional
                    .of(String.format(Locale.ROOT, "the points do not tell the distance: its uncertainty is %.1f %%",
                            100 * distance));
        }
        double rotation = Math.max(Double.isNaN(refined.uncertainty(Freedom.ROT1)) ? 0
                : refined.uncertainty(Freedom.ROT1),
                Double.isNaN(refined.uncertainty(Freedom.ROT2)) ? 0 : refined.uncertainty(Freedom.ROT2));
        return rotation > MOST_ROTATION
                ? Optional.of(String.format(Locale.ROOT, "the points do not tell the tilts: their"
                        + " uncertainty is %.1f\u00b0", Math.toDegrees(rotation)))
                : Optional.empty();
    }

    private static int rings(RingPoints points, double[] weights) {
        return (int) IntStream.range(0, points.size()).filter(i -> weights[i] > 0)
                .map(points::ring).distinct().count();
    }

    /** Widest stretch of azimuth without a point, degrees. */
    private static double widestGap(RingPoints points, double[] weights, DetectorGeometry geometry, int rows,
            int columns) {
        PixelGrid grid = new PixelGrid(geometry, rows, columns);
        double[] chi = new double[points.size()];
        int n = 0;
        for (int i = 0; i < points.size(); i++) {
            if (weights[i] > 0) {
                chi[n++] = Math.toDegrees(grid.chi(points.row(i) + 0.5, points.column(i) + 0.5));
            }
        }
        if (n == 0) {
            return 360;
        }
        chi = Arrays.copyOf(chi, n);
        Arrays.sort(chi);
        double widest = chi[0] + 360 - chi[n - 1];
        for (int i = 1; i < n; i++) {
            widest = Math.max(widest, chi[i] - chi[i - 1]);
        }
        return widest;
    }
}
