// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

/** What the bins of a pattern are equal in. */
public enum RadialAxis {
    /** Scattering angle 2theta. */
    TWO_THETA("two_theta", "deg"),
    /** Length of the scattering vector Q = 4 pi sin(theta)/lambda; needs the wavelength. */
    Q("q", "1/angstrom"),
    /** Lattice spacing d = lambda/(2 sin(theta)); needs the wavelength and a range. */
    D("d", "angstrom"),
    /** Distance of a pixel from the axis of the beam. */
    R("r", "mm");

    private final String term;
    private final String unit;

    RadialAxis(String term, String unit) {
        this.term = term;
        this.unit = unit;
    }

    /** Name of the axis. */
    public String term() {
        return term;
    }

    /** Unit of its values. */
    public String unit() {
        return unit;
    }

    /** Whether it needs the wavelength. */
    public boolean needsWavelength() {
        return this == Q || this == D;
    }
}
