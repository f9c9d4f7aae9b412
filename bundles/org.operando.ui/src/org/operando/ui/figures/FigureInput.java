// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.figures;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.operando.ui.session.StudySession;

/**
 * A figure of a study.
 * @param session the study
 * @param figure its name
 */
public record FigureInput(StudySession session, String figure) implements IEditorInput {
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
        return figure;
    }

    @Override
    public IPersistableElement getPersistable() {
        return null;
    }

    @Override
    public String getToolTipText() {
        return figure + " of " + session.file();
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return null;
    }
}
