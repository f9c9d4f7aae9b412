// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.Locale;
import java.util.Optional;
import org.operando.powder.Bragg;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.geometry.PixelGrid;

/** What stands under the pointer in a frame. */
final class FrameAngles {
    private FrameAngles() {
    }

    /** Largest scattering angle at the corners of a detector, rad. */
    static double largest(DetectorGeometry geometry, int rows, int columns) {
        PixelGrid grid = new PixelGrid(geometry, rows, columns);
        return Math.max(Math.max(grid.twoTheta(0, 0), grid.twoTheta(rows, 0)),
                Math.max(grid.twoTheta(0, columns), grid.twoTheta(rows, columns)));
    }

    /**
     * Row, column, counts and angles of a place.
     * @param x from the corner of the first pixel, along a row
     * @param y likewise, across the rows
     */
    static String words(FrameDrawing.Drawn drawn, double x, double y) {
        int row = (int) Math.floor(y);
        int column = (int) Math.floor(x);
        int[] shape = drawn.counts().getShape();
        if (row < 0 || column < 0 || row >= shape[0] || column >= shape[1]) {
            return "";
        }
        int index = row * shape[1] + column;
        double counts = drawn.counts().getElementDoubleAbs(index);
        String text = "Row " + row + ", column " + column + ": "
                + (counts == Math.rint(counts) ? String.format(Locale.ROOT, "%.0f", counts)
                        : String.format(Locale.ROOT, "%.5g", counts)).replace('-', '\u2212')
                + " counts" + (drawn.masked()[index] ? " (masked)" : "");
        return text + drawn.shown().geometry()
                .map(g -> angles(new PixelGrid(g, shape[0], shape[1]), drawn.shown().wavelength(), y, x)).orElse("");
    }

    private static String angles(PixelGrid grid, Optional<Double> wavelength, double row, double column) {
        double twoTheta = Math.toDegrees(grid.twoTheta(row, column));
        double chi = Math.toDegrees(grid.chi(row, column));
        String q = wavelength.map(w -> String.format(Locale.ROOT, "   Q = %.4f \u00c5\u207b\u00b9   d = %.4f \u00c5",
                Bragg.q(twoTheta, w), Bragg.dSpacing(twoTheta, w))).orElse("");
        return String.format(Locale.ROOT, "   2\u03b8 = %.3f\u00b0", twoTheta) + q
                + String.format(Locale.ROOT, "   \u03c7 = %.1f\u00b0", chi).replace('-', '\u2212');
    }
}
