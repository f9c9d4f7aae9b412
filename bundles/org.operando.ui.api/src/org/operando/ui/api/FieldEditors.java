// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;

/** The editors of types that plug-ins bring through the extension point {@code org.operando.ui.editors}. */
public final class FieldEditors {
    /** Id of the extension point. */
    public static final String POINT = "org.operando.ui.editors";

    private final Map<String, IConfigurationElement> byType = new HashMap<>();

    /** The editors of a registry; their classes are loaded when a form needs them. */
    public FieldEditors(IExtensionRegistry registry) {
        for (IConfigurationElement editor : registry.getConfigurationElementsFor(POINT)) {
            byType.putIfAbsent(editor.getAttribute("type"), editor);
        }
    }

    /** Whether a plug-in edits values of a field's type as a whole. */
    public boolean has(FormField field) {
        return byType.containsKey(field.type());
    }

    /**
     * The editor for a field.
     * @return empty when no plug-in brings one for its type, or its class cannot be used: then the field is edited as text
     */
    public Optional<FieldEditor> of(FormField field) {
        try {
            IConfigurationElement editor = byType.get(field.type());
            return editor != null && editor.createExecutableExtension("class") instanceof FieldEditor made
                    ? Optional.of(made) : Optional.empty();
        } catch (CoreException broken) {
            byType.remove(field.type());
            return Optional.empty();
        }
    }
}
