// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a figure could not show as asked is told wherever one looks; a page that would be a heap is refused by name. */
class FigureWarningsTest {
    @TempDir
    private Path temporary;

    @Test
    void warningsOfFiguresReachTerminalReportAndRunJson() throws Exception {
        Programme programme = new Programme(Files.createDirectories(temporary.resolve("work")));
        Files.writeString(programme.folder().resolve("small.study.yaml"), """
                  - powder.contour: {lines: [{name: "\u9302", at: 5.4 deg}]}
                pages:
                  heap:
                    width: 40 mm
                    height: 20 mm
                    rows: [[frames-powder.peakTrack], [frames-powder.contour]]
                """, StandardOpenOption.APPEND);

        Programme.Ended run = programme.run("run", "small.study.yaml", "--results", "results");

        String lost = "the font has no character '\u9302' (U+9302)";
        assertEquals(1, run.exit(), run::toString);
        assertTrue(run.err().contains("operando: warning: figure frames-powder.contour: the font has no character"),
                run::err);
        assertTrue(run.err().contains("figure heap: panel '") && run.err().contains("too small for its texts"),
                run::err);
        Path results = programme.folder().resolve("results");
        assertTrue(Files.readString(results.resolve("report.html")).contains(lost));
        assertTrue(Files.readString(results.resolve("run.json")).contains(lost));
        assertTrue(Files.exists(results.resolve("figures/frames-powder.contour.png")));
    }
}
