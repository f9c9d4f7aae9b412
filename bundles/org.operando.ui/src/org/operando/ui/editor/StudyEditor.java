// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.ISaveablePart2;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.EditorPart;
import org.operando.core.record.Problem;
import org.operando.core.study.StudyOutline.Entry;
import org.operando.core.study.StudyOutline;
import org.operando.ui.api.ParameterForm;
import org.operando.ui.api.Turns;
import org.operando.ui.explorer.StudyExplorer;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudyPath;
import org.operando.ui.session.StudySession.Snapshot;
import org.operando.ui.session.StudySession;

/** The study as form and as text: two faces of one document with one history. */
public final class StudyEditor extends EditorPart implements ISaveablePart2 {
    /** Id. */
    public static final String ID = "org.operando.ui.studyEditor";

    private final Runnable changed = this::refresh;
    private final Runnable edited = this::edited;
    private final ISelectionListener chosen = this::follow;
    private StudyForms forms;
    private CTabFolder faces;
    private FormPage form;
    private SourcePage source;
    private ChangedOnDisk onDisk;
    private DraftBar drafts;
    private Action undo;
    private Action redo;
    private boolean dirty;

    @Override
    public void init(IEditorSite site, IEditorInput input) {
        setSite(site);
        setInput(input);
        setPartName(input.getName());
        forms = new StudyForms(Sessions.get().catalogue());
    }

    /** Opens the editor of a study, or brings it to the front. */
    public static StudyEditor open(IWorkbenchPage page, StudySession session) {
        try {
            return (StudyEditor) page.openEditor(new StudyInput(session), ID);
        } catch (PartInitException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The study that is edited. */
    public StudySession session() {
        return ((StudyInput) getEditorInput()).session();
    }

    @Override
    public void createPartControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        page.setLayout(layout);
        onDisk = new ChangedOnDisk(page, session().text());
        drafts = new DraftBar(page, session().text());
        faces = new CTabFolder(page, SWT.BOTTOM | SWT.FLAT);
        faces.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        form = new FormPage(faces, session(), forms);
        face("Form", form.control());
        new CTabItem(faces, SWT.NONE).setText("Source");
        faces.setSelection(0);
        faces.addListener(SWT.Selection, e -> turned());
        actions();
        session().listen(changed);
        session().text().listen(edited);
        getSite().getPage().addSelectionListener(StudyExplorer.ID, chosen);
        Turns.add(faces, this::refresh);
        edited();
    }

    /** What the user chooses in the tree of the study, the form shows; the text stays where it is. */
    private void follow(IWorkbenchPart part, ISelection selection) {
        IWorkbenchPage page = getSite().getPage();
        boolean meant = part == page.getActivePart() && !isSource() && page.isPartVisible(this)
                && Sessions.get().current().equals(Optional.of(session()));
        if (meant && selection instanceof IStructuredSelection one && one.size() == 1) {
            session().snapshot().flatMap(now -> StudyPath.of(one.getFirstElement(), now)).map(StudyPath::keys)
                    .filter(path -> !path.equals(form.selected())).ifPresent(form::select);
        }
    }

    private void face(String name, Control control) {
        CTabItem item = new CTabItem(faces, SWT.NONE);
        item.setText(name);
        item.setControl(control);
    }

    /** The text page; made when it is first wanted, so that opening does not hold up the window. */
    private SourcePage source() {
        if (source == null) {
            source = new SourcePage(faces, session(), forms, () -> session().snapshot().flatMap(Snapshot::outline));
            faces.getItem(1).setControl(source.control());
            session().snapshot().ifPresent(source::mark);
        }
        return source;
    }

    private void actions() {
        IActionBars bars = getEditorSite().getActionBars();
        undo = action(bars, ActionFactory.UNDO, () -> session().text().undo());
        redo = action(bars, ActionFactory.REDO, () -> session().text().redo());
        action(bars, ActionFactory.FIND, () -> {
            turnTo(1);
            source().find();
        });
        bars.updateActionBars();
    }

    private static Action action(IActionBars bars, ActionFactory of, Runnable run) {
        Action action = new Action() {
            @Override
            public void run() {
                run.run();
            }
        };
        action.setActionDefinitionId(of.getCommandId());
        bars.setGlobalActionHandler(of.getId(), action);
        return action;
    }

    /** The face that is seen was changed by the user: the other one shows the same place. */
    private void turned() {
        Optional<StudyOutline> outline = session().snapshot().flatMap(Snapshot::outline);
        if (isSource()) {
            source();
            outline.filter(o -> o.text().equals(session().text().text()))
                    .flatMap(o -> o.find(form.selected())).filter(e -> !e.path().isEmpty())
                    .ifPresent(e -> source().reveal(e.key().to() > e.key().from() ? e.key() : e.span()));
        } else {
            outline.map(o -> o.at(Math.min(source().caret(), o.text().length()))).map(Entry::path)
                    .ifPresent(form::select);
        }
        setFocus();
    }

    private boolean isSource() {
        return faces.getSelectionIndex() == 1;
    }

    private void turnTo(int face) {
        if (faces.getSelectionIndex() != face) {
            faces.setSelection(face);
            turned();
        }
    }

    /** Shows the form of a part. */
    public void showForm(List<String> path) {
        faces.setSelection(0);
        form.select(path);
    }

    /** Shows a line of the text, from 1. */
    public void showLine(int line, int column) {
        faces.setSelection(1);
        int at = Places.index(session().text().text(), line, column);
        source().reveal(new StudyOutline.Span(at, at));
        source().setFocus();
    }

    /** Where the part stands whose form is shown. */
    public List<String> shownForm() {
        return form.selected();
    }

    /** The form of the part that is shown. */
    public ParameterForm parameters() {
        return form.pane().form();
    }

    /** What is said above the form; empty for nothing. */
    public String note() {
        return form.pane().note();
    }

    /** What is said of unsaved edits of an earlier session; empty for nothing. */
    public String found() {
        return drafts.words();
    }

    /** The text as it is seen. */
    public StyledText text() {
        return source().text();
    }

    /** The problems that are marked in the text. */
    public List<Problem> marked() {
        return source().marked();
    }

    private void refresh() {
        if (!faces.isDisposed()) {
            form.refresh();
            drafts.show();
            if (source != null) {
                session().snapshot().ifPresent(source::mark);
            }
        }
    }

    private void edited() {
        if (!faces.isDisposed()) {
            // the history takes an edit in after the document has told of it
            faces.getDisplay().asyncExec(() -> {
                undo.setEnabled(session().text().isUndoable());
                redo.setEnabled(session().text().isRedoable());
            });
            onDisk.show();
            drafts.show();
            if (dirty != session().text().isDirty()) {
                dirty = !dirty;
                firePropertyChange(IEditorPart.PROP_DIRTY);
            }
        }
    }

    @Override
    public void setFocus() {
        if (isSource()) {
            source().setFocus();
        } else {
            form.setFocus();
        }
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        onDisk.save();
    }

    @Override
    public void doSaveAs() {
        // a study belongs to its folder: its data are named from there
    }

    @Override
    public int promptToSaveOnClose() {
        return UnsavedEdits.ask(getSite().getShell(), session());
    }

    @Override
    public boolean isDirty() {
        return session().text().isDirty();
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }

    @Override
    public void dispose() {
        session().forget(changed);
        session().text().forget(edited);
        getSite().getPage().removeSelectionListener(StudyExplorer.ID, chosen);
        super.dispose();
    }
}
