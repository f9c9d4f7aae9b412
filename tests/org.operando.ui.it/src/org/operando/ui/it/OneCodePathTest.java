// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.core.run.StepId;
import org.operando.ui.session.StepMark.Kind;
import org.operando.ui.session.StudySession;

/** The window and the command line do the same: equal files, and each sees what the other does. */
class OneCodePathTest {
    @TempDir
    private Path folder;

    /** Runs a command line in this process, its words taken apart by a shell. */
    private static int run(String command) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "operando() { printf '%s\\0' \"$@\"; }; " + command).start();
        String[] words;
        try (InputStream out = shell.getInputStream()) {
            words = new String(out.readAllBytes(), StandardCharsets.UTF_8).split("\0");
        }
        Class<?> main = Platform.getBundle("org.operando.cli").loadClass("org.operando.cli.Main");
        return (int) main.getMethod("run", String[].class).invoke(null, (Object) words);
    }

    @Test
    void aRunFromTheWindowAndItsCommandGiveEqualFiles() throws Exception {
        StudySession session = DemoStudy.open(folder.resolve("it's one"));
        session.run();
        DemoStudy.waitForRun(session);
        Map<String, String> fromWindow = DemoStudy.hashes(session.folder());
        assertTrue(fromWindow.keySet().stream().anyMatch(f -> f.endsWith(".nxs")), fromWindow.toString());

        Path aside = folder.resolve("from window");
        Files.move(session.folder(), aside);
        String command = session.command(List.of());
        CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> {
            try {
                return run(command + " --progress none");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Screen.waitFor("the command", exit::isDone);

        assertEquals(0, exit.get());
        assertEquals(fromWindow, DemoStudy.hashes(session.folder()));
    }

    @Test
    void aRunOfAnotherProcessIsSeenAsItGoes() throws Exception {
        StudySession session = DemoStudy.open(folder.resolve("demo"));
        StepId step = new StepId("insitu", "powder.series");
        Path results = Files.createDirectories(session.folder());
        long other = ProcessHandle.of(1).map(ProcessHandle::pid).orElse(1L);
        Files.writeString(results.resolve(".lock"), "elsewhere.example " + other + " 2026-01-01T00:00:00Z\n");
        Files.writeString(results.resolve("journal.jsonl"),
                """
                        {"time":"2026-01-01T00:00:00Z","event":"created","study":"demo.study.yaml"}
                        {"time":"2026-01-01T00:00:00Z","event":"started"}
                        {"time":"2026-01-01T00:00:00Z","event":"begun","step":"insitu/powder.series"}
                        {"time":"2026-01-01T00:00:02Z","done":"12","event":"progress","of":"60","step":"insitu/powder.series","what":"patterns"}
                        """);
        Screen.waitFor("the other run", () -> session.runProgress().map(p -> !p.running().isEmpty()).orElse(false));
        assertTrue(session.runProgress().get().line().startsWith("run by another process (process " + other
                + " on elsewhere.example)"), session.runProgress().get().line());
        assertFalse(session.isRunning());
        Screen.waitFor("its progress", () -> session.progress(step).equals(Optional.of("12 of 60 patterns")));
        assertEquals(Kind.RUNNING, session.mark(step).kind());
        Screen.photograph(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(),
                "run-elsewhere");

        Files.writeString(results.resolve("journal.jsonl"),
                """
                        {"time":"2026-01-01T00:00:09Z","event":"step","seconds":7.0,"state":"failed","step":"insitu/powder.series"}
                        """,
                StandardOpenOption.APPEND);
        Screen.waitFor("its end", () -> session.mark(step).kind() == Kind.FAILED);
        Files.writeString(results.resolve(".lock"), "");
        Screen.waitFor("the end of the run", () -> session.runProgress().isEmpty());
    }
}
