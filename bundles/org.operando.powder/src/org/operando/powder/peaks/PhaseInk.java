// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.List;
import org.operando.api.figure.Ink;

/** Colours of phases: H1 red, H2 yellow, H3 blue, in every figure; others in the order they are met. */
final class PhaseInk {
    private static final int RED = 0xc62f26;
    /** Dark enough to be read as a line on white. */
    private static final int YELLOW = 0xe0a100;
    private static final int BLUE = 0x1f4fb5;

    private PhaseInk() {
    }

    /** The colour of a phase among all of a figure. */
    static Ink of(String phase, List<String> all) {
        return switch (phase) {
            case "H1" -> Ink.rgb(RED);
            case "H2" -> Ink.rgb(YELLOW);
            case "H3" -> Ink.rgb(BLUE);
            default -> Ink.series(2 + all.indexOf(phase));
        };
    }
}
