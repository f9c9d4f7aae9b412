// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder;

/** Against what a pattern is shown. */
public enum Abscissa {
    /** Scattering angle 2theta, degree. */
    TWO_THETA,
    /** Length of the scattering vector Q = 4 pi sin(theta)/lambda, 1/angstrom; needs the wavelength. */
    Q
}
