// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FigureExportTest {
    private static String named(String chosen, String proposed, String kind) {
        return FigureExport.named(Path.of("folder").resolve(chosen), proposed, kind).getFileName().toString();
    }

    @Test
    void nameWithoutEndingGetsThatOfTheKind() {
        assertEquals("contour.svg", named("contour", "svg", "svg"));
        assertEquals("run 1.5 V.pdf", named("run 1.5 V", "svg", "pdf"));
    }

    @Test
    void kindChosenInTheDialogReplacesTheProposedEnding() {
        assertEquals("contour.pdf", named("contour.svg", "svg", "pdf"));
        assertEquals("contour.csv", named("contour.SVG", "svg", "csv"));
    }

    @Test
    void endingThatWasWrittenWins() {
        assertEquals("contour.png", named("contour.png", "svg", "svg"));
        assertEquals("contour.PNG", named("contour.PNG", "svg", "pdf"));
    }
}
