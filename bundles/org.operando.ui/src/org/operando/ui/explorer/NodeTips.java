// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.explorer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ColumnViewer;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.operando.ui.shell.Themes;

/**
 * What is said on hover, in colours of the theme and in lines that fit: the desktop's ground of hovers is dark, the letters
 * of a light theme are dark as well.
 */
final class NodeTips extends ColumnViewerToolTipSupport {
    private static final int WIDEST = 520;
    private static final int EDGE = 6;

    NodeTips(ColumnViewer viewer) {
        super(viewer, ToolTip.NO_RECREATE, false);
    }

    @Override
    protected Composite createViewerToolTipContentArea(Event event, ViewerCell cell, Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(EDGE, EDGE).applyTo(area);
        Label label = new Label(area, SWT.WRAP);
        label.setText(getText(event).replace("&", "&&"));
        int width = Math.min(WIDEST, label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
        GridDataFactory.fillDefaults().hint(width, SWT.DEFAULT).applyTo(label);
        boolean dark = Themes.isDark();
        for (Control part : new Control[] {parent, area, label}) {
            part.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
            part.setBackground(dark ? new Color(0x3b, 0x3f, 0x42) : new Color(0xff, 0xff, 0xf0));
            part.setForeground(dark ? new Color(0xe3, 0xe6, 0xe8) : new Color(0x1d, 0x23, 0x29));
        }
        return area;
    }
}
