// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window in a process of its own is killed by the system and started once more. */
class KillTest {
    @TempDir
    private Path folder;

    @Test
    void killedWindowComesBackAsItWas() throws Exception {
        Path study = DemoStudy.copy(folder.resolve("demo"));
        String saved = Files.readString(study);
        List<String> editors = List.of("demo.study.yaml", WindowDeeds.FIGURES.get(0), WindowDeeds.FIGURES.get(1));

        try (WindowProcess first = WindowProcess.start(folder, true, study)) {
            Properties shown = first.shown();
            assertEquals(editors.toString(), shown.getProperty("editors"), "before");
            assertEquals(WindowDeeds.PERSPECTIVE, shown.getProperty("perspective"), "before");
            // the promise is a second; a busy machine may take longer
            Path drafts = folder.resolve("state/workspace/.metadata/.plugins/org.operando.ui/drafts");
            Screen.waitFor("the unsaved text on disk",
                    () -> Drafts.texts(drafts).contains(WindowDeeds.EDIT + saved));
            first.kill();
        }
        assertEquals(saved, Files.readString(study), "the file is as it was");

        try (WindowProcess second = WindowProcess.start(folder, false)) {
            Properties shown = second.shown();
            Screen.photograph(WindowDeeds.bounds(shown), 100, "after-a-kill");
            assertEquals(study.toString(), shown.getProperty("study"));
            assertEquals(editors.toString(), shown.getProperty("editors"), "each once");
            assertEquals(WindowDeeds.PERSPECTIVE, shown.getProperty("perspective"));
            assertEquals(saved, shown.getProperty("text"), "what is unsaved is offered, not taken unasked");
            assertEquals(WindowDeeds.EDIT + saved, shown.getProperty("draft"));
            assertNotEquals("", shown.getProperty("words"), "and said in the editor");
        }
    }
}
