// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

/** Where the uncertainties of a pattern come from. */
public enum ErrorModel {
    /** Azimuthal where the rings are grainy or the frames hold no counts, else Poisson. */
    AUTOMATIC,
    /** Counting statistics: the variance of a pixel is its count. */
    POISSON,
    /** The scatter of a bin's pixels about their mean. */
    AZIMUTHAL,
    /** None. */
    NONE
}
