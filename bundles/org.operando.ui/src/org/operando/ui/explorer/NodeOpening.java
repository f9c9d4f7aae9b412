// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.explorer;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.operando.core.record.Problem;
import org.operando.core.run.PlannedFigure;
import org.operando.core.run.PlannedPage;
import org.operando.core.run.StepId;
import org.operando.core.study.Measurement;
import org.operando.ui.figures.FigureEditor;
import org.operando.ui.figures.FigureInput;
import org.operando.ui.results.ResultsView;
import org.operando.ui.session.StudySession;

/** Opens what a node, a row or a link stands for. An editor that is not installed is passed over quietly. */
public final class NodeOpening {
    /** The editor of the study's text. */
    public static final String STUDY_EDITOR = "org.operando.ui.studyEditor";
    /** The browser of data files. */
    public static final String DATA_EDITOR = "org.operando.ui.data";

    private final IWorkbenchPage page;
    private final StudySession session;

    /**
     * @param page where parts open
     * @param session the open study
     */
    public NodeOpening(IWorkbenchPage page, StudySession session) {
        this.page = page;
        this.session = session;
    }

    /** Opens what a node stands for; gives whether there was something to open. */
    public boolean open(StudyNode node) {
        Optional<StepId> step = node.step();
        if (step.isPresent()) {
            result(step.get());
            return true;
        }
        switch (node.of()) {
            case PlannedFigure f -> figure(f.name());
            case PlannedPage p -> figure(p.name());
            case Path file -> file(file);
            case Problem p -> line(p.line());
            case Measurement m when node.children().isEmpty() -> line(m.line());
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Opens a figure. */
    public void figure(String name) {
        editor(new FigureInput(session, name), FigureEditor.ID);
    }

    /** Shows the result of a step. */
    public void result(StepId step) {
        try {
            IViewPart view = page.showView(ResultsView.ID);
            if (view instanceof ResultsView results) {
                results.show(step);
            }
        } catch (PartInitException e) {
            ILog.of(NodeOpening.class).warn(e.getMessage());
        }
    }

    /** Opens a data file. */
    public void file(Path file) {
        editor(new FileInput(file), DATA_EDITOR);
    }

    /** Opens the study's text at a line, from 1. */
    public void line(int line) {
        editor(new FileInput(session.file()), STUDY_EDITOR).map(e -> e.getAdapter(ITextViewer.class))
                .ifPresent(viewer -> show(viewer, line));
    }

    private static void show(ITextViewer viewer, int line) {
        try {
            int offset = viewer.getDocument().getLineOffset(line - 1);
            int length = viewer.getDocument().getLineInformation(line - 1).getLength();
            viewer.setSelectedRange(offset, length);
            viewer.revealRange(offset, length);
            viewer.getTextWidget().setFocus();
        } catch (BadLocationException e) {
            // the text was edited meanwhile and has no such line any more
            viewer.setSelectedRange(0, 0);
        }
    }

    private Optional<IEditorPart> editor(IEditorInput input, String id) {
        if (PlatformUI.getWorkbench().getEditorRegistry().findEditor(id) == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(page.openEditor(input, id));
        } catch (PartInitException e) {
            ILog.of(NodeOpening.class).warn(e.getMessage());
            return Optional.empty();
        }
    }
}
