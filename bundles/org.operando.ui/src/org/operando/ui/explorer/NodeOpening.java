// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.explorer;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.operando.core.record.Problem;
import org.operando.core.run.PlannedFigure;
import org.operando.core.run.PlannedPage;
import org.operando.core.run.StepId;
import org.operando.core.study.Measurement;
import org.operando.ui.data.DataBrowser;
import org.operando.ui.data.DataInput;
import org.operando.ui.editor.StudyEditor;
import org.operando.ui.figures.FigureEditor;
import org.operando.ui.figures.FigureInput;
import org.operando.ui.results.ResultsView;
import org.operando.ui.session.StudySession;

/** Opens what a node, a row or a link stands for. */
public final class NodeOpening {
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
        editor(new DataInput(file), DataBrowser.ID);
    }

    /** Opens the study's text at a line, from 1. */
    public void line(int line) {
        StudyEditor.open(page, session).showLine(line, 1);
    }

    private void editor(IEditorInput input, String id) {
        try {
            page.openEditor(input, id);
        } catch (PartInitException e) {
            ILog.of(NodeOpening.class).warn(e.getMessage());
        }
    }
}
