// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.ISaveablePart2;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.EditorPart;
import org.operando.api.OperandoException;
import org.operando.api.figure.Page;
import org.operando.core.run.PlannedFigure;
import org.operando.core.study.StudyException;
import org.operando.ui.editor.UnsavedEdits;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.pages.PageParts.Place;
import org.operando.ui.session.StudySession;

/**
 * Composes a page of the study: figures and pictures are put into rows, the page shows live results, and each change is an
 * edit of the study's text that can be undone.
 */
public final class PageComposer extends EditorPart implements ISaveablePart2 {
    /** Id. */
    public static final String ID = "org.operando.ui.page";

    private final Runnable changed = this::update;
    private final Job drawing = Job.create("Drawing a page", (IJobFunction) this::draw);
    private Display display;
    private PageEdits edits;
    private FigureList figures;
    private RowBoard board;
    private PageForm form;
    private FigureCanvas canvas;
    private Label said;
    private Page shown;

    @Override
    public void init(IEditorSite site, IEditorInput input) {
        setSite(site);
        setInput(input);
        setPartName(input.getName());
        setTitleToolTip(input.getToolTipText());
    }

    private PageInput input() {
        return (PageInput) getEditorInput();
    }

    private StudySession session() {
        return input().session();
    }

    @Override
    public void createPartControl(Composite parent) {
        display = parent.getDisplay();
        edits = new PageEdits(session().document());
        edits.handle(getSite().getService(IHandlerService.class));
        SashForm sash = new SashForm(parent, SWT.HORIZONTAL);
        SashForm left = new SashForm(sash, SWT.VERTICAL);
        figures = new FigureList(left, name -> put(name, new Place(Integer.MAX_VALUE, 0, true)), this::askPicture);
        board = new RowBoard(left, this::set, d -> putFiles(d.files(), d.place()));
        left.setWeights(50, 50);
        Composite right = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(right);
        form = new PageForm(right, this::set, this::show);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(form);
        canvas = new FigureCanvas(right);
        canvas.showAsOnPaper(true);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
        said = new Label(right, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).indent(8, 2).hint(200, SWT.DEFAULT).applyTo(said);
        sash.setWeights(28, 72);
        drawing.setSystem(true);
        session().listen(changed);
        update();
    }

    private PageText text() {
        return new PageText(session().document().get(), input().page());
    }

    private void update() {
        if (board.isDisposed()) {
            return;
        }
        PageText text = text();
        board.show(text.parts());
        form.show(text);
        figures.show(session().snapshot().flatMap(s -> s.plan())
                .map(p -> p.figures().stream().map(PlannedFigure::name).toList()).orElse(List.of()));
        firePropertyChange(IEditorPart.PROP_DIRTY);
        drawing.schedule();
    }

    private IStatus draw(IProgressMonitor monitor) {
        if (session().snapshot().flatMap(s -> s.plan()).isEmpty()) {
            later(() -> say("The page is drawn when the study can be read; Problems says what is in the way."));
            return Status.OK_STATUS;
        }
        try {
            Page page = session().page(input().page());
            later(() -> {
                shown = page;
                canvas.show(page);
                say(String.format(Locale.ROOT, "%.0f \u00d7 %.0f mm, %d panels%s", page.widthMm(), page.heightMm(),
                        page.panels().size(), page.title().isEmpty() ? "" : ": " + page.title()));
            });
        } catch (OperandoException e) {
            later(() -> say("\u26a0 Not drawn: " + e.getMessage()));
        }
        return Status.OK_STATUS;
    }

    private void later(Runnable work) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                if (!canvas.isDisposed()) {
                    work.run();
                }
            });
        }
    }

    private void say(String text) {
        said.setText(text);
        said.requestLayout();
    }

    /** The page as it is shown. */
    public Page shown() {
        return shown;
    }

    private void set(PageParts parts) {
        edit(() -> text().with(parts));
    }

    private void set(String key, String value) {
        edit(() -> text().with(key, value));
    }

    private void put(String part, Place place) {
        set(board.parts().with(place, part));
    }

    private void putFiles(String[] files, Place place) {
        for (String file : files) {
            if (file.toLowerCase(Locale.ROOT).matches(".*\\.(png|tiff?|svg)")) {
                put(relative(Path.of(file)), place);
            } else {
                say("\u26a0 " + Path.of(file).getFileName()
                        + " is no picture of a kind that pages take: .png, .tif or .svg");
            }
        }
    }

    /** As the study writes it: beside or below it relative, with slashes. */
    private String relative(Path file) {
        Path folder = session().file().getParent();
        return (file.startsWith(folder) ? folder.relativize(file) : file).toString().replace('\\', '/');
    }

    private void askPicture() {
        FileDialog dialog = new FileDialog(canvas.getShell(), SWT.OPEN);
        dialog.setText("Picture for the page");
        dialog.setFilterExtensions(new String[] {"*.png;*.svg;*.tif;*.tiff"});
        dialog.setFilterPath(session().file().getParent().toString());
        String file = dialog.open();
        if (file != null) {
            putFiles(new String[] {file}, new Place(Integer.MAX_VALUE, 0, true));
        }
    }

    private void edit(PageEdits.Change change) {
        try {
            edits.make(change);
        } catch (StudyException e) {
            say("\u26a0 Nothing was changed: " + e.getMessage());
        }
        update();
    }

    /** Shows another page, a new one where there is none of this name. */
    private void show(String page) {
        if (!PageText.names(session().document().get()).contains(page)) {
            String first = figures.first().orElse("");
            if (first.isEmpty()) {
                say("\u26a0 The study has no figure to begin a page with.");
                return;
            }
            edit(() -> new PageText(session().document().get(), page).added(first));
        }
        try {
            getSite().getPage().openEditor(new PageInput(session(), page), ID);
        } catch (PartInitException e) {
            say("\u26a0 " + e.getMessage());
        }
    }

    @Override
    public void setFocus() {
        board.setFocus();
    }

    @Override
    public void dispose() {
        session().forget(changed);
        drawing.cancel();
        if (edits != null) {
            edits.close();
        }
        super.dispose();
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        try {
            session().save();
        } catch (IOException e) {
            say("\u26a0 " + session().file() + " cannot be written (" + e.getMessage()
                    + "); free some space or look at its rights");
        }
        firePropertyChange(IEditorPart.PROP_DIRTY);
    }

    @Override
    public void doSaveAs() {
        // the study is saved as a whole
    }

    @Override
    public int promptToSaveOnClose() {
        return UnsavedEdits.ask(getSite().getShell(), session());
    }

    @Override
    public boolean isDirty() {
        return !session().isSaved();
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }
}
