// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operando.api.figure.Page;

class FigureCaptionTest {
    @Test
    void howAFigureIsDrawnStandsBehindWhatItsBuilderSays() {
        Page silent = new Page("", 80, 60, List.of(), "");
        Page says = new Page("", 80, 60, List.of(), "n = 3 cells");

        assertEquals("", FigureFiles.caption(silent, Set.of()));
        assertEquals("n = 3 cells", FigureFiles.caption(says, Set.of()));
        assertEquals("n = 3 cells. Drawn so.", FigureFiles.caption(says, Set.of("Drawn so.")));
        assertEquals("Drawn so.", FigureFiles.caption(silent, Set.of("Drawn so.")));
    }
}
