// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.operando.core.run.Plan;
import org.operando.core.run.StepId;
import org.operando.core.run.StepResult;
import org.operando.core.run.StepState;
import org.operando.ui.session.RunProgress;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StepMark;
import org.operando.ui.session.StudySession;

/** How the run goes: the whole of it and each step that is under way, with the time left and a way to stop it. */
public final class ProgressView extends ViewPart {
    /** Id. */
    public static final String ID = "org.operando.ui.progress";
    private static final int EVERY = 500;

    private final Runnable changed = this::update;
    private final Consumer<Optional<StudySession>> opened = this::attach;
    private final List<StepRow> rows = new ArrayList<>();
    private Optional<StudySession> session = Optional.empty();
    private Label line;
    private Button button;
    private ScrolledComposite scroll;
    private Composite list;
    private boolean ticking;

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new GridLayout(2, false));
        line = new Label(parent, SWT.WRAP);
        line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        button = new Button(parent, SWT.PUSH);
        button.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
        button.addListener(SWT.Selection, e -> session.ifPresent(ProgressView::runOrCancel));
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        list = new Composite(scroll, SWT.NONE);
        list.setLayout(new GridLayout());
        scroll.setContent(list);
        Sessions.get().listen(opened);
        attach(Sessions.get().current());
    }

    private static void runOrCancel(StudySession session) {
        if (session.isRunning()) {
            session.cancel();
        } else {
            session.run();
        }
    }

    private void attach(Optional<StudySession> now) {
        session.ifPresent(s -> s.forget(changed));
        session = now;
        session.ifPresent(s -> s.listen(changed));
        update();
    }

    private void update() {
        if (line.isDisposed()) {
            return;
        }
        Optional<RunProgress> progress = session.flatMap(StudySession::runProgress);
        String text = progress.map(p -> p.line() + ", " + RunProgress.time(p.seconds()) + " so far")
                .orElseGet(() -> session.map(ProgressView::idle)
                        .orElse("When a study runs, each step shows here how far it is and how long it still takes."));
        boolean relaid = show(progress.map(RunProgress::running).orElse(List.of()),
                progress.map(RunProgress::isOwn).orElse(false));
        boolean own = session.map(StudySession::isRunning).orElse(false);
        String label = own ? "Cancel" : "Run";
        relaid |= !label.equals(button.getText()) || !text.equals(line.getText());
        if (relaid) {
            line.setText(text);
            button.setText(label);
            button.setToolTipText(own ? "Stops the run; results that are done are kept (Esc)"
                    : "Runs what is not done or out of date (Ctrl+Enter)");
            button.setEnabled(own ? progress.map(p -> !p.stopping()).orElse(true)
                    : session.isPresent() && progress.isEmpty());
            line.getParent().layout();
        }
        tick(progress.isPresent());
    }

    /** Times go on while nothing is told. */
    private void tick(boolean on) {
        if (on && !ticking) {
            ticking = true;
            line.getDisplay().timerExec(EVERY, () -> {
                ticking = false;
                update();
            });
        }
    }

    /** What came of the last run. */
    private static String idle(StudySession session) {
        if (session.runError().isPresent()) {
            return "Not run: " + session.runError().get();
        }
        List<StepId> steps = session.snapshot().flatMap(StudySession.Snapshot::plan).map(Plan::steps).orElse(List.of())
                .stream().map(s -> s.id()).toList();
        List<StepState> ended = steps.stream().flatMap(id -> session.ended(id).stream()).map(StepResult::state)
                .toList();
        long failed = ended.stream().filter(s -> s == StepState.FAILED).count();
        long stopped = ended.stream().filter(s -> s == StepState.CANCELLED).count();
        long whole = session.marks().values().stream()
                .filter(m -> m.kind() == StepMark.Kind.DONE)
                .count();
        String state = whole + " of " + steps.size() + " steps have a result that holds";
        return "Nothing runs. " + state + (failed > 0 ? "; " + failed + " failed, see Problems" : "")
                + (stopped > 0 ? "; " + stopped + " stopped" : "") + ".";
    }

    /** Rows are used again, so that nothing flickers; gives whether their number changed. */
    private boolean show(List<RunProgress.Step> steps, boolean own) {
        boolean changedNumber = steps.size() != rows.size();
        while (rows.size() > steps.size()) {
            rows.removeLast().dispose();
        }
        while (rows.size() < steps.size()) {
            StepRow row = new StepRow(list, id -> session.ifPresent(s -> s.cancel(id)));
            row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
            rows.add(row);
        }
        for (int i = 0; i < steps.size(); i++) {
            rows.get(i).show(steps.get(i), own);
        }
        if (changedNumber) {
            list.layout();
            scroll.setMinSize(list.computeSize(SWT.DEFAULT, SWT.DEFAULT));
        }
        return changedNumber;
    }

    @Override
    public void setFocus() {
        button.setFocus();
    }

    @Override
    public void dispose() {
        Sessions.get().forget(opened);
        session.ifPresent(s -> s.forget(changed));
        super.dispose();
    }
}
