// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.NotEnabledException;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.core.run.StepId;
import org.operando.io.hdf5.Hdf5File;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.Selected;
import org.operando.ui.progress.ProgressView;
import org.operando.ui.results.CompareEditor;
import org.operando.ui.results.RunsView;
import org.operando.ui.session.StepMark.Kind;
import org.operando.ui.session.StudySession;

/** A run from the window: whole, in part, stopped; what it replaces is kept. */
class RunTest {
    private static final StepId LINE = new StepId("insitu", "line-003");

    @TempDir
    private Path folder;

    private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();

    private static void command(String id) throws Exception {
        PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(id, null);
    }

    @Test
    void runTellsEachStepAndTheWindowStaysAlive() throws Exception {
        StudySession session = DemoStudy.open(folder.resolve("demo"));
        page.showView(ProgressView.ID);
        List<String> lines = new ArrayList<>();
        Runnable hear = () -> session.runProgress().ifPresent(p -> lines.add(p.line() + p.running()));
        session.listen(hear);
        Command run = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand("org.operando.ui.run");
        assertTrue(run.isHandled(), "the Run command does something");

        session.run();
        Screen.waitFor("a step", () -> session.runProgress().map(p -> !p.running().isEmpty()).orElse(false));
        Screen.photograph(page.getWorkbenchWindow().getShell(), "progress-running");
        DemoStudy.waitForRun(session);
        session.forget(hear);

        assertTrue(lines.stream().anyMatch(l -> l.contains("of 6 steps")), lines.toString());
        assertTrue(session.marks().values().stream().allMatch(m -> m.kind() == Kind.DONE), session.marks().toString());
        assertTrue(Files.exists(session.folder().resolve("report.html")));
    }

    @Test
    void aPartRunsWithWhatItNeedsAndNothingElse() throws Exception {
        StudySession session = DemoStudy.open(folder.resolve("demo"));
        session.run(List.of(LINE.toString()));
        DemoStudy.waitForRun(session);

        assertEquals(Kind.DONE, session.mark(LINE).kind());
        assertEquals(Kind.DONE, session.mark(new StepId("insitu", "powder.series")).kind());
        assertEquals(Kind.NOT_RUN, session.mark(new StepId("cycling-a", "echem.cycles")).kind());
        assertFalse(Files.exists(session.folder().resolve("steps/cycling-a/echem.cycles.nxs")));
        assertTrue(session.command(List.of(LINE.toString())).endsWith("--only insitu/line-003"));
    }

    @Test
    void cancelStopsAndMarksWhatIsNotDone() throws Exception {
        StudySession session = DemoStudy.open(folder.resolve("demo"));
        Assertions.assertThrows(NotEnabledException.class, () -> command("org.operando.ui.cancel"),
                "Esc is left to others while nothing runs");
        session.run();
        session.cancel();
        DemoStudy.waitForRun(session);
        assertTrue(session.marks().values().stream().anyMatch(m -> m.kind() == Kind.NOT_RUN),
                session.marks().toString());
        session.run();
        DemoStudy.waitForRun(session);
        assertTrue(session.marks().values().stream().allMatch(m -> m.kind() == Kind.DONE), session.marks().toString());
    }

    @Test
    void runWhileFilesComeTakesWhatComesUntilItIsCancelled() throws Exception {
        Path study = DemoStudy.copy(folder.resolve("demo"));
        Path last = study.resolveSibling("raw/insitu/frame_064.xye");
        Path later = Files.move(last, folder.resolve("later.xye"));
        StudySession session = DemoStudy.opened(study);

        command("org.operando.ui.follow");
        Screen.waitFor("the first round", () -> says(session, "round 1") && says(session, "waiting for more"));
        assertEquals(59, framesIn(session));
        Screen.photograph(page.getWorkbenchWindow().getShell(), "progress-following");
        Files.move(later, last);
        Screen.waitFor("the round of the frame", () -> says(session, "round 2") && says(session, "waiting for more"));
        assertEquals(60, framesIn(session));
        command("org.operando.ui.cancel");
        DemoStudy.waitForRun(session);

        assertTrue(session.marks().values().stream().allMatch(m -> m.kind() == Kind.DONE), session.marks().toString());
    }

