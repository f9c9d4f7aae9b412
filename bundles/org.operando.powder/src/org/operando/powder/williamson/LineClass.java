// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.williamson;

/** Kinds of lines of a layered structure, which a spread of c or of a widens differently. */
public enum LineClass {
    /** h = k = 0. */
    AXIAL("(00l)"),
    /** h = 0 or k = 0, l not 0. */
    OBLIQUE("(h0l)"),
    /** l = 0. */
    BASAL("(hk0)"),
    /** All others. */
    GENERAL("(hkl)");

    private final String indices;

    LineClass(String indices) {
        this.indices = indices;
    }

    /** How it is written, e.g. (00l). */
    public String indices() {
        return indices;
    }

    /** That of a line. */
    static LineClass of(IndexedLine line) {
        int h = line.h();
        int k = line.k();
        int l = line.l();
        if (l == 0) {
            return BASAL;
        }
        if (h == 0 && k == 0) {
            return AXIAL;
        }
        return h == 0 || k == 0 ? OBLIQUE : GENERAL;
    }
}
