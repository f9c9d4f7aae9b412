// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.widgets.Display;
import org.operando.api.Cancelled;
import org.operando.api.OperandoException;
import org.operando.api.figure.Page;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.record.Problem;
import org.operando.core.run.Cancel;
import org.operando.core.run.FileHashes;
import org.operando.core.run.LiveFigures;
import org.operando.core.run.LiveRun;
import org.operando.core.run.Plan;
import org.operando.core.run.Planner;
import org.operando.core.run.RunListener;
import org.operando.core.run.RunResult;
import org.operando.core.run.Runner;
import org.operando.core.run.Standing;
import org.operando.core.run.StepId;
import org.operando.core.run.StepResult;
import org.operando.core.study.Study;
import org.operando.core.study.StudyOutline;
import org.operando.core.study.StudyReader;
import org.operando.ui.preferences.Settings;
import org.operando.ui.selection.StudyLink;

/**
 * An open study: its text, which is the model, and what follows from it: problems, plan, where each step stands, how a run
 * goes. Everything is worked out in the background; listeners are told on the UI thread, of the newest state only.
 */
public final class StudySession {
    private static final int AFTER_EDIT = 120;
    private static final int BETWEEN_LOOKS = 1000;
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(2);

    /**
     * What follows from a text; immutable.
     * @param text the text
     * @param outline keys and places of the text, or of the last one that could be read
     * @param standings where the steps stand; of the text before while the files are looked at
     */
    public record Snapshot(String text, Optional<StudyOutline> outline, Study study, Optional<Plan> plan,
            List<Problem> problems, List<Standing> standings) {
        /** Whether the text can be read as YAML. */
        public boolean isReadable() {
            return outline.filter(o -> o.text().equals(text)).isPresent();
        }
    }

    private final Path file;
    private final Catalogue catalogue;
    private final FileHashes hashes;
    private final RunHistory history;
    private final StudyText text;
    private final Listeners listeners = new Listeners();
    private final Activity activity;
    private final FolderWatch watch;
    private final Object folderTurn = new Object();
    private final StudyLink link;
    private final Job compose = Job.create("Reading the study", this::compose);
    private final Job look = Job.create("Looking at the results", this::look);
    private volatile Cancel composing = new Cancel();
    private volatile Optional<Snapshot> snapshot = Optional.empty();
    private volatile Optional<Plan> lastPlan = Optional.empty();
    private volatile Optional<Cancel> run = Optional.empty();
    private volatile Optional<String> runError = Optional.empty();
    private final AtomicInteger runs = new AtomicInteger();
    private volatile int runsLookedAt;
    private volatile boolean closed;
    /** As long as the text has a listener its file is looked at. */
    private final Runnable told = this::tell;

    /** Opens a study file; what it says is worked out in the background. */
    StudySession(Path file, Catalogue catalogue, FileHashes hashes, Path state, long historyLimit)
            throws IOException {
        this.file = file.toAbsolutePath().normalize();
        this.catalogue = catalogue;
        this.hashes = hashes;
        text = new StudyText(this.file, state.resolve("drafts"));
        history = new RunHistory(state.resolve("history"), folder(), historyLimit);
        activity = new Activity(this::tell, history::keep, System::nanoTime);
        watch = new FolderWatch(folder(), activity);
        text.document().addDocumentListener(new AfterEdit(this::edited));
        link = new StudyLink(() -> snapshot.flatMap(Snapshot::plan), folder(), () -> catalogue, hashes);
        listen(link::changed);
        text.listen(told);
        compose.setSystem(true);
        look.setSystem(true);
        compose.schedule();
        look.schedule(BETWEEN_LOOKS);
    }

    private void edited() {
        composing.request();
        compose.schedule(AFTER_EDIT);
    }

    /** What is chosen in the study, and its results for views. */
    public StudyLink link() {
        return link;
    }

    /** The study file. */
    public Path file() {
        return file;
    }

    /** The text of the study; an edit of it is an edit of the study. */
    public IDocument document() {
        return text.document();
    }

    /** The text with its history of edits and its file. */
    public StudyText text() {
        return text;
    }

    /** Whether the file holds the text as it is. */
    public boolean isSaved() {
        return !text.isDirty();
    }

    /**
     * Writes the text into the study file, when it is not there already. A run does so by itself. Not for the UI thread.
     * @throws IOException when it cannot be written, or another program changed the file meanwhile
     */
    public void save() throws IOException {
        if (text.isDirty() && !text.save()) {
            throw new IOException("another program changed it; choose in the editor which text is to be kept");
        }
        Display.getDefault().asyncExec(text::saved);
        tell();
    }

