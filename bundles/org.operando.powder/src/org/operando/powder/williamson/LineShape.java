// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

/** Profile of the lines whose widths are taken. */
public enum LineShape {
    /** Lorentzian; widths of sample and instrument add up. */
    LORENTZ,
    /** Gaussian; squares of the widths add up. */
    GAUSS,
    /** Pseudo-Voigt with its own mixing for each line, whose Lorentz part is taken by Thompson, Cox & Hastings. */
    PSEUDO_VOIGT,
    /** Thompson, Cox & Hastings: the Gauss width is the instrument's (or a smooth function fitted with the lines). */
    TCH
}
