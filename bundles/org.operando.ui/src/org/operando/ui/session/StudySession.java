// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.widgets.Display;
import org.operando.api.OperandoException;
import org.operando.api.figure.Page;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.record.Problem;
import org.operando.core.run.Cancel;
import org.operando.core.run.FigureResult;
import org.operando.core.run.FileHashes;
import org.operando.core.run.LiveFigures;
import org.operando.core.run.Plan;
import org.operando.core.run.PlannedStep;
import org.operando.core.run.Planner;
import org.operando.core.run.RunFolder;
import org.operando.core.run.RunListener;
import org.operando.core.run.RunResult;
import org.operando.core.run.Runner;
import org.operando.core.run.Standing;
import org.operando.core.run.StepId;
import org.operando.core.run.StepResult;
import org.operando.core.study.Study;
import org.operando.core.study.StudyReader;
import org.operando.ui.preferences.Settings;

/**
 * An open study: its text, which is the model, and what follows from it: problems, plan, where each step stands, how a run
 * goes. Everything is worked out in the background; listeners are told on the UI thread, of the newest state only.
 */
public final class StudySession {
    /** What follows from a text; immutable. */
    public record Snapshot(Study study, Optional<Plan> plan, List<Problem> problems, List<Standing> standings) {
    }

    private final Path file;
    private final Catalogue catalogue;
    private final FileHashes hashes;
    private final Document document;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean told = new AtomicBoolean();
    private final Map<StepId, String> running = new ConcurrentHashMap<>();
    private final Map<StepId, StepResult> ended = new ConcurrentHashMap<>();
    private final Job compose = Job.create("Reading the study", this::compose);
    private volatile Optional<Snapshot> snapshot = Optional.empty();
    private volatile Optional<Cancel> run = Optional.empty();

    /** Opens a study file; what it says is worked out in the background. */
    public StudySession(Path file, Catalogue catalogue, FileHashes hashes) throws IOException {
        this.file = file.toAbsolutePath().normalize();
        this.catalogue = catalogue;
        this.hashes = hashes;
        document = new Document(Files.readString(file));
        compose.setSystem(true);
        compose.schedule();
    }

    /** The study file. */
    public Path file() {
        return file;
    }

    /** The text of the study; an edit of it is an edit of the study. */
    public IDocument document() {
        return document;
    }

    /** Where results go. */
    public Path folder() {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("(\\.study)?\\.ya?ml$", "") + ".results");
    }

    /** What follows from the text, as far as it is worked out. */
    public Optional<Snapshot> snapshot() {
        return snapshot;
    }

    /** Whether a run goes on. */
    public boolean isRunning() {
        return run.isPresent();
    }

    /** What a step that runs is at; empty when it does not run. */
    public Optional<String> progress(StepId step) {
        return Optional.ofNullable(running.get(step));
    }

    /** How a step ended in the last run of this window. */
    public Optional<StepResult> ended(StepId step) {
        return Optional.ofNullable(ended.get(step));
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
        Plan plan = snapshot.flatMap(Snapshot::plan).orElseThrow();
        try (LiveFigures figures = new LiveFigures(plan, folder(), catalogue,
                Runner.Options.usual(hashes, RunListener.SILENT, new Cancel()))) {
            return figures.page(figure);
        }
    }

    private IStatus compose(IProgressMonitor monitor) {
        Study study = StudyReader.read(file, document.get(), catalogue);
        List<Problem> problems = new ArrayList<>(study.problems());
        Optional<Plan> plan = Optional.empty();
        List<Standing> standings = List.of();
        if (!study.hasErrors()) {
            plan = Optional.of(Planner.plan(study, catalogue));
            problems.addAll(plan.get().problems());
            standings = Standing.of(plan.get(), RunFolder.beside(study), catalogue, hashes, new Cancel());
        }
        snapshot = Optional.of(new Snapshot(study, plan, List.copyOf(problems), standings));
        tell();
        return Status.OK_STATUS;
    }

    /** Works out again what follows from the text and the files. */
    public void refresh() {
        compose.schedule();
    }

    /** Runs the study in the background; does nothing while a run goes on. */
    public synchronized void run() {
        if (run.isPresent()) {
            return;
        }
        Cancel cancel = new Cancel();
        run = Optional.of(cancel);
        Job job = Job.create("Running " + file.getFileName(), (IJobFunction) m -> run(cancel));
        job.setPriority(Job.LONG);
        job.schedule();
    }

    /** Stops the run. */
    public void cancel() {
        run.ifPresent(Cancel::request);
    }

    private IStatus run(Cancel cancel) {
        ended.clear();
        try {
            Study study = StudyReader.read(file, document.get(), catalogue);
            RunResult result = new Runner(catalogue, Settings.ofUser().options(hashes, new Ear(), cancel)).run(study,
                    folder());
            return result.exitCode() == 0 ? Status.OK_STATUS : Status.CANCEL_STATUS;
        } catch (OperandoException e) {
            return Status.error(e.getMessage());
        } finally {
            running.clear();
            run = Optional.empty();
            compose.schedule();
        }
    }

    private void tell() {
        Display display = Display.getDefault();
        if (told.compareAndSet(false, true) && !display.isDisposed()) {
            display.asyncExec(() -> {
                told.set(false);
                listeners.forEach(Runnable::run);
            });
        }
    }

    /** Hears the run from its threads. */
    private final class Ear implements RunListener {
        @Override
        public void started(PlannedStep step) {
            running.put(step.id(), "running");
            tell();
        }

        @Override
        public void progress(PlannedStep step, long done, long of, String what) {
            running.put(step.id(), done + " of " + of + " " + what);
            tell();
        }

        @Override
        public void ended(StepResult result) {
            running.remove(result.step().id());
            ended.put(result.step().id(), result);
            tell();
        }

        @Override
        public void ended(FigureResult result) {
            tell();
        }
    }
}
