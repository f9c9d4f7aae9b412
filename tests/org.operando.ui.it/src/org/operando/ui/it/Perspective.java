// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.operando.ui.api.LinkedFigure;

/** The perspective of a technique in the window of the tests. */
final class Perspective {
    private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    private final Shell shell = page.getWorkbenchWindow().getShell();

    /** Opens it as it is at first. */
    void open(String id) {
        shell.setSize(1500, 920);
        page.setPerspective(PlatformUI.getWorkbench().getPerspectiveRegistry().findPerspectiveWithId(id));
        page.resetPerspective();
    }

    /** Brings views to the front. */
    void show(List<String> views) throws PartInitException {
        for (String id : views) {
            page.showView("org.operando.ui.technique", id, IWorkbenchPage.VIEW_ACTIVATE);
        }
    }

    /** Leaves the perspective, light. */
    void close() {
        theme("org.eclipse.e4.ui.css.theme.e4_default");
        page.resetPerspective();
        page.setPerspective(PlatformUI.getWorkbench().getPerspectiveRegistry()
                .findPerspectiveWithId("org.operando.ui.study"));
    }

    /** What is seen of a class. */
    <T extends Control> List<T> seen(Class<T> type) {
        List<T> found = new ArrayList<>();
        collect(shell, type, found);
        return found;
    }

    private static <T extends Control> void collect(Control control, Class<T> type, List<T> found) {
        if (type.isInstance(control) && control.isVisible()) {
            found.add(type.cast(control));
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                collect(child, type, found);
            }
        }
    }

    /** The figure whose title begins so. */
    Optional<LinkedFigure> figure(String title) {
        return seen(LinkedFigure.class).stream()
                .filter(f -> f.shown().filter(p -> p.page().title().startsWith(title)).isPresent()).findFirst();
    }

    /** Photographs the window, light and dark. */
    void photograph(String name) throws Exception {
        Screen.settle(300);
        Screen.photograph(shell, name + "-light");
        theme("org.eclipse.e4.ui.css.theme.e4_dark");
        Screen.settle(600);
        Screen.photograph(shell, name + "-dark");
        theme("org.eclipse.e4.ui.css.theme.e4_default");
    }

    /** Photographs one part of the window as it stands. */
    void photograph(Control part, String name) throws Exception {
        shell.forceActive();
        Screen.settle(500);
        Point corner = part.toDisplay(0, 0);
        Screen.photograph(new Rectangle(corner.x, corner.y, part.getSize().x, part.getSize().y), shell.getZoom(),
                "view-powder-" + name + "-light");
    }

    private static void theme(String id) {
        PlatformUI.getWorkbench().getService(IThemeEngine.class).setTheme(id, false);
    }
}
