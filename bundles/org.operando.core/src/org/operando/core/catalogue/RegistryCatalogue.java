// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.catalogue;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** Fills a catalogue from the extension registry: attributes only, no class of a plug-in is loaded. */
public final class RegistryCatalogue {
    private RegistryCatalogue() {
    }

    /**
     * The catalogue of a registry.
     * @param registry the registry of the running framework, or one made for a test
     * @param bundles the framework's bundles, to name those that do not resolve; null without a framework
     */
    public static Catalogue read(IExtensionRegistry registry, BundleContext bundles) {
        Catalogue catalogue = new Catalogue();
        for (Kind kind : Kind.values()) {
            for (IConfigurationElement element : registry.getConfigurationElementsFor(kind.point())) {
                add(catalogue, kind, element);
            }
        }
        if (bundles != null) {
            String noBundles = bundles.getProperty("operando.noBundles");
            for (String line : noBundles == null ? List.<String>of() : noBundles.lines().toList()) {
                catalogue.problem(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1));
            }
            for (Bundle bundle : bundles.getBundles()) {
                if (bundle.getState() == Bundle.INSTALLED) {
                    catalogue.problem(name(bundle), "does not resolve: " + reason(bundle));
                }
            }
        }
        return catalogue;
    }

    private static void add(Catalogue catalogue, Kind kind, IConfigurationElement element) {
        String plugin = element.getContributor().getName();
        String id = element.getAttribute("id");
        if (!element.getName().equals(kind.element()) || id == null || element.getAttribute("class") == null) {
            catalogue.problem(plugin,
                    "its <" + element.getName() + "> at " + kind.point() + " is left out: <" + kind.element()
                            + "> with id, label and class expected");
            return;
        }
        String ending = text(element, "ending", "");
        if (kind == Kind.EXPORTER && !ending.startsWith(".")) {
            catalogue.problem(plugin, "its exporter '" + id + "' is left out: an ending like '.xyz' expected, found '"
                    + ending + "'");
            return;
        }
        catalogue.add(kind,
                new Contribution<>(id, text(element, "label", id),
                        text(element, "technique", kind == Kind.TECHNIQUE ? id : ""),
                        text(element, "state", "stable"), text(element, "confirmed", ""), plugin,
                        () -> make(kind, element)).writing(ending));
    }

    private static Object make(Kind kind, IConfigurationElement element) throws Exception {
        Object made = element.createExecutableExtension("class");
        if (!kind.type().isInstance(made)) {
            throw new ClassCastException(made.getClass().getName() + " is no " + kind.type().getSimpleName());
        }
        return made;
    }

    private static String text(IConfigurationElement element, String attribute, String otherwise) {
        return Optional.ofNullable(element.getAttribute(attribute)).orElse(otherwise);
    }

    private static String name(Bundle bundle) {
        return bundle.getSymbolicName() == null ? bundle.getLocation() : bundle.getSymbolicName();
    }

    /** The framework tells what is missing only to who tries to start the bundle. */
    private static String reason(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT);
            return "it resolved only when it was started";
        } catch (BundleException e) {
            String message = String.valueOf(e.getMessage());
            int at = message.lastIndexOf("Unresolved requirement: ");
            String missing = (at < 0 ? message
                    : "missing " + message.substring(at + "Unresolved requirement: ".length())).strip().lines()
                    .findFirst().orElse("");
            return missing + (missing.contains(": org.operando.")
                    ? "; it was built for another version of Operando: get one that was built for this"
                    : "; 'operando plugins list' says more");
        }
    }
}
