// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.results;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.operando.ui.session.RunHistory.Kept;
import org.operando.ui.session.StudySession;

/**
 * Two results side by side.
 * @param session the study
 * @param first the one to the left, the earlier
 * @param second the one to the right
 */
public record CompareInput(StudySession session, Kept first, Kept second) implements IEditorInput {
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
        return "Compare " + first.step();
    }

    @Override
    public IPersistableElement getPersistable() {
        return null;
    }

    @Override
    public String getToolTipText() {
        return first.step() + " of " + RunsView.time(first.time()) + " and of " + RunsView.time(second.time());
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return null;
    }
}
