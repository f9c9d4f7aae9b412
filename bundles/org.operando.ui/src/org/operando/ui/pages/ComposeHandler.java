// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.pages;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/** Opens the first page of the open study to compose it. */
public final class ComposeHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Optional<StudySession> session = Sessions.get().current();
        if (session.isPresent()) {
            List<String> pages = PageText.names(session.get().document().get());
            try {
                HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().openEditor(
                        new PageInput(session.get(), pages.isEmpty() ? "page-1" : pages.getFirst()), PageComposer.ID);
            } catch (PartInitException e) {
                throw new ExecutionException("the page could not be opened", e);
            }
        }
        return null;
    }
}
