// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** Controls in a row of a grid that goes on in the next line where it is narrow, so that none is cut. UI thread only. */
public final class WrappedRow extends Composite {
    private static final int GAP = 6;

    /** A row as wide as its parent, which has a grid layout. */
    public WrappedRow(Composite parent) {
        super(parent, SWT.NONE);
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.center = true;
        layout.spacing = GAP;
        setLayout(layout);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(this);
    }

    /** A label and, to be filled by the caller, the control beside it: both stay together. */
    public Composite named(String label) {
        Composite both = new Composite(this, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(both);
        new Label(both, SWT.NONE).setText(label);
        return both;
    }
}