    private static boolean says(StudySession session, String words) {
        return session.runProgress().filter(p -> p.line().contains(words)).isPresent();
    }

    private static int framesIn(StudySession session) throws Exception {
        try (Hdf5File result = Hdf5File.open(session.folder().resolve("steps/insitu/powder.series.nxs"))) {
            return result.info("entry/series/frames/number").shape()[0];
        }
    }

    @Test
    void replacedResultsAreKeptAndCompared() throws Exception {
        StudySession session = DemoStudy.open(folder.resolve("demo"));
        session.run(List.of(LINE.toString()));
        DemoStudy.waitForRun(session);
        String text = session.document().get();
        session.document().set(text.replace("(003), from: 5.15 deg", "(003), from: 5.20 deg"));
        Screen.waitFor("the edit", () -> session.mark(LINE).kind() == Kind.OUT_OF_DATE);
        session.run(List.of(LINE.toString()));
        DemoStudy.waitForRun(session);
        assertTrue(Files.readString(session.file()).contains("5.20 deg"), "a run saves what it runs");

        RunsView runs = (RunsView) page.showView(RunsView.ID);
        runs.show(LINE);
        Screen.waitFor("two runs", () -> runs.count() == 2);
        runs.compare();
        Screen.waitFor("the comparison", () -> page.getActiveEditor() instanceof CompareEditor c
                && c.differences() > 1);
        Screen.settle(800);
        Screen.photograph(page.getWorkbenchWindow().getShell(), "compare");
        page.closeEditor(page.getActiveEditor(), false);
    }

    @Test
    void resultsOfOtherStepsAndFoldersAreCompared() throws Exception {
        StudySession session = DemoStudy.open(folder.resolve("demo"));
        session.run(List.of("insitu", "cycling-a"));
        DemoStudy.waitForRun(session);
        Path copied = folder.resolve("theirs.results/steps/insitu/line-003.nxs");
        Files.createDirectories(copied.getParent());
        Files.copy(session.folder().resolve(LINE.file()), copied);
        RunsView runs = (RunsView) page.showView(RunsView.ID);
        runs.show(LINE);
        Screen.waitFor("the run and the other line", () -> runs.count() == 1 && runs.others().size() == 1);
        assertEquals("insitu/foil", runs.others().getFirst().step().toString());

        runs.compareWith(runs.others().getFirst());
        Screen.waitFor("the other step", () -> page.getActiveEditor() instanceof CompareEditor c
                && c.differences() > 1);
        assertEquals("Compare insitu/line-003 and insitu/foil", page.getActiveEditor().getTitle());
        CompareEditor steps = (CompareEditor) page.getActiveEditor();
        steps.showFigures();
        List<FigureCanvas> figures = Widgets.all(page.getWorkbenchWindow().getShell(), FigureCanvas.class).stream()
                .filter(c -> c.isVisible() && c.getShell() == page.getWorkbenchWindow().getShell()).toList();
        Screen.waitFor("both figures", () -> figures.stream()
                .filter(c -> c.page() != null && c.page().title().startsWith("Peak")).count() == 2);
        // a frame that is chosen anywhere is marked in both
        session.link().selection().choose(this,
                Selected.NOTHING.with(Selected.Kind.MEASUREMENT, "insitu").with(Selected.Kind.FRAME, 20));
        Screen.waitFor("the frame in both", () -> figures.stream()
                .filter(c -> c.markers().stream().anyMatch(m -> m.label().equals("frame 20"))).count() == 2);
        Screen.photograph(page.getWorkbenchWindow().getShell(), "compare-steps");
        assertEquals(1, figures.stream().filter(c -> c.page() != null && c.page().title().contains("Cu 111")).count());
        page.closeEditor(steps, false);

        runs.compareWith(copied);
        Screen.waitFor("the other folder", () -> page.getActiveEditor() instanceof CompareEditor c
                && c.getTitleToolTip().contains(folder.resolve("theirs.results").toString()));
        assertEquals(0, ((CompareEditor) page.getActiveEditor()).differences(), "a copy is equal");
        page.closeEditor(page.getActiveEditor(), false);

        runs.compareWith(session.folder().resolve("steps/cycling-a/echem.cycles.nxs"));
        Screen.waitFor("the word", () -> runs.said().contains("is a result of echem.cycles"));
    }
}
