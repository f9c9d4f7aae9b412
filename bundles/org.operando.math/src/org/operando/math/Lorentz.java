// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import java.util.List;

/** Lorentz (Cauchy) profile (w/2 pi)/((x-c)^2 + w^2/4). */
public final class Lorentz implements PeakShape {
    /** Height times FWHM of a profile of unit area: 2/pi. */
    static final double HEIGHT = 2 / Math.PI;

    @Override
    public List<ShapeParameter> shapeParameters() {
        return List.of();
    }

    @Override
    public void profile(double[] x, int from, int to, double position, double fwhm, double[] shape, double[] value) {
        for (int i = from; i < to; i++) {
            double t = (x[i] - position) / fwhm;
            value[i] = HEIGHT / fwhm / (1 + 4 * t * t);
        }
    }

    @Override
    public void derivatives(double[] x, int from, int to, double position, double fwhm, double[] shape, double[] value,
            double[][] derivative) {
        for (int i = from; i < to; i++) {
            double t = (x[i] - position) / fwhm;
            double s = 1 / (1 + 4 * t * t);
            double l = HEIGHT / fwhm * s;
            value[i] = l;
            derivative[0][i] = 8 * t * s * l / fwhm;
            derivative[1][i] = (8 * t * t * s - 1) * l / fwhm;
        }
    }
}
