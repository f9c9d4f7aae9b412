// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What is chosen in the open study, shared by all views. Who publishes never hears itself; events are brought together to
 * the newest; a view that is hidden hears nothing until it is seen again, then the newest. UI thread only.
 */
public interface SelectionHub {
    /** What is chosen now, with what follows from it. */
    Selected current();

    /**
     * Chooses. What follows (the time of a frame, the cycle of a time) is chosen with it, see {@link SelectionRelation}.
     * @param by who chooses: the object that subscribed, or any other
     */
    void choose(Object by, Selected selected);

    /**
     * Hears what others choose, from the next change on.
     * @param who the one that may publish too; its own choices are not told to it
     * @param visible whether it is seen now
     */
    void subscribe(Object who, BooleanSupplier visible, Consumer<Selected> listener);

    /** Ends {@link #subscribe}. */
    void unsubscribe(Object who);

    /**
     * Tells those that are seen again what they missed. The workbench calls it when a view comes to the front; who hides
     * something by itself calls it when it shows it.
     */
    void catchUp();
}
