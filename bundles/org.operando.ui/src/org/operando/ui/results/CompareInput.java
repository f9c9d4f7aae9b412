// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.results;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.operando.ui.session.RunHistory.Kept;
import org.operando.ui.session.StudySession;

/**
 * Two results side by side.
 * @param session the study
 * @param first the one to the left, the earlier of two runs
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
        return "Compare " + first.step() + (first.step().equals(second.step()) ? "" : " and " + second.step());
    }

    @Override
    public IPersistableElement getPersistable() {
        return null;
    }

    @Override
    public String getToolTipText() {
        return words(first) + " beside " + words(second);
    }

    /** A result in words: its step, when it was computed, and its folder when that is not the study's. */
    private String words(Kept kept) {
        Optional<Path> folder = OtherResults.folder(kept).filter(f -> !f.equals(session.folder().toAbsolutePath()));
        return kept.step() + " of " + RunsView.time(kept.time()) + folder.map(f -> " in " + f).orElse("");
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return null;
    }
}
