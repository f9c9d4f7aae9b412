// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.dqdv;

/** How the charge is differentiated. */
public enum DifferentialMethod {
    /** Charge shared over bins of voltage, then a Gaussian. */
    CONSERVING_BINS,
    /** Mean charge of cells of voltage, then the derivative of a cubic Savitzky-Golay filter. */
    SAVITZKY_GOLAY
}
