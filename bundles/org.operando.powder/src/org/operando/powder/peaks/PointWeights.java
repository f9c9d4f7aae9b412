// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

/** Weights of the points in a fit of several peaks. */
public enum PointWeights {
    /**
     * Counts: 1/model, after a first fit with 1/max(y, 1). Else from the patterns' uncertainties where they have them,
     * else 1/max(y, 1), which is only relative.
     */
    AUTOMATIC,
    /** 1/model, after a first fit with 1/max(y, 1). */
    MODEL,
    /** 1/sigma^2 from the patterns' uncertainties. */
    UNCERTAINTIES,
    /** 1/max(y, 1). */
    INVERSE_INTENSITY,
    /** All points alike. */
    EQUAL
}
