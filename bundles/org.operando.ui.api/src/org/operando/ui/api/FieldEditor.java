// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * Edits the value of a field in a parameter form. Plug-ins bring editors for types of their own, e.g. masks, through the
 * extension point {@code org.operando.ui.editors}; one is made for each field. UI thread only.
 */
public interface FieldEditor {
    /**
     * Makes its control, once.
     * @param field what is edited
     * @param folder folder of the study, from which relative file names count
     * @param changed takes the new value when the user changed it, as people write it in a study; for a record in braces
     */
    Control create(Composite parent, FormField field, Path folder, Consumer<String> changed);

    /** Shows a value; empty when the study does not say one: then the default holds. Tells nobody. */
    void show(Optional<String> value);
}
