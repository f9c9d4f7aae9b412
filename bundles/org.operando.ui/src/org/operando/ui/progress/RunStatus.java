// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.progress;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;
import org.operando.ui.session.RunProgress;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StepMark;
import org.operando.ui.session.StudySession;

/** One line at the foot of the window: how the run goes, or how the study stands; a click shows the progress. */
public final class RunStatus extends WorkbenchWindowControlContribution {
    private final Runnable changed = this::say;
    private final Consumer<Optional<StudySession>> opened = this::attach;
    private Optional<StudySession> session = Optional.empty();
    private CLabel label;

    @Override
    protected Control createControl(Composite parent) {
        Composite room = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginHeight = 0;
        room.setLayout(layout);
        label = new CLabel(room, SWT.RIGHT);
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, true);
        wide.widthHint = width(label);
        label.setLayoutData(wide);
        label.setToolTipText("Shows the progress");
        label.addListener(SWT.MouseUp, e -> showProgress());
        label.addListener(SWT.Dispose, e -> dispose());
        Sessions.get().listen(opened);
        attach(Sessions.get().current());
        return room;
    }

    /** The bar gives no more room later: it is taken for the longest line. */
    private static int width(CLabel label) {
        GC gc = new GC(label);
        int width = gc.textExtent("Running: 12 of 34 steps, more than 12 h 34 min left ").x;
        gc.dispose();
        return width;
    }

    private void showProgress() {
        try {
            getWorkbenchWindow().getActivePage().showView(ProgressView.ID);
        } catch (PartInitException e) {
            ILog.of(RunStatus.class).warn(e.getMessage());
        }
    }

    private void attach(Optional<StudySession> now) {
        session.ifPresent(s -> s.forget(changed));
        session = now;
        session.ifPresent(s -> s.listen(changed));
        say();
    }

    private void say() {
        if (!label.isDisposed()) {
            String text = session.map(RunStatus::text).orElse("");
            if (!text.equals(label.getText())) {
                label.setText(text);
                label.setToolTipText(text + "\nShows the progress");
            }
        }
    }

    private static String text(StudySession session) {
        Optional<RunProgress> progress = session.runProgress();
        if (progress.isPresent()) {
            return (progress.get().isOwn() ? "Running: " : "Another process runs: ") + progress.get().far();
        }
        int steps = session.marks().size();
        long done = session.marks().values().stream().filter(m -> m.kind() == StepMark.Kind.DONE).count();
        long failed = session.marks().values().stream().filter(m -> m.kind() == StepMark.Kind.FAILED).count();
        return steps == 0 ? ""
                : done + " of " + steps + " results hold" + (failed > 0 ? ", " + failed + " failed" : "");
    }

    @Override
    public boolean isDynamic() {
        return true;
    }

    @Override
    public void dispose() {
        Sessions.get().forget(opened);
        session.ifPresent(s -> s.forget(changed));
        super.dispose();
    }
}
