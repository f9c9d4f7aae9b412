// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.operando.api.Cancelled;
import org.operando.api.OperandoException;
import org.operando.api.figure.Page;
import org.operando.core.run.Cancel;
import org.operando.core.run.LiveFigures;
import org.operando.core.run.Plan;
import org.operando.core.run.PlannedFigure;
import org.operando.core.run.PlannedStep;
import org.operando.core.run.RunListener;
import org.operando.core.run.Runner;
import org.operando.core.run.StepId;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;
import org.operando.ui.session.StudySession.Snapshot;

/**
 * What a step would give with the parameters that stand in the study now, in the first figure that shows it: computed in
 * memory in the background, the newest wish only. Nothing is written; a run does the whole and keeps it.
 */
final class Preview {
    private final Display display;
    private final Composite area;
    private final Label note;
    private final FigureCanvas canvas;
    private final Job compute = Job.create("Preview", this::compute);
    private volatile Wish wish;
    private volatile Cancel cancel = new Cancel();

    /** What is to be shown. */
    private record Wish(StudySession session, Snapshot snapshot, Optional<StepId> step, String figure) {
        boolean isEqual(Wish other) {
            return other != null && snapshot.text().equals(other.snapshot.text()) && step.equals(other.step)
                    && figure.equals(other.figure) && session == other.session;
        }
    }

    Preview(Composite parent) {
        display = parent.getDisplay();
        area = new Composite(parent, SWT.NONE);
        area.setLayout(new GridLayout());
        note = new Label(area, SWT.WRAP);
        GridData across = new GridData(SWT.FILL, SWT.TOP, true, false);
        across.widthHint = 160;
        note.setLayoutData(across);
        canvas = new FigureCanvas(area);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        compute.setSystem(true);
        area.addDisposeListener(e -> {
            cancel.request();
            compute.cancel();
        });
        say("A preview of the chosen step stands here.");
    }

    Control control() {
        return area;
    }

    /** What is said of the preview that is shown. */
    String said() {
        return note.getText();
    }

    /** Shows a step in the first figure that shows it. */
    void showStep(StudySession session, Snapshot snapshot, StepId step) {
        Optional<Plan> plan = snapshot.plan();
        if (plan.isEmpty()) {
            say("The preview waits until the study has no error.");
            return;
        }
        Optional<PlannedFigure> figure = plan.get().figures().stream()
                .filter(f -> f.inputs().values().stream().anyMatch(s -> s.steps().contains(step))).findFirst();
        Optional<PlannedStep> planned = plan.get().steps().stream().filter(s -> s.id().equals(step)).findFirst();
        if (planned.isEmpty() || figure.isEmpty()) {
            say("No figure of the study shows " + step + ": add one to 'figures' to see a preview.");
        } else if (planned.get().blocked().isPresent()) {
            say("No preview: " + planned.get().blocked().get());
        } else {
            want(new Wish(session, snapshot, Optional.of(step), figure.get().name()));
        }
    }

    /** Shows a figure of the results there are. */
    void showFigure(StudySession session, Snapshot snapshot, String figure) {
        if (snapshot.plan().isEmpty()) {
            say("The preview waits until the study has no error.");
        } else {
            want(new Wish(session, snapshot, Optional.empty(), figure));
        }
    }

    /** Shows a sentence in place of a preview. */
    void say(String text) {
        wish = null;
        cancel.request();
        canvas.setVisible(false);
        tell(text);
    }

    private void tell(String text) {
        note.setText(text.replace("&", "&&"));
        area.layout();
    }

    private void want(Wish wanted) {
        if (wanted.isEqual(wish)) {
            return;
        }
        cancel.request();
        wish = wanted;
        tell("Computing \u2026");
        compute.schedule();
    }

    private IStatus compute(IProgressMonitor monitor) {
        Wish now = wish;
        if (now == null) {
            return Status.OK_STATUS;
        }
        Cancel own = new Cancel();
        cancel = own;
        try (LiveFigures figures = new LiveFigures(now.snapshot.plan().orElseThrow(), now.session.folder(),
                Sessions.get().catalogue(), Runner.Options.usual(Sessions.get().hashes(), new Ear(now), own))) {
            if (now.step.isPresent()) {
                figures.preview(now.step.get());
            }
            Page page = figures.page(now.figure);
            show(now, page, now.step.map(s -> "Preview of " + s + " in " + now.figure
                    + ". Nothing is kept: Run computes the study.")
                    .orElse(now.figure + ", from the results there are."));
        } catch (OperandoException e) {
            show(now, null, "\u26a0 No preview: " + e.getMessage());
        } catch (Cancelled e) {
            return Status.CANCEL_STATUS;
        }
        return Status.OK_STATUS;
    }

    /** Says how far it is, not more often than it can be read. */
    private final class Ear implements RunListener {
        private static final long PAUSE = 200_000_000;

        private final Wish of;
        private long last = System.nanoTime();

        Ear(Wish of) {
            this.of = of;
        }

        @Override
        public synchronized void progress(PlannedStep step, long done, long all, String what) {
            long now = System.nanoTime();
            if (now - last > PAUSE) {
                last = now;
                later(() -> {
                    if (!area.isDisposed() && of.isEqual(wish)) {
                        tell("Computing \u2026 " + done + " of " + all + " " + what);
                    }
                });
            }
        }
    }

    private void later(Runnable run) {
        if (!display.isDisposed()) {
            display.asyncExec(run);
        }
    }

    private void show(Wish of, Page page, String text) {
        later(() -> {
            if (!area.isDisposed() && of.isEqual(wish)) {
                canvas.setVisible(page != null);
                if (page != null) {
                    canvas.show(page);
                }
                tell(text);
            }
        });
    }
}
