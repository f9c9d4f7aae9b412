// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.figures;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.part.EditorPart;
import org.operando.api.OperandoException;
import org.operando.api.figure.Page;
import org.operando.ui.api.FigureCanvas;

/** Shows a figure of the open study; it is made again when a result changes. */
public final class FigureEditor extends EditorPart {
    /** Id. */
    public static final String ID = "org.operando.ui.figure";

    private final Runnable changed = this::update;
    private final Job make = Job.create("Drawing", this::make);
    private Composite area;
    private Label hint;
    private FigureCanvas canvas;

    @Override
    public void init(IEditorSite site, IEditorInput input) {
        setSite(site);
        setInput(input);
        setPartName(input.getName());
    }

    private FigureInput input() {
        return (FigureInput) getEditorInput();
    }

    @Override
    public void createPartControl(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        area.setLayout(new StackLayout());
        hint = new Label(area, SWT.WRAP);
        hint.setText("Drawing \u2026");
        canvas = new FigureCanvas(area);
        top(hint);
        input().session().listen(changed);
        make.setSystem(true);
        update();
    }

    private void update() {
        make.schedule();
    }

    private IStatus make(IProgressMonitor monitor) {
        try {
            Page page = input().session().page(input().figure());
            area.getDisplay().asyncExec(() -> {
                if (!area.isDisposed()) {
                    canvas.show(page);
                    top(canvas);
                }
            });
        } catch (OperandoException e) {
            area.getDisplay().asyncExec(() -> {
                if (!area.isDisposed()) {
                    hint.setText("No figure yet: " + e.getMessage());
                    top(hint);
                }
            });
        }
        return Status.OK_STATUS;
    }

    private void top(org.eclipse.swt.widgets.Control control) {
        ((StackLayout) area.getLayout()).topControl = control;
        area.layout();
    }

    @Override
    public void setFocus() {
        canvas.setFocus();
    }

    @Override
    public void dispose() {
        input().session().forget(changed);
        make.cancel();
        super.dispose();
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        // figures are not edited
    }

    @Override
    public void doSaveAs() {
        // figures are exported
    }

    @Override
    public boolean isDirty() {
        return false;
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }
}
