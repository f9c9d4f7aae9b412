// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;

/** Chooses a window of a fit, in a row of tools, where there are more of them than a view shows at once. */
final class WindowChooser {
    private final ToolPane pane;
    private final Composite named;
    private final Combo combo;
    private volatile String chosen = "";

    /**
     * @param what what is chosen, for people
     * @param changed is called when another one is chosen
     */
    WindowChooser(ToolPane pane, String what, Runnable changed) {
        this.pane = pane;
        named = pane.tools().named("Window");
        combo = new Combo(named, SWT.READ_ONLY);
        combo.setToolTipText(what);
        combo.addListener(SWT.Selection, e -> {
            chosen = combo.getText();
            changed.run();
        });
        named.setLayoutData(new RowData());
        show(false);
    }

    /** Name of the chosen window; empty for none. Any thread. */
    String chosen() {
        return chosen;
    }

    /**
     * Offers windows.
     * @param needed whether there is a choice
     */
    void offer(List<String> names, boolean needed) {
        if (!Arrays.asList(combo.getItems()).equals(names)) {
            combo.setItems(names.toArray(String[]::new));
            combo.select(Math.max(0, names.indexOf(chosen)));
            pane.layout(true, true);
        }
        if (needed == ((RowData) named.getLayoutData()).exclude) {
            show(needed);
            pane.layout(true, true);
        }
    }

    private void show(boolean shown) {
        ((RowData) named.getLayoutData()).exclude = !shown;
        named.setVisible(shown);
    }
}
