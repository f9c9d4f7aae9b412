// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.Optional;
import java.util.function.Consumer;
import org.operando.api.OperandoException;

/** What a view of a technique has of the workbench and of the open study. UI thread only. */
public interface ViewSite {
    /** Work that takes time. */
    interface Work<T> {
        /** Does it; not on the UI thread. */
        T now() throws OperandoException;
    }

    /** What is chosen in the study. */
    SelectionHub hub();

    /** The study's measurements and results as they are now. */
    StudyResults results();

    /** The study's text, for views in which it is edited in place; empty where it cannot be edited. */
    default Optional<StudyEditing> editing() {
        return Optional.empty();
    }

    /** Whether the view is seen. */
    boolean isVisible();

    /** Is called when {@link #results} changed; while the view is hidden once, when it is seen again. */
    void onChange(Runnable listener);

    /**
     * Works in the background and shows the outcome, if the view is still there.
     * @param by what it is for: newer work for the same replaces older work, whose outcome is not shown
     * @param failed is given what went wrong, for people
     */
    <T> void inBackground(Object by, Work<T> work, Consumer<T> shown, Consumer<String> failed);
}
