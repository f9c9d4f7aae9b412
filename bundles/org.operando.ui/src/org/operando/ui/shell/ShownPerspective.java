// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.shell;

import java.util.Optional;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IPerspectiveListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Remembers which perspective is shown, as soon as it is: the workbench writes its layout once a minute only, and a kill
 * would bring an older one back.
 */
final class ShownPerspective implements IPerspectiveListener {
    private static final String PERSPECTIVE = "perspective";

    private final IWorkbenchWindow window;
    private final WindowState state;

    ShownPerspective(IWorkbenchWindow window, WindowState state) {
        this.window = window;
        this.state = state;
    }

    /** Shows the perspective that was left, and remembers from now on. */
    void restore() {
        IWorkbenchPage page = window.getActivePage();
        Optional<String> left = state.value(PERSPECTIVE).filter(p -> !p.equals(page.getPerspective().getId()));
        left.map(window.getWorkbench().getPerspectiveRegistry()::findPerspectiveWithId)
                .ifPresent(page::setPerspective);
        window.addPerspectiveListener(this);
    }

    /** Ends to remember. */
    void dispose() {
        window.removePerspectiveListener(this);
    }

    @Override
    public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
        if (!state.value(PERSPECTIVE).equals(Optional.of(perspective.getId()))) {
            state.value(PERSPECTIVE, perspective.getId());
        }
    }

    @Override
    public void perspectiveChanged(IWorkbenchPage page, IPerspectiveDescriptor perspective, String change) {
        // which one is shown does not change by that
    }
}
