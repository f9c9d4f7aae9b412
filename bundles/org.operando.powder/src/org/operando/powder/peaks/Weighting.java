// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

/** Weights of the points in a fit. */
public enum Weighting {
    /** From the patterns' uncertainties where they have them, else as {@link #INVERSE_INTENSITY}. */
    AUTOMATIC,
    /** 1/sigma^2 from the patterns' uncertainties. */
    UNCERTAINTIES,
    /** 1/max(y, 1): right for counts, relative otherwise. */
    INVERSE_INTENSITY,
    /** All points alike. */
    EQUAL
}
