// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.cycles;

import org.operando.api.figure.Ink;

/** Colours of cycles in their order, the same in all figures. */
public final class CycleInk {
    /** Five colours of viridis, from the first to the last cycle; the lightest end is left out for white paper. */
    private static final int[] COLOURS = {0x440154, 0x3b528b, 0x21918c, 0x5ec962, 0xc8b91e};

    private CycleInk() {
    }

    /** Colour of the cycle at a place, from 0, of so many. */
    public static Ink of(int at, int of) {
        double place = of == 1 ? 0 : (COLOURS.length - 1.0) * at / (of - 1);
        int low = Math.min((int) place, COLOURS.length - 2);
        double part = place - low;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = COLOURS[low] >> shift & 0xff;
            int b = COLOURS[low + 1] >> shift & 0xff;
            rgb |= (int) Math.round(a + part * (b - a)) << shift;
        }
        return Ink.rgb(rgb);
    }
}
