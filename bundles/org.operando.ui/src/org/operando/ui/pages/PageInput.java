// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.pages;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.operando.ui.session.StudySession;

/**
 * A page of a study to compose.
 * @param session the study
 * @param page its name
 */
public record PageInput(StudySession session, String page) implements IEditorInput {
    @Override
    public boolean exists() {
        return false;
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return null;
    }

    @Override
    public String getName() {
        return page;
    }

    @Override
    public IPersistableElement getPersistable() {
        return null;
    }

    @Override
    public String getToolTipText() {
        return "Page " + page + " of " + session.file();
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return null;
    }
}
