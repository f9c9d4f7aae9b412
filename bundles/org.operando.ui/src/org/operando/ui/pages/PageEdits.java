// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.pages;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.handlers.IHandlerService;
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

    /** Undo and redo of the menu and the keys, while a part is in front. */
    void handle(IHandlerService handlers) {
        handlers.activateHandler(IWorkbenchCommandConstants.EDIT_UNDO, handler(() -> history.undo()));
        handlers.activateHandler(IWorkbenchCommandConstants.EDIT_REDO, handler(() -> history.redo()));
    }

    /** A step through the history. */
    private interface Step {
        void go() throws ExecutionException;
    }

    private static AbstractHandler handler(Step step) {
        return new AbstractHandler() {
            @Override
            public Object execute(ExecutionEvent event) throws ExecutionException {
                step.go();
                return null;
            }
        };
    }

    void close() {
        history.disconnect(this);
        DocumentUndoManagerRegistry.disconnect(document);
    }
}
