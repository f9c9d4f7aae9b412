// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.views;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.operando.api.OperandoException;
import org.operando.ui.api.SelectionHub;
import org.operando.ui.api.StudyEditing;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.Turns;
import org.operando.ui.api.ViewSite;
import org.operando.ui.selection.StudyLink;
import org.operando.ui.session.StudySession;

/** What a hosted view has of the workbench. */
final class HostSite implements ViewSite {
    private final StudyLink link;
    private final SessionEditing editing;
    private final Composite parent;
    private final Display display;
    private final String bundle;
    private final List<Runnable> listeners = new ArrayList<>();
    private final Map<Object, Worker> workers = new HashMap<>();
    private boolean missed;

    /** A site for what is made in a composite; it ends with that. */
    HostSite(StudySession session, Composite parent, String bundle) {
        this.link = session.link();
        this.editing = new SessionEditing(session, parent);
        this.parent = parent;
        this.display = parent.getDisplay();
        this.bundle = bundle;
    }

    @Override
    public SelectionHub hub() {
        return link.selection();
    }

    @Override
    public StudyResults results() {
        return link.results().orElseThrow();
    }

    @Override
    public Optional<StudyEditing> editing() {
        return Optional.of(editing);
    }

    @Override
    public boolean isVisible() {
        return !parent.isDisposed() && parent.isVisible();
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** The results changed. */
    void changed() {
        missed = true;
        seen();
    }

    /** The view is seen, now or again. */
    void seen() {
        if (missed && isVisible()) {
            missed = false;
            listeners.forEach(Runnable::run);
        }
    }

    @Override
    public <T> void inBackground(Object by, Work<T> work, Consumer<T> shown, Consumer<String> failed) {
        workers.computeIfAbsent(by, b -> new Worker()).next(work, shown, failed);
    }

    /** Works for one part of the view: the newest work only. */
    private final class Worker {
        private final AtomicReference<Runnable> next = new AtomicReference<>();
        private final Job job = Job.create("Drawing", (IJobFunction) this::run);
        private long newest;

        Worker() {
            job.setSystem(true);
        }

        <T> void next(Work<T> work, Consumer<T> shown, Consumer<String> failed) {
            long number = ++newest;
            next.set(() -> {
                try {
                    T outcome = work.now();
                    show(number, () -> shown.accept(outcome));
                } catch (OperandoException e) {
                    show(number, () -> failed.accept(e.getMessage()));
                } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
                    ILog.of(HostSite.class).error("a view of " + bundle + " failed", e);
                    show(number, () -> failed.accept("Plug-in " + bundle + " failed here (" + e
                            + "). This is a fault of the plug-in; everything else goes on."));
                }
            });
            job.schedule();
        }

        private IStatus run(IProgressMonitor monitor) {
            Runnable work = next.getAndSet(null);
            if (work != null) {
                work.run();
            }
            return Status.OK_STATUS;
        }

        private void show(long number, Runnable what) {
            if (!display.isDisposed()) {
                display.asyncExec(() -> {
                    if (!parent.isDisposed()) {
                        Turns.add(parent, () -> {
                            if (number == newest) {
                                what.run();
                            }
                        });
                    }
                });
            }
        }
    }
}
