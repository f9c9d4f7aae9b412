// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.core.run.Standing;
import org.operando.ui.figures.FigureEditor;
import org.operando.ui.figures.FigureInput;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/** The window runs the demonstration study and shows its figures. */
class WindowTest {
    @TempDir
    private Path folder;

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path p : all.toList()) {
                Path target = to.resolve(from.relativize(p).toString());
                if (Files.isDirectory(p)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(p, target);
                }
            }
        }
    }

    @Test
    void demonstrationRunsAndShowsItsFigures() throws Exception {
        copy(Path.of(System.getProperty("operando.home"), "examples/demo"), folder.resolve("demo"));
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        assertEquals("org.operando.ui.study", page.getPerspective().getId());

        StudySession session = Sessions.get().open(folder.resolve("demo/demo.study.yaml"));
        Screen.waitFor("the study", () -> session.snapshot().isPresent());
        session.run();
        Screen.waitFor("the run", () -> !session.isRunning() && session.snapshot().get().standings().stream()
                .allMatch(s -> s.state() == Standing.State.KEPT));
        page.openEditor(new FigureInput(session, "fig-1"), FigureEditor.ID);
        Screen.settle(3000);

        assertTrue(Files.size(Screen.photograph(page.getWorkbenchWindow().getShell(), "study")) > 20_000);
    }
}