    /** Where results go. */
    public Path folder() {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("(\\.study)?\\.ya?ml$", "") + ".results");
    }

    /** Results that later runs have replaced. */
    public RunHistory history() {
        return history;
    }

    /** What follows from the text, as far as it is worked out. */
    public Optional<Snapshot> snapshot() {
        return snapshot;
    }

    /** The plan of the last text that had no errors: its results are still there while a newer one is being mended. */
    public Optional<Plan> lastPlan() {
        return lastPlan;
    }

    /** Whether a run of this window goes on. */
    public boolean isRunning() {
        return run.isPresent();
    }

    /** How the run goes, of this window or of another process; empty when there is none. */
    public Optional<RunProgress> runProgress() {
        return activity.progress();
    }

    /** Why the last run of this window could not begin; empty when it could. */
    public Optional<String> runError() {
        return runError;
    }

    /** Whether no run goes on and what came of the last one is looked at. */
    public boolean isSettled() {
        return !activity.isUnderWay() && runsLookedAt == runs.get();
    }

    /** What a step that runs is at; empty when it does not run. */
    public Optional<String> progress(StepId step) {
        return activity.progress().flatMap(p -> p.running().stream().filter(s -> s.id().equals(step)).findFirst())
                .map(RunProgress.Step::far);
    }

    /** How a step ended in the last run that is known. */
    public Optional<StepResult> ended(StepId step) {
        return activity.ended(step);
    }

    /** How a step stands, with the reason. */
    public StepMark mark(StepId step) {
        Optional<Standing> standing = snapshot.stream().flatMap(s -> s.standings().stream())
                .filter(s -> s.step().id().equals(step)).findFirst();
        Optional<String> now = progress(step);
        if (now.isPresent()) {
            return new StepMark(StepMark.Kind.RUNNING, now.get());
        }
        Optional<StepResult> last = ended(step);
        boolean fresh = !isSettled() && last.map(r -> r.state().hasResult()).orElse(false);
        return fresh ? StepMark.DONE : standing.map(s -> last.map(r -> StepMark.of(r, s)).orElse(StepMark.of(s)))
                .orElse(StepMark.UNKNOWN);
    }

    /** How all steps of the plan stand. */
    public Map<StepId, StepMark> marks() {
        Map<StepId, StepMark> marks = new LinkedHashMap<>();
        snapshot.flatMap(Snapshot::plan).ifPresent(p -> p.steps().forEach(s -> marks.put(s.id(), mark(s.id()))));
        return marks;
    }

    /** Is called on the UI thread whenever something changed; several changes give one call. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Ends {@link #listen}. */
    public void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** The page of a figure, made from the results that are there. Not for the UI thread. */
    public Page page(String figure) throws OperandoException {
        return page(figure, Map.of());
    }

    /**
     * The page of a figure as it was with earlier results. Not for the UI thread.
     * @param earlier result files that stand in for those that are there now
     */
    public Page page(String figure, Map<StepId, Path> earlier) throws OperandoException {
        Plan plan = snapshot.flatMap(Snapshot::plan).orElseThrow();
        try (LiveFigures figures = new LiveFigures(plan, folder(), earlier, catalogue,
                Runner.Options.usual(hashes, RunListener.SILENT, new Cancel()))) {
            return figures.page(figure);
        }
    }

    /** Reads the file again when the text was not edited, and looks at all files again. UI thread. */
    public void refresh() {
        Job read = Job.create("Reading the study file", (IJobFunction) monitor -> {
            text.compare();
            Display.getDefault().asyncExec(() -> {
                text.saved();
                edited();
            });
            return Status.OK_STATUS;
        });
        read.setSystem(true);
        read.schedule();
    }

    private IStatus compose(IProgressMonitor monitor) {
        Cancel cancel = new Cancel();
        int before = runs.get();
        composing = cancel;
        String now = text.text();
        Study study = StudyReader.read(file, now, catalogue);
        Optional<StudyOutline> outline = StudyOutline.of(now).or(() -> snapshot.flatMap(Snapshot::outline));
        List<Problem> problems = new ArrayList<>(study.problems());
        Optional<Plan> plan = study.hasErrors() ? Optional.empty() : Optional.of(Planner.plan(study, catalogue));
        plan.ifPresent(p -> problems.addAll(p.problems()));
        lastPlan = plan.or(() -> lastPlan);
        boolean first = snapshot.isEmpty();
        if (first) {
            text.findDrafts();
        }
        snapshot = Optional.of(new Snapshot(now, outline, study, plan, List.copyOf(problems),
                snapshot.map(Snapshot::standings).orElse(List.of())));
        tell();
        try {
            if (first && plan.isPresent()) {
                begin(plan.get());
            }
            List<Standing> standings = plan.isEmpty() ? List.of()
                    : Standing.of(plan.get(), folder(), catalogue, hashes, cancel);
            snapshot = Optional.of(new Snapshot(now, outline, study, plan, List.copyOf(problems), standings));
            runsLookedAt = before;
            standings.stream().filter(x -> x.state() == Standing.State.KEPT || x.state() == Standing.State.OUT_OF_DATE)
                    .forEach(x -> history.keep(x.step().id()));
            tell();
        } catch (Cancelled e) {
            // the text was edited meanwhile: what follows from the new one comes soon
            compose.schedule(AFTER_EDIT);
        }
        return Status.OK_STATUS;
    }

    /** What earlier runs tell. */
    private void begin(Plan plan) {
        synchronized (folderTurn) {
            watch.skip();
            watch.failures(plan);
        }
    }

    private IStatus look(IProgressMonitor monitor) {
        Optional<Plan> plan = snapshot.flatMap(Snapshot::plan);
        synchronized (folderTurn) {
            if (run.isEmpty() && plan.isPresent() && watch.look(plan.get())) {
                runs.incrementAndGet();
                compose.schedule();
            }
        }
        if (!closed) {
            look.schedule(BETWEEN_LOOKS);
        }
        return Status.OK_STATUS;
    }

    /** Runs the study in the background; does nothing while a run goes on. */
    public void run() {
        run(List.of());
    }

    /**
     * Runs a part of the study in the background; does nothing while a run goes on.
     * @param only measurements, or {@code measurement/step}; empty for all
     */
    public void run(List<String> only) {
        begin((study, cancel) -> new Runner(catalogue, Settings.ofUser().options(hashes, activity, cancel).only(only))
                .run(study, folder()));
    }

    /**
     * Runs the study in the background, again whenever files of it have come or changed, until it is cancelled; does
     * nothing while a run goes on.
     */
    public void follow() {
        begin((study, cancel) -> new LiveRun(study, folder(), catalogue,
                Settings.ofUser().options(hashes, activity, cancel), new Rounds()).run(BETWEEN_ROUNDS,
                        Optional.empty()));
    }

    /** What a run does. */
    private interface Work {
        void of(Study study, Cancel cancel) throws OperandoException, InterruptedException;
    }

    /** What the window makes of the rounds of {@link #follow}. */
    private final class Rounds implements LiveRun.Listener {
        @Override
        public void told(String line) {
            activity.says(line);
        }

        @Override
        public void ended(RunResult round, Runner.Results results) {
            activity.rests();
            runs.incrementAndGet();
            compose.schedule();
        }
    }

    private synchronized void begin(Work work) {
        if (run.isPresent()) {
            return;
        }
        Cancel cancel = new Cancel();
        run = Optional.of(cancel);
        activity.begin("", List.of());
        Job job = Job.create("Running " + file.getFileName(), (IJobFunction) m -> run(cancel, work));
        job.setPriority(Job.LONG);
        job.setSystem(true);
        job.schedule();
    }

    /** The command line that does what {@link #run(List)} does. */
    public String command(List<String> only) {
        return CommandLine.run(file, folder(), only);
    }

    /** Stops the run. */
    public void cancel() {
        run.ifPresent(c -> {
            c.request();
            activity.stop();
        });
    }

    /** Stops a step of the run, and what needs it. */
    public void cancel(StepId step) {
        run.ifPresent(c -> c.step(step).request());
    }

    private IStatus run(Cancel cancel, Work work) {
        runError = Optional.empty();
        try {
            save();
            synchronized (folderTurn) {
                // a look at the folder that began before is over; none begins while this run holds it
                tell();
            }
            work.of(StudyReader.read(file, catalogue), cancel);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (OperandoException e) {
            runError = Optional.of(e.getMessage());
        } catch (IOException e) {
            runError = Optional.of(file + ": the study cannot be written (" + e.getMessage() + "); nothing was run");
        } finally {
            synchronized (folderTurn) {
                watch.skip();
                run = Optional.empty();
            }
            runs.incrementAndGet();
            activity.end();
            compose.schedule();
        }
        return Status.OK_STATUS;
    }

    /** Ends the looking; the text and its listeners are left alone. A run goes on. */
    void close() {
        closed = true;
        text.forget(told);
        look.cancel();
        composing.request();
    }

    private void tell() {
        listeners.tell();
    }
}
