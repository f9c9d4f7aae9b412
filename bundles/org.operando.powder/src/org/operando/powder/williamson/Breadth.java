// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

/** What is called the breadth of a line. */
public enum Breadth {
    /** Full width at half maximum. */
    FWHM,
    /** Area over height: pi/2 FWHM of a Lorentzian, sqrt(pi/ln 2)/2 FWHM of a Gaussian. */
    INTEGRAL
}
