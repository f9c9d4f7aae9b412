// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.math;

import java.util.List;

/**
 * A peak profile of unit area: position c, full width at half maximum w and, for some, shape parameters. Intensity of a
 * peak of area A is A times the profile. Units: those of x; the profile has 1 / unit of x.
 *
 * <p>Stateless: one instance serves all threads. Position is where the profile is highest.
 */
public interface PeakShape {
    /**
     * A parameter beside position and width.
     * @param name e.g. {@code eta}
     * @param lower lowest value allowed
     * @param upper highest value allowed
     * @param start value to begin a fit with
     */
    record ShapeParameter(String name, double lower, double upper, double start) {
    }

    /** The shape parameters, in the order of the arrays below; none for Gauss and Lorentz. */
    List<ShapeParameter> shapeParameters();

    /**
     * The profile at {@code x[from]} to {@code x[to - 1]}.
     * @param shape values of the shape parameters
     * @param value gets the profile at the same indices
     */
    void profile(double[] x, int from, int to, double position, double fwhm, double[] shape, double[] value);

    /**
     * As {@link #profile} with its derivatives.
     * @param derivative {@code derivative[0]} gets d/d position, {@code [1]} d/d FWHM, {@code [2 + k]} d/d shape
     *            parameter k, at the same indices
     */
    void derivatives(double[] x, int from, int to, double position, double fwhm, double[] shape, double[] value,
            double[][] derivative);

    /** Height of a peak of unit area; its inverse is the integral breadth. */
    default double height(double fwhm, double[] shape) {
        double[] value = new double[1];
        profile(new double[] {0}, 0, 1, 0, fwhm, shape, value);
        return value[0];
    }
}
