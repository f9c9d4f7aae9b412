// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.welcome;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;
import org.operando.ui.shell.Opening;
import org.operando.ui.views.ReadOnlyEditor;

/** What to begin with; goes when a study is opened. */
public final class WelcomeEditor extends ReadOnlyEditor {
    /** Id. */
    public static final String ID = "org.operando.ui.welcome";

    private final Consumer<Optional<StudySession>> opened = session -> session.ifPresent(s -> leave());
    private final Runnable changed = this::update;
    private WelcomePage page;

    /** Shows the page in a window. */
    public static void show(IWorkbenchWindow window) {
        try {
            window.getActivePage().openEditor(new WelcomeInput(), ID, true,
                    IWorkbenchPage.MATCH_INPUT | IWorkbenchPage.MATCH_ID);
        } catch (PartInitException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        page = new WelcomePage(parent);
        Sessions.get().listen(opened);
        Opening.get().listen(changed);
    }

    private void update() {
        if (!page.isDisposed()) {
            page.update();
        }
    }

    /** The editor may be in the middle of an event of its own. */
    private void leave() {
        IEditorPart own = this;
        getSite().getShell().getDisplay().asyncExec(() -> {
            if (!page.isDisposed()) {
                getSite().getPage().closeEditor(own, false);
            }
        });
    }

    @Override
    public void setFocus() {
        page.focus();
    }

    @Override
    public void dispose() {
        Sessions.get().forget(opened);
        Opening.get().forget(changed);
        super.dispose();
    }
}
