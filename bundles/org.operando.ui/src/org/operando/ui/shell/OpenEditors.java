// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.shell;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.XMLMemento;
import org.operando.ui.editor.StudyEditor;
import org.operando.ui.editor.StudyInput;
import org.operando.ui.figures.FigureInput;
import org.operando.ui.pages.PageInput;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/**
 * Remembers which editors are open, at each change, and opens them again: figures of the study by their names, other editors
 * whose input can be kept by that.
 */
public final class OpenEditors implements IPartListener2 {
    private static final String FIGURE = "figure:";
    private static final String PAGE = "page:";
    private static final String STUDY = "study:";
    private static final String ACTIVE = "active-editor";

    private final IWorkbenchPage page;
    private final WindowState state;
    private final Consumer<Optional<StudySession>> opened = this::closeOthers;
    private Optional<StudySession> restoring = Optional.empty();

    /**
     * @param page the page of the window
     * @param state remembers
     */
    public OpenEditors(IWorkbenchPage page, WindowState state) {
        this.page = page;
        this.state = state;
        page.addPartListener(this);
        Sessions.get().listen(opened);
    }

    /** Ends to remember. */
    void dispose() {
        page.removePartListener(this);
        Sessions.get().forget(opened);
    }

    /** Editors of a study go with it, unless it has edits that are not saved. */
    private void closeOthers(Optional<StudySession> now) {
        List<IEditorReference> others = new ArrayList<>();
        for (IEditorReference reference : page.getEditorReferences()) {
            IEditorPart editor = reference.getEditor(false);
            Optional<StudySession> session = editor == null ? Optional.empty() : session(editor.getEditorInput());
            if (session.isPresent() && !now.equals(session) && session.get().isSaved()) {
                others.add(reference);
            }
        }
        page.closeEditors(others.toArray(IEditorReference[]::new), false);
    }

    private static Optional<StudySession> session(IEditorInput input) {
        return switch (input) {
            case FigureInput f -> Optional.of(f.session());
            case PageInput p -> Optional.of(p.session());
            case StudyInput s -> Optional.of(s.session());
            default -> Optional.empty();
        };
    }

    /** Opens editors of a study as they were left, as soon as it is read; those that cannot be opened are left out. */
    void restore(StudySession session, List<String> editors) {
        restoring = Optional.of(session);
        AtomicReference<Runnable> listener = new AtomicReference<>();
        listener.set(() -> {
            if (session.snapshot().isPresent() && restoring.equals(Optional.of(session))) {
                restoring = Optional.empty();
                session.forget(listener.get());
                String active = state.value(ACTIVE).orElse("");
                boolean room = page.isEditorAreaVisible();
                editors.forEach(e -> open(Optional.of(session), e, e.equals(active)));
                // a perspective that hid its editors goes on hiding them
                page.setEditorAreaVisible(room);
                offer(session);
                remember();
            }
        });
        session.listen(listener.get());
        listener.get().run();
    }

    /** Opens editors as they were left when no study was open. */
    void restore(List<String> editors) {
        String active = state.value(ACTIVE).orElse("");
        editors.forEach(e -> open(Optional.empty(), e, e.equals(active)));
    }

    /**
     * Shows a study that was opened just now: its editor, or in a perspective without room for editors the views of that
     * perspective, which show the study by themselves.
     */
    void show(StudySession session) {
        restoring = Optional.empty();
        if (page.isEditorAreaVisible()) {
            StudyEditor.open(page, session);
            return;
        }
        AtomicReference<Runnable> listener = new AtomicReference<>();
        listener.set(() -> {
            if (session.snapshot().isPresent()) {
                session.forget(listener.get());
                offer(session);
            }
        });
        session.listen(listener.get());
        listener.get().run();
    }

    /** Unsaved edits of an earlier session are offered in the editor. */
    private void offer(StudySession session) {
        if (session.text().offered().isPresent() && Sessions.get().current().equals(Optional.of(session))) {
            StudyEditor.open(page, session);
        }
    }

    private void open(Optional<StudySession> session, String editor, boolean active) {
        try {
            int end = editor.indexOf(' ');
            String id = editor.substring(0, end);
            String what = editor.substring(end + 1);
            Optional<IEditorInput> input = what.startsWith("<") ? kept(what)
                    : session.flatMap(s -> ofStudy(s, what));
            if (input.isPresent()) {
                page.openEditor(input.get(), id, active);
            }
        } catch (WorkbenchException | IndexOutOfBoundsException e) {
            Platform.getLog(OpenEditors.class).info("an editor is not opened again: " + e.getMessage());
        }
    }

    private static Optional<IEditorInput> ofStudy(StudySession session, String what) {
        String name = what.substring(what.indexOf(':') + 1);
        return switch (what.substring(0, what.indexOf(':') + 1)) {
            case FIGURE -> Optional.of(new FigureInput(session, name));
            case PAGE -> Optional.of(new PageInput(session, name));
            case STUDY -> Optional.of(new StudyInput(session));
            default -> Optional.empty();
        };
    }

    private static Optional<IEditorInput> kept(String text) throws WorkbenchException {
        XMLMemento memento = XMLMemento.createReadRoot(new StringReader(text));
        IElementFactory factory = PlatformUI.getWorkbench().getElementFactory(memento.getString("factory"));
        IAdaptable made = factory == null ? null : factory.createElement(memento);
        return made instanceof IEditorInput input ? Optional.of(input) : Optional.empty();
    }

    private void remember() {
        if (restoring.isPresent() || PlatformUI.getWorkbench().isClosing()) {
            return;
        }
        List<String> editors = new ArrayList<>();
        for (IEditorReference reference : page.getEditorReferences()) {
            text(reference).ifPresent(editors::add);
        }
        if (!editors.equals(state.editors())) {
            state.editors(editors);
        }
    }

    private static Optional<String> text(IEditorReference reference) {
        try {
            IEditorInput input = reference.getEditorInput();
            Optional<String> ofStudy = switch (input) {
                case FigureInput f -> Optional.of(FIGURE + f.figure());
                case PageInput p -> Optional.of(PAGE + p.page());
                case StudyInput s -> Optional.of(STUDY);
                default -> Optional.empty();
            };
            if (ofStudy.isPresent()) {
                return ofStudy.map(o -> reference.getId() + " " + o);
            }
            IPersistableElement persistable = input.getPersistable();
            if (persistable == null) {
                return Optional.empty();
            }
            XMLMemento memento = XMLMemento.createWriteRoot("editor");
            memento.putString("factory", persistable.getFactoryId());
            persistable.saveState(memento);
            StringWriter text = new StringWriter();
            memento.save(text);
            return Optional.of(reference.getId() + " " + text);
        } catch (PartInitException | IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void partOpened(IWorkbenchPartReference part) {
        remember();
    }

    @Override
    public void partClosed(IWorkbenchPartReference part) {
        remember();
    }

    @Override
    public void partActivated(IWorkbenchPartReference part) {
        if (restoring.isEmpty() && part instanceof IEditorReference editor) {
            text(editor).filter(t -> !t.equals(state.value(ACTIVE).orElse(""))).ifPresent(t -> state.value(ACTIVE, t));
        }
    }
}
