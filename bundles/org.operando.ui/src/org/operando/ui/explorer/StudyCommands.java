// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.explorer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.handlers.HandlerUtil;
import org.operando.core.run.StepId;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/** The commands about what is chosen in the study, from the menu. */
public final class StudyCommands extends AbstractHandler {
    /** Runs what is selected, with what it needs. */
    public static final String RUN_SELECTED = "org.operando.ui.runSelected";
    /** Shows the file of what is selected in the file manager. */
    public static final String SHOW_IN_FOLDER = "org.operando.ui.showInFolder";

    @Override
    public Object execute(ExecutionEvent event) {
        Optional<StudyNode> node = node(HandlerUtil.getCurrentSelection(event));
        Sessions.get().current().ifPresent(session -> {
            switch (event.getCommand().getId()) {
                case RUN_SELECTED -> session.run(only(node));
                case SHOW_IN_FOLDER -> Program.launch(folder(session, node));
                default -> throw new IllegalArgumentException(event.getCommand().getId());
            }
        });
        return null;
    }

    /** What to ask of a run to do a node alone. */
    static List<String> only(Optional<StudyNode> node) {
        return node.flatMap(StudyNode::runName).stream().toList();
    }

    /** Puts a text on the clipboard. */
    public static void copy(String text) {
        Clipboard clipboard = new Clipboard(Display.getCurrent());
        clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }

    /** The folder where what a node stands for lies. */
    static String folder(StudySession session, Optional<StudyNode> node) {
        return node.map(n -> n.of() instanceof Path p ? p
                : n.step().map(StepId::file).map(session.folder()::resolve).orElse(session.file()))
                .orElse(session.folder().resolve("report.html")).getParent().toString();
    }

    private static Optional<StudyNode> node(ISelection selection) {
        return selection instanceof IStructuredSelection s && s.getFirstElement() instanceof StudyNode n
                ? Optional.of(n)
                : Optional.empty();
    }

    /** They are about the open study. */
    @Override
    public boolean isEnabled() {
        return Sessions.get().current().isPresent();
    }
}
