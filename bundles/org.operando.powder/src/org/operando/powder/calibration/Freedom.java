// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

/** What a calibration may refine. */
public enum Freedom {
    /** Distance of the detector's plane. */
    DISTANCE("distance", "m"),
    /** Foot of the normal along the slow index. */
    PONI1("poni1", "m"),
    /** Foot of the normal along the fast index. */
    PONI2("poni2", "m"),
    /** First rotation. */
    ROT1("rot1", "rad"),
    /** Second rotation. */
    ROT2("rot2", "rad"),
    /** Wavelength; needs several distances. */
    WAVELENGTH("wavelength", "angstrom"),
    /** Drift of the detector along the slow index as its stage moves it along the beam, a part of the way. */
    STAGE1("stage1", "1"),
    /** Drift along the fast index. */
    STAGE2("stage2", "1");

    private final String term;
    private final String unit;

    Freedom(String term, String unit) {
        this.term = term;
        this.unit = unit;
    }

    /** Its name in tables. */
    String term() {
        return term;
    }

    /** Its unit. */
    String unit() {
        return unit;
    }
}
