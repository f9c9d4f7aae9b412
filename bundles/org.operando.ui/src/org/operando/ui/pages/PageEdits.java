// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.pages;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;
import org.operando.core.study.StudyException;

/** Edits of the study's text with the history that all its faces share. */
final class PageEdits {
    private final IDocument document;
    private final IDocumentUndoManager history;

    /** One change. */
    interface Change {
        /** The whole text after it. */
        String text() throws StudyException;
    }

    PageEdits(IDocument document) {
        this.document = document;
        DocumentUndoManagerRegistry.connect(document);
        history = DocumentUndoManagerRegistry.getDocumentUndoManager(document);
        history.connect(this);
    }

    /** Replaces what a change changes, as one step of the history. */
    void make(Change change) throws StudyException {
        String old = document.get();
        String now = change.text();
        int most = Math.min(old.length(), now.length());
        int from = 0;
        while (from < most && old.charAt(from) == now.charAt(from)) {
            from++;
        }
        int behind = 0;
        while (behind < most - from && old.charAt(old.length() - 1 - behind) == now.charAt(now.length() - 1 - behind)) {
            behind++;
        }
        if (old.equals(now)) {
            return;
        }
        history.beginCompoundChange();
        try {
            document.replace(from, old.length() - from - behind, now.substring(from, now.length() - behind));
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);
        } finally {
            history.endCompoundChange();
        }
    }

    /** Undo and redo of the menu and the keys. */
    void handle(IActionBars bars) {
        bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), action(() -> history.undo()));
        bars.setGlobalActionHandler(ActionFactory.REDO.getId(), action(() -> history.redo()));
        bars.updateActionBars();
    }

    /** A step through the history. */
    private interface Step {
        void go() throws ExecutionException;
    }

    private static Action action(Step step) {
        return new Action() {
            @Override
            public void run() {
                try {
                    step.go();
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    void close() {
        history.disconnect(this);
        DocumentUndoManagerRegistry.disconnect(document);
    }
}
