// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.handlers.IHandlerService;
import org.operando.api.LoadException;
import org.operando.core.catalogue.Catalogue;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.session.Sessions;
import org.operando.ui.views.ReadOnlyEditor;

/** Any file as tree, attributes, figures and numbers of slices; nothing is loaded as a whole. F5 reads it again. */
public final class DataBrowser extends ReadOnlyEditor {
    /** Id. */
    public static final String ID = "org.operando.ui.data";

    private final Job opening = Job.create("Opening a file", (IJobFunction) this::open);
    private Display display;
    private Catalogue catalogue;
    private Label heading;
    private DataTree tree;
    private Composite place;
    private AttributeTable attributes;
    private OpenedFile opened;

    @Override
    public void createPartControl(Composite parent) {
        display = parent.getDisplay();
        Composite all = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(all);
        heading = new Label(all, SWT.WRAP);
        heading.setText("Opening \u2026");
        GridDataFactory.fillDefaults().grab(true, false).indent(8, 6).hint(200, SWT.DEFAULT).applyTo(heading);
        SashForm sash = new SashForm(all, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).indent(0, 6).applyTo(sash);
        SashForm left = new SashForm(sash, SWT.VERTICAL);
        tree = new DataTree(left, this::show);
        attributes = new AttributeTable(left);
        left.setWeights(65, 35);
        place = new Composite(sash, SWT.NONE);
        place.setLayout(new FillLayout());
        sash.setWeights(34, 66);
        getSite().getService(IHandlerService.class).activateHandler("org.operando.ui.refresh", new AbstractHandler() {
            @Override
            public Object execute(ExecutionEvent event) {
                reload();
                return null;
            }
        });
        catalogue = Sessions.get().catalogue();
        opening.setSystem(true);
        opening.schedule();
    }

    /** Reads the file again. */
    public void reload() {
        heading.setText("Opening \u2026");
        opening.schedule();
    }

    private IStatus open(IProgressMonitor monitor) {
        try {
            OpenedFile file = OpenedFile.open(((DataInput) getEditorInput()).path(), catalogue);
            later(() -> take(file), file::close);
        } catch (LoadException e) {
            later(() -> fail(e.getMessage()), () -> {
            });
        } catch (OutOfMemoryError e) {
            later(() -> fail(
                    "The file needs more memory than there is; start the program with more (OPERANDO_MEMORY)."),
                    () -> {
                    });
        }
        return Status.OK_STATUS;
    }

    private void later(Runnable work, Runnable tooLate) {
        if (display.isDisposed()) {
            tooLate.run();
            return;
        }
        display.asyncExec(() -> {
            if (place.isDisposed()) {
                tooLate.run();
            } else {
                work.run();
            }
        });
    }

    private void take(OpenedFile file) {
        close();
        opened = file;
        heading.setText(file.heading());
        heading.requestLayout();
        clear();
        tree.show(file.roots(), file.first());
        if (file.roots().isEmpty()) {
            words("Nothing is in this file.");
        }
    }

    private void fail(String why) {
        close();
        heading.setText("\u26a0 The file cannot be opened.");
        heading.requestLayout();
        tree.show(List.of(), List.of());
        words(why);
    }

    private void clear() {
        for (var child : place.getChildren()) {
            child.dispose();
        }
    }

    private void show(DataNode node) {
        clear();
        attributes.show(node);
        switch (node.content()) {
            case Content.Array a -> new ArrayView(place, a.array());
            case Content.Columns c -> new ColumnsView(place, c.table());
            case Content.Grid g -> new CellCanvas(place).show(g.cells());
            case Content.Words w -> words(w.text());
            case Content.Shown s -> new FigureCanvas(place).show(s.page());
            case Content.Nothing n -> words("Choose a data set in the tree to see its numbers.");
        }
        place.layout(true, true);
    }

    private void words(String text) {
        clear();
        StyledText shown = new StyledText(place, SWT.READ_ONLY | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        shown.setFont(JFaceResources.getTextFont());
        shown.setMargins(10, 8, 10, 8);
        shown.setText(text);
        shown.setWordWrap(text.length() < 2000);
        place.layout(true, true);
    }

    /** Closing waits for nothing: what is being read then ends with an error that nobody sees. */
    private void close() {
        Optional.ofNullable(opened).ifPresent(OpenedFile::close);
        opened = null;
    }

    @Override
    public void setFocus() {
        tree.tree().setFocus();
    }

    @Override
    public void dispose() {
        opening.cancel();
        close();
        super.dispose();
    }
}
