// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.views;

import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IPerspectiveListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Names the tabs of views of techniques. All of them are one view to the workbench, which gives a tab the name of that
 * until the view is seen: those behind others, and all after the layout was reset.
 */
public final class TechniqueTabs implements IPerspectiveListener {
    private final IWorkbenchWindow window;

    private TechniqueTabs(IWorkbenchWindow window) {
        this.window = window;
    }

    /** Names the tabs of a window from now on. */
    public static void follow(IWorkbenchWindow window) {
        TechniqueTabs tabs = new TechniqueTabs(window);
        window.addPerspectiveListener(tabs);
        name(window.getService(MWindow.class));
    }

    static void name(MWindow window) {
        for (ContributedView contributed : ContributedView.all()) {
            for (MUIElement element : window.getSharedElements()) {
                if (element instanceof MPart part
                        && part.getElementId().equals(TechniqueViewPart.ID + ":" + contributed.id())) {
                    part.setLabel(contributed.label());
                }
            }
        }
    }

    private void later() {
        // what the layout gets is there after this
        window.getShell().getDisplay().asyncExec(() -> {
            MWindow model = window.getService(MWindow.class);
            if (model != null) {
                name(model);
            }
        });
    }

    @Override
    public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
        later();
    }

    @Override
    public void perspectiveChanged(IWorkbenchPage page, IPerspectiveDescriptor perspective, String change) {
        later();
    }
}
