// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.util.EnumMap;
import java.util.Map;
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
import org.operando.api.PiecewiseOperation.Piece;
import org.operando.api.figure.Page;
import org.operando.core.run.Cancel;
import org.operando.core.run.LiveFigures;
import org.operando.core.run.PiecePreview;
import org.operando.core.run.Plan;
import org.operando.core.run.PlannedFigure;
import org.operando.core.run.PlannedStep;
import org.operando.core.run.RunListener;
import org.operando.core.run.Runner;
import org.operando.core.run.StepId;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;
import org.operando.ui.session.StudySession.Snapshot;

/**
 * What a step would give with the parameters that stand in the study now: of a step that works by frame or cycle the
 * chosen one alone, of others the whole in the first figure that shows it. Computed in memory in the background, the
 * newest wish only. Nothing is written; a run does the whole and keeps it.
 */
final class Preview {
    private final Display display;
    private final Composite area;
    private final Label note;
    private final FigureCanvas canvas;
    private final Job compute = Job.create("Preview", this::compute);
    private final PiecePreview pieces = new PiecePreview(Sessions.get().catalogue());
    private volatile Wish wish;
    private volatile Cancel cancel = new Cancel();

    /** What is to be shown. */
    private record Wish(StudySession session, Snapshot snapshot, Optional<PlannedStep> step, String figure,
            Map<Piece, Double> chosen) {
        boolean isEqual(Wish other) {
            return other != null && snapshot.text().equals(other.snapshot.text())
                    && step.map(PlannedStep::id).equals(other.step.map(PlannedStep::id))
                    && figure.equals(other.figure) && chosen.equals(other.chosen) && session == other.session;
        }

        Plan plan() {
            return snapshot.plan().orElseThrow();
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
        Optional<PlannedStep> planned = plan.get().steps().stream().filter(s -> s.id().equals(step)).findFirst();
        Optional<String> figure = plan.get().figures().stream()
                .filter(f -> f.inputs().values().stream().anyMatch(s -> s.steps().contains(step)))
                .map(PlannedFigure::name).findFirst();
        if (planned.isEmpty()) {
            say("The study has no step " + step + " any more.");
        } else if (planned.get().blocked().isPresent()) {
            say("No preview: " + planned.get().blocked().get());
        } else {
            want(new Wish(session, snapshot, planned, figure.orElse(""), chosen(session, planned.get())));
        }
    }

    /** The frame or cycle that is chosen, where the step works by them and it is one of this measurement. */
    private static Map<Piece, Double> chosen(StudySession session, PlannedStep step) {
        Selected now = session.link().selection().current();
        boolean meant = now.text(Kind.MEASUREMENT).map(name -> session.link().results()
                .flatMap(r -> r.measurement(step.id().measurement())).map(m -> m.belongsTo(name)).orElse(true))
                .orElse(true);
        Map<Piece, Double> chosen = new EnumMap<>(Piece.class);
        PiecePreview.piece(step).filter(piece -> meant).ifPresent(piece -> now
                .number(piece == Piece.FRAME ? Kind.FRAME : Kind.CYCLE).ifPresent(n -> chosen.put(piece, n)));
        return chosen;
    }

    /** Shows a figure of the results there are. */
    void showFigure(StudySession session, Snapshot snapshot, String figure) {
        if (snapshot.plan().isEmpty()) {
            say("The preview waits until the study has no error.");
        } else {
            want(new Wish(session, snapshot, Optional.empty(), figure, Map.of()));
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
        try {
            if (now.step.isPresent() && PiecePreview.piece(now.step.get()).isPresent()) {
                piece(now, now.step.get(), own);
            } else {
                whole(now, own);
            }
        } catch (OperandoException e) {
            show(now, null, "\u26a0 No preview: " + e.getMessage());
        } catch (Cancelled e) {
            return Status.CANCEL_STATUS;
        }
        return Status.OK_STATUS;
    }

    private void piece(Wish now, PlannedStep step, Cancel own) throws OperandoException {
        PiecePreview.Shown shown = pieces.show(now.plan(), now.session.folder(), step,
                piece -> Optional.ofNullable(now.chosen.get(piece)),
                Runner.Options.usual(Sessions.get().hashes(), new Ear(now), own));
        String which = shown.words() + " alone"
                + (shown.chosen() ? "" : ", the first: choose another in a figure or table");
        show(now, shown.page(), "Preview of " + step.id() + ": " + which + ". " + shown.page().title()
                + ". Nothing is kept: Run computes the whole measurement.");
    }

    private void whole(Wish now, Cancel own) throws OperandoException {
        if (now.figure.isEmpty()) {
            show(now, null, "No figure of the study shows " + now.step.orElseThrow().id()
                    + ": add one to 'figures' to see a preview.");
            return;
        }
        try (LiveFigures figures = new LiveFigures(now.plan(), now.session.folder(), Sessions.get().catalogue(),
                Runner.Options.usual(Sessions.get().hashes(), new Ear(now), own))) {
            if (now.step.isPresent()) {
                figures.preview(now.step.get().id());
            }
            Page page = figures.page(now.figure);
            show(now, page, now.step.map(s -> "Preview of " + s.id() + " in " + now.figure
                    + ": the whole, since " + s.operationId()
                    + " does not work by frame or cycle. Nothing is kept: Run computes the study.")
                    .orElse(now.figure + ", from the results there are."));
        }
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
