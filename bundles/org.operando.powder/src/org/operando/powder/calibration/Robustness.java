// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

/** How points that fit badly weigh. */
public enum Robustness {
    /** Points beyond four times 1.4826 of the median absolute deviation are left out, until none is. */
    REJECTION,
    /** Huber's weights: beyond 1.345 robust standard deviations a point weighs by the inverse of its residual. */
    HUBER,
    /** Tukey's biweight, nothing beyond 4.685 robust standard deviations. */
    TUKEY,
    /** All points alike. */
    NONE;

    /** Robust standard deviations beyond which a point is not kept. */
    static final double REJECTED = 4;

    /** Weight of a point whose residual is this many robust standard deviations from the middle. */
    double weight(double deviation) {
        double x = Math.abs(deviation);
        return switch (this) {
            case REJECTION -> x <= REJECTED ? 1 : 0;
            case HUBER -> x <= 1.345 ? 1 : 1.345 / x;
            case TUKEY -> x < 4.685 ? Math.pow(1 - x * x / (4.685 * 4.685), 2) : 0;
            case NONE -> 1;
        };
    }
}
