// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.figures;

import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;
import org.operando.api.OperandoException;
import org.operando.api.figure.Page;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.views.ReadOnlyEditor;

/** Shows a figure of the open study; it is made again when a result changes. */
public final class FigureEditor extends ReadOnlyEditor {
    /** Id. */
    public static final String ID = "org.operando.ui.figure";

    private static final long PAUSE_MS = 150;

    private final Runnable changed = this::update;
    private final Job make = Job.create("Drawing", this::make);
    private Composite area;
    private Label hint;
    private Composite figure;
    private FigureCanvas canvas;
    private Comparison comparison;

    private FigureInput input() {
        return (FigureInput) getEditorInput();
    }

    @Override
    public void createPartControl(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        area.setLayout(new StackLayout());
        hint = new Label(area, SWT.WRAP);
        hint.setText("Drawing \u2026");
        figure = new Composite(area, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        figure.setLayout(layout);
        Composite tools = new Composite(figure, SWT.NONE);
        tools.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        tools.setLayout(new FillLayout());
        canvas = new FigureCanvas(figure);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        comparison = new Comparison(canvas);
        // while it is compared with a figure of others, places in it are not those of its measurements alone
        new FigureLink(input().session(), canvas,
                () -> comparison.isOn() ? Optional.empty() : Optional.of(input().figure()));
        FigureExport export = new FigureExport(canvas, input().session().file().getParent(), input().figure());
        new FigureBar(tools, canvas, export, new CompareMenu(canvas, comparison, input())::fill);
        actions();
        top(hint);
        input().session().listen(changed);
        make.setSystem(true);
        update();
    }

    /** The window's Undo, Redo and Copy act on the view of the figure. */
    private void actions() {
        IActionBars bars = getEditorSite().getActionBars();
        bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), action(canvas::back));
        bars.setGlobalActionHandler(ActionFactory.REDO.getId(), action(canvas::forth));
        bars.setGlobalActionHandler(ActionFactory.COPY.getId(), action(canvas::copyPicture));
        bars.updateActionBars();
    }

    private static Action action(Runnable run) {
        return new Action() {
            @Override
            public void run() {
                run.run();
            }
        };
    }

    /** The canvas of the figure. */
    public FigureCanvas canvas() {
        return canvas;
    }

    private void update() {
        // a run tells of its progress many times a second
        make.schedule(PAUSE_MS);
    }

    private IStatus make(IProgressMonitor monitor) {
        try {
            Page page = input().session().page(input().figure());
            area.getDisplay().asyncExec(() -> {
                if (!area.isDisposed()) {
                    top(figure);
                    comparison.page(page);
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

    private void top(Control control) {
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
}
