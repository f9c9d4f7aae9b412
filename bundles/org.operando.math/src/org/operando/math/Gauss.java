// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import java.util.List;

/** Gauss profile exp(-4 ln2 (x-c)^2/w^2) 2 sqrt(ln2/pi)/w. */
public final class Gauss implements PeakShape {
    static final double FOUR_LN2 = 4 * Math.log(2);
    /** Height times FWHM of a profile of unit area: 2 sqrt(ln2/pi). */
    static final double HEIGHT = 2 * Math.sqrt(Math.log(2) / Math.PI);

    @Override
    public List<ShapeParameter> shapeParameters() {
        return List.of();
    }

    @Override
    public void profile(double[] x, int from, int to, double position, double fwhm, double[] shape, double[] value) {
        for (int i = from; i < to; i++) {
            double t = (x[i] - position) / fwhm;
            value[i] = HEIGHT / fwhm * Math.exp(-FOUR_LN2 * t * t);
        }
    }

    @Override
    public void derivatives(double[] x, int from, int to, double position, double fwhm, double[] shape, double[] value,
            double[][] derivative) {
        for (int i = from; i < to; i++) {
            double t = (x[i] - position) / fwhm;
            double g = HEIGHT / fwhm * Math.exp(-FOUR_LN2 * t * t);
            value[i] = g;
            derivative[0][i] = 2 * FOUR_LN2 * t * g / fwhm;
            derivative[1][i] = (2 * FOUR_LN2 * t * t - 1) * g / fwhm;
        }
    }
}
