// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.operando.ui.api.Selected;
import org.operando.ui.api.ViewSite;
import org.operando.ui.api.WrappedRow;

/**
 * The parts of a view from above: tools in a row, a sentence about what is to be done, and the figure, without gaps. Row and
 * sentence take no room while there is nothing to show of them. UI thread only.
 */
final class ToolPane extends Composite {
    private static final int INDENT = 5;
    /** A sentence is wrapped where the view is narrow: it must not ask for the width of its line. */
    private static final int NARROW = 100;

    private final WrappedRow tools;
    private final Label said;
    private int least;

    ToolPane(Composite parent) {
        super(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        setLayout(layout);
        tools = new WrappedRow(this);
        said = new Label(this, SWT.WRAP);
        GridData across = new GridData(SWT.FILL, SWT.TOP, true, false);
        across.horizontalIndent = INDENT;
        across.widthHint = NARROW;
        said.setLayoutData(across);
        show(said, false);
    }

    /** The row, for tools. */
    WrappedRow tools() {
        return tools;
    }

    /** Shows the row, or hides it. */
    void offer(boolean shown) {
        if (show(tools, shown)) {
            layout();
        }
    }

    /** A button in the row. */
    Button button(int style, String label, String what, Runnable done) {
        Button button = new Button(tools, style);
        button.setText(label);
        button.setToolTipText(what);
        button.addListener(SWT.Selection, e -> done.run());
        return button;
    }

    /** Says something below the row. */
    void say(String text) {
        said.setText(text.replace("&", "&&"));
        show(said, !text.isEmpty());
        keepRoom();
        layout();
    }

    /** Keeps room for so many lines of the sentence: the figure must not move under a pen when another one comes. */
    void keep(int lines) {
        least = lines;
        said.addListener(SWT.Resize, e -> keepRoom());
    }

    private void keepRoom() {
        GridData data = (GridData) said.getLayoutData();
        int width = said.getSize().x;
        if (least == 0 || width == 0) {
            return;
        }
        GC gc = new GC(said);
        int wished = Math.max(said.computeSize(width, SWT.DEFAULT).y, least * gc.getFontMetrics().getHeight());
        gc.dispose();
        if (data.heightHint != wished) {
            data.heightHint = wished;
            said.requestLayout();
        }
    }

    /** What it says. */
    String said() {
        return said.getText().replace("&&", "&");
    }

    /** Gives a part all the room that is left. */
    <C extends Control> C filledBy(C part) {
        part.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        return part;
    }

    /**
     * Goes with the study until the pane is closed.
     * @param chosen hears what others choose, under the name of this pane
     * @param read is called when results changed
     */
    void follow(ViewSite site, Consumer<Selected> chosen, Runnable read) {
        site.hub().subscribe(this, this::isVisible, chosen);
        site.onChange(read);
        addListener(SWT.Dispose, e -> site.hub().unsubscribe(this));
    }

    private static boolean show(Control part, boolean shown) {
        GridData data = (GridData) part.getLayoutData();
        boolean changed = data.exclude == shown;
        data.exclude = !shown;
        part.setVisible(shown);
        return changed;
    }
}
