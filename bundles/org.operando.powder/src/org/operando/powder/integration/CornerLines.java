// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

/** Two neighbouring lines of pixel corners, moving down the frame. */
final class CornerLines {
    /** Radial coordinate of the upper corners. */
    double[] above;
    /** Of the lower corners. */
    double[] below;
    /** Azimuth of the upper corners, rad. */
    double[] chiAbove;
    /** Of the lower corners. */
    double[] chiBelow;
    private final PixelRays rays;
    private int row;

    /** Before the first row; {@link #next} goes to it. */
    CornerLines(PixelRays rays, int row) {
        this.rays = rays;
        this.row = row;
        int n = rays.columns() + 1;
        above = new double[n];
        below = new double[n];
        chiAbove = new double[n];
        chiBelow = new double[n];
        rays.corners(row, below, chiBelow);
    }

    /** Goes to the next row. */
    void next() {
        double[] turn = above;
        above = below;
        below = turn;
        turn = chiAbove;
        chiAbove = chiBelow;
        chiBelow = turn;
        rays.corners(++row, below, chiBelow);
    }

    /**
     * The corners of a pixel of this row in their order round it. One across the cut of the azimuth at pi has its
     * negative azimuths one turn further.
     * @return whether the pixel holds the beam, so that its corners go round the origin and its area means nothing
     */
    boolean corners(int j, double[] x, double[] chi) {
        x[0] = above[j];
        x[1] = below[j];
        x[2] = below[j + 1];
        x[3] = above[j + 1];
        chi[0] = chiAbove[j];
        chi[1] = chiBelow[j];
        chi[2] = chiBelow[j + 1];
        chi[3] = chiAbove[j + 1];
        if (spread(chi) <= Math.PI) {
            return false;
        }
        for (int k = 0; k < 4; k++) {
            chi[k] += chi[k] < 0 ? 2 * Math.PI : 0;
        }
        return spread(chi) > Math.PI;
    }

    private static double spread(double[] chi) {
        return Math.max(Math.max(chi[0], chi[1]), Math.max(chi[2], chi[3]))
                - Math.min(Math.min(chi[0], chi[1]), Math.min(chi[2], chi[3]));
    }
}
