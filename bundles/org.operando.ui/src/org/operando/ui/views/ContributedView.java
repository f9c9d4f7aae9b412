// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.RegistryFactory;
import org.operando.api.OperationException;
import org.operando.ui.api.TechniqueView;

/** A view that a technique contributes, as its {@code plugin.xml} says it; the class is loaded when it is seen. */
record ContributedView(String id, String label, String technique, String place, String bundle,
        IConfigurationElement element) {
    private static final String POINT = "org.operando.ui.views";

    /** All, in the order of the registry; those that lack something are left out. */
    static List<ContributedView> all() {
        List<ContributedView> views = new ArrayList<>();
        for (IConfigurationElement e : RegistryFactory.getRegistry().getConfigurationElementsFor(POINT)) {
            if (e.getAttribute("id") != null && e.getAttribute("technique") != null
                    && e.getAttribute("class") != null) {
                views.add(new ContributedView(e.getAttribute("id"), text(e, "label", e.getAttribute("id")),
                        e.getAttribute("technique"), text(e, "place", "main"), e.getContributor().getName(), e));
            }
        }
        return views;
    }

    private static String text(IConfigurationElement element, String attribute, String otherwise) {
        return Optional.ofNullable(element.getAttribute(attribute)).orElse(otherwise);
    }

    /** The view of an id. */
    static Optional<ContributedView> find(String id) {
        return all().stream().filter(v -> v.id.equals(id)).findFirst();
    }

    /** A new instance. */
    TechniqueView make() throws OperationException {
        try {
            return (TechniqueView) element.createExecutableExtension("class");
        } catch (CoreException | ClassCastException | LinkageError e) {
            Throwable reason = e.getCause() != null ? e.getCause() : e;
            throw new OperationException("view '" + id + "' of plug-in " + bundle + " cannot be used (" + reason + ")",
                    "",
                    "update or remove the plug-in", e);
        }
    }
}
