// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.probe;

/** How the resistance of a pellet becomes a resistivity. */
public enum PelletForm {
    /** {@code rho = (w t / L) (V / I)}: a bar of cross-section w t. */
    BAR,
    /** {@code rho = (w L / t) (V / I)}, with length and thickness exchanged, as it is found in print. */
    AS_PRINTED
}
