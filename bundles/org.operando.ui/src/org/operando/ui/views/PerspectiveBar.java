// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.views;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimBar;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimElement;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimmedWindow;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IPerspectiveListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;

/** Switches perspectives: one button each, the open one pressed. */
public final class PerspectiveBar extends WorkbenchWindowControlContribution {
    private static final String FIRST = "org.operando.ui.study";
    private static final String BAR = "org.operando.ui.perspectives";
    private static final String GAP = "PerspectiveSpacer";

    private final Map<String, ToolItem> items = new HashMap<>();

    /** Puts the switch behind the gap of the tool bar: a first start has it before the tools, later ones behind. */
    public static void putBehindTools(IWorkbenchWindow window) {
        if (!(window.getService(MWindow.class) instanceof MTrimmedWindow trimmed)) {
            return;
        }
        for (MTrimBar trim : trimmed.getTrimBars()) {
            List<MTrimElement> all = trim.getChildren();
            List<String> ids = all.stream().map(MTrimElement::getElementId).toList();
            int at = ids.indexOf(BAR);
            if (at >= 0 && at < ids.indexOf(GAP)) {
                all.add(all.remove(at));
            }
        }
    }

    @Override
    protected Control createControl(Composite parent) {
        items.clear();
        ToolBar bar = new ToolBar(parent, SWT.FLAT | SWT.RIGHT);
        for (IPerspectiveDescriptor perspective : perspectives()) {
            ToolItem item = new ToolItem(bar, SWT.RADIO);
            item.setText(" " + perspective.getLabel() + " ");
            item.setToolTipText(perspective.getDescription() == null || perspective.getDescription().isEmpty()
                    ? "Views of " + perspective.getLabel() : perspective.getDescription());
            item.addListener(SWT.Selection, e -> {
                IWorkbenchWindow window = window();
                if (item.getSelection() && window != null && window.getActivePage() != null) {
                    window.getActivePage().setPerspective(perspective);
                }
            });
            items.put(perspective.getId(), item);
        }
        // the bar may be made before its window is
        bar.getDisplay().asyncExec(() -> attach(bar));
        return bar;
    }

    private IWorkbenchWindow window() {
        return getWorkbenchWindow() == null ? PlatformUI.getWorkbench().getActiveWorkbenchWindow()
                : getWorkbenchWindow();
    }

    private void attach(ToolBar bar) {
        IWorkbenchWindow window = window();
        if (bar.isDisposed() || window == null) {
            return;
        }
        IPerspectiveListener listener = new Switched();
        window.addPerspectiveListener(listener);
        bar.addDisposeListener(e -> window.removePerspectiveListener(listener));
        if (window.getActivePage() != null && window.getActivePage().getPerspective() != null) {
            press(window.getActivePage().getPerspective().getId());
        }
    }

    /** The study first, then by name. */
    private static List<IPerspectiveDescriptor> perspectives() {
        return Arrays.stream(PlatformUI.getWorkbench().getPerspectiveRegistry().getPerspectives())
                .sorted(Comparator.comparing((IPerspectiveDescriptor p) -> !p.getId().equals(FIRST))
                        .thenComparing(IPerspectiveDescriptor::getLabel))
                .toList();
    }

    private void press(String id) {
        items.forEach((of, item) -> {
            if (!item.isDisposed()) {
                item.setSelection(of.equals(id));
            }
        });
    }

    /** Keeps the pressed button true. */
    private final class Switched implements IPerspectiveListener {
        @Override
        public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
            press(perspective.getId());
        }

        @Override
        public void perspectiveChanged(IWorkbenchPage page, IPerspectiveDescriptor perspective, String change) {
            // views that come and go do not matter
        }
    }
}
