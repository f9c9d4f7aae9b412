// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.views;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.part.ViewPart;
import org.operando.api.OperationException;
import org.operando.ui.api.Turns;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/** Hosts the view of a technique; which one its secondary id says. */
public final class TechniqueViewPart extends ViewPart {
    /** Id. */
    public static final String ID = "org.operando.ui.technique";

    private final Consumer<Optional<StudySession>> opened = this::opened;
    private final Runnable changed = this::changed;
    private final IPartListener2 seen = new Seen();
    private Optional<ContributedView> view = Optional.empty();
    private Optional<StudySession> session = Optional.empty();
    private Optional<HostSite> site = Optional.empty();
    private boolean stale;
    private Composite area;

    @Override
    public void createPartControl(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        area.setLayout(new FillLayout());
        String id = String.valueOf(getViewSite().getSecondaryId());
        view = ContributedView.find(id);
        setPartName(view.map(ContributedView::label).orElse(id));
        TechniqueTabs.name(getSite().getService(MWindow.class));
        getSite().getPage().addPartListener(seen);
        Sessions.get().listen(opened);
        session = Sessions.get().current();
        attach();
    }

    private void opened(Optional<StudySession> now) {
        session.ifPresent(s -> s.link().forget(changed));
        session = now;
        site = Optional.empty();
        // what was shown is not there any more; taking it apart can wait
        for (Control child : area.getChildren()) {
            child.setVisible(false);
        }
        later();
    }

    private void later() {
        stale = true;
        Turns.add(area, this::follow);
    }

    /** A view behind others, or of another perspective, waits until it is seen: together they would hold the window up. */
    private void follow() {
        // a window that is not open yet will show what it has
        if (stale && (area.isVisible() || !area.getShell().isVisible())) {
            attach();
        } else if (stale) {
            clear();
        }
    }

    private void attach() {
        clear();
        stale = false;
        session.ifPresent(s -> s.link().listen(changed));
        if (view.isEmpty()) {
            say("The plug-in that brings this view is not there any more. Install it again, or close the view.");
        } else if (session.isEmpty()) {
            say("No study is open. Open a study file, and \u201c" + view.get().label() + "\u201d of it is shown here.");
        } else if (session.get().link().results().isEmpty()) {
            say("Reading the study \u2026");
        } else {
            fill();
        }
    }

    private void clear() {
        for (Control child : area.getChildren()) {
            child.dispose();
        }
    }

    private void changed() {
        if (area.isDisposed()) {
            return;
        }
        if (site.isEmpty()) {
            session.ifPresent(s -> s.link().forget(changed));
            later();
        } else {
            site.get().changed();
        }
    }

    private void fill() {
        Composite parent = new Composite(area, SWT.NONE);
        parent.setLayout(new FillLayout());
        HostSite made = new HostSite(session.orElseThrow(), parent, view.orElseThrow().bundle());
        try {
            view.get().make().create(parent, made);
            site = Optional.of(made);
            area.layout();
        } catch (OperationException e) {
            parent.dispose();
            say(e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            ILog.of(TechniqueViewPart.class).error("view '" + view.get().id() + "' failed", e);
            parent.dispose();
            say("This view of plug-in " + view.get().bundle() + " failed (" + e + "). Everything else goes on; "
                    + "update or remove the plug-in.");
        }
    }

    private void say(String text) {
        Composite middle = new Composite(area, SWT.NONE);
        middle.setLayout(new GridLayout());
        Label label = new Label(middle, SWT.WRAP | SWT.CENTER);
        label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
        label.setText(text);
        area.layout();
    }

    @Override
    public void setFocus() {
        area.setFocus();
    }

    @Override
    public void dispose() {
        Sessions.get().forget(opened);
        session.ifPresent(s -> s.link().forget(changed));
        getSite().getPage().removePartListener(seen);
        super.dispose();
    }

    private void seen() {
        if (area.isDisposed()) {
            return;
        }
        if (stale) {
            attach();
        }
        session.ifPresent(s -> s.link().selection().catchUp());
        site.ifPresent(HostSite::seen);
    }

    /** Hears when this view comes to the front. */
    private final class Seen implements IPartListener2 {
        @Override
        public void partVisible(IWorkbenchPartReference part) {
            if (part.getPart(false) == TechniqueViewPart.this && !area.isDisposed()) {
                // the widgets are shown after this
                area.getDisplay().asyncExec(TechniqueViewPart.this::seen);
            }
        }
    }
}
