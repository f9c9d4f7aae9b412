// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.mask;

/** Why a pixel is not used. Its place in this list + 1 is its number in a {@link DetectorMask}. */
public enum MaskCause {
    /** The loader's mask: files of the study, gaps of the detector's make. */
    GIVEN("given"),
    /** The file marks it as without a measurement: negative, all bits set, not a number, the dummy value. */
    INVALID("gap or invalid"),
    /** It stands at the edge of a module. */
    EDGE("module edge"),
    /** It counts nothing, or always the same, among pixels that count. */
    DEAD("dead"),
    /** It counts far more than its ring and its neighbours. */
    HOT("hot"),
    /** It lies in the shadow around the beam. */
    BEAM_STOP("beam stop");

    private final String label;

    MaskCause(String label) {
        this.label = label;
    }

    /** In words. */
    public String label() {
        return label;
    }

    /** Its number in a mask. */
    public int code() {
        return ordinal() + 1;
    }
}
