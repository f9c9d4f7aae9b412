// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.core.run.StepId;
import org.operando.ui.figures.FigureEditor;
import org.operando.ui.figures.FigureInput;
import org.operando.ui.progress.ProgressView;
import org.operando.ui.results.ResultsView;
import org.operando.ui.session.RunProgress;
import org.operando.ui.session.StepMark.Kind;
import org.operando.ui.session.StudySession;

/** A batch run in a process of its own is seen in the window, which does nothing but look. */
class OtherProcessTest {
    private static final StepId LINE = new StepId("insitu", "line-003");

    @TempDir
    private Path folder;

    private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();

    @Test
    void progressAndResultsOfABatchRunAppearAsItGoes() throws Exception {
        StudySession session = DemoStudy.open(folder.resolve("demo"));
        page.showView(ProgressView.ID);
        FigureEditor figure = (FigureEditor) page.openEditor(new FigureInput(session, "insitu-contour-003"),
                FigureEditor.ID);
        Path journal = session.folder().resolve("journal.jsonl");
        assertFalse(Files.exists(session.folder()));

        try (BatchProcess batch = BatchProcess.start(folder, "run",
                folder.resolve("demo/demo.study.yaml").toString())) {
            holdWithinAStep(batch, journal);
            String who = "process " + batch.pid() + " ";
            Screen.waitFor("its run", () -> session.runProgress()
                    .filter(p -> p.line().startsWith("run by another process (" + who)).isPresent());
            Screen.waitFor("its step", () -> !running(session).isEmpty());
            StepId step = running(session).getFirst().id();
            Screen.waitFor("the step's mark", () -> session.mark(step).kind() == Kind.RUNNING);
            assertFalse(session.isRunning(), "it is not this window's run");
            Screen.photograph(page.getWorkbenchWindow().getShell(), "batch-run-elsewhere");

            batch.letGo();
            Screen.waitFor("its results", () -> session.mark(LINE).kind() == Kind.DONE);
            Screen.waitFor("its figure", () -> figure.canvas().page() != null && figure.canvas().isPainted());
            Screen.waitFor("its end", () -> !batch.isAlive());
            assertEquals(0, batch.exit(), batch.said());
        }
        Screen.waitFor("the end of the run", () -> session.runProgress().isEmpty()
                && session.marks().values().stream().allMatch(m -> m.kind() == Kind.DONE));
        ResultsView results = (ResultsView) page.showView(ResultsView.ID);
        results.show(LINE);
        Screen.waitFor("its numbers", () -> results.content().isPresent());
        Screen.photograph(page.getWorkbenchWindow().getShell(), "batch-run-results");
        page.closeEditor(figure, false);
    }

    private static List<RunProgress.Step> running(StudySession session) {
        return session.runProgress().map(RunProgress::running).orElse(List.of());
    }

    /** Holds the process still between the beginning and the end of a step. */
    private static void holdWithinAStep(BatchProcess batch, Path journal) throws Exception {
        long seen = -1;
        boolean within = false;
        while (!within) {
            long last = seen;
            Screen.waitFor("its journal to grow", () -> size(journal) != last || !batch.isAlive());
            assertTrue(batch.isAlive(), batch.said());
            batch.hold();
            seen = size(journal);
            within = isWithinAStep(journal);
            if (!within) {
                batch.letGo();
            }
        }
    }

    private static boolean isWithinAStep(Path journal) throws IOException {
        List<String> lines = Files.exists(journal) ? Files.readAllLines(journal) : List.of();
        long begun = lines.stream().filter(l -> l.contains("\"event\":\"begun\"")).count();
        long ended = lines.stream().filter(l -> l.contains("\"event\":\"step\"")).count();
        return begun > ended;
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : -1;
        } catch (IOException e) {
            return -1;
        }
    }
}
