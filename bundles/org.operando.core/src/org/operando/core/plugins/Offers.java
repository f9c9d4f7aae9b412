// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.plugins;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Version;

/** What bundles can find: those of the installation, of plug-ins, and the packages of Java. */
final class Offers {
    private static final String OWN = "org.operando.";
    private static final String FRAMEWORK = "system.bundle";

    private final List<BundleFile> bundles;
    private final Set<String> javaPackages;

    Offers(Collection<BundleFile> bundles) {
        this.bundles = new ArrayList<>(bundles);
        javaPackages = ModuleLayer.boot().modules().stream().flatMap(m -> m.getDescriptor().exports().stream())
                .filter(e -> !e.isQualified()).map(e -> e.source()).collect(Collectors.toSet());
    }

    void add(BundleFile bundle) {
        bundles.add(bundle);
    }

    /** The bundles of this name. */
    boolean has(String name) {
        return bundles.stream().anyMatch(b -> b.name().equals(name));
    }

    /** Whether a need is satisfied. */
    boolean satisfies(Need need) {
        boolean java = need.kind() == Need.Kind.PACKAGE
                && (need.name().startsWith("java.") || javaPackages.contains(need.name())
                        && need.range().includes(Version.emptyVersion));
        return java || need.name().equals(FRAMEWORK) || bundles.stream().anyMatch(b -> b.offers(need));
    }

    /** Why a bundle would not work here; empty when nothing is known against it. */
    List<PluginException> objections(BundleFile bundle) {
        List<PluginException> objections = new ArrayList<>();
        if (bundle.java() > Runtime.version().feature()) {
            objections.add(new PluginException(
                    "needs Java " + bundle.java() + "; this is Java " + Runtime.version().feature(), bundle.toString(),
                    "run Operando with a newer Java"));
        }
        bundle.needs().stream().filter(need -> !satisfies(need)).map(need -> objection(bundle, need))
                .forEach(objections::add);
        return objections;
    }

    private PluginException objection(BundleFile bundle, Need need) {
        Optional<Version> here = bundles.stream().flatMap(b -> version(b, need).stream()).max(Version::compareTo);
        if (here.isEmpty()) {
            return new PluginException("needs the " + need + ", which neither this installation nor the source has",
                    bundle.toString(), "add the plug-in first that brings it");
        }
        if (!need.name().startsWith(OWN)) {
            return new PluginException("needs the " + need + "; here is version " + here.get(), bundle.toString(),
                    "get a version of the plug-in that was built for this Operando");
        }
        boolean newer = need.range().getLeft().compareTo(here.get()) > 0;
        return new PluginException(
                "was built for " + (newer ? "a newer" : "an older") + " API of Operando: it needs the " + need
                        + "; here is version " + here.get(),
                bundle.toString(), newer ? "update Operando, or get a version of the plug-in for this one"
                        : "get a version of the plug-in that was built for this Operando");
    }

    private static Optional<Version> version(BundleFile bundle, Need need) {
        return need.kind() == Need.Kind.PACKAGE ? Optional.ofNullable(bundle.packages().get(need.name()))
                : Optional.of(bundle.version()).filter(v -> bundle.name().equals(need.name()));
    }

    /** Ids that a bundle contributes and another one has already. */
    List<PluginException> taken(BundleFile bundle) {
        List<PluginException> taken = new ArrayList<>();
        for (Contributed one : bundle.contributed()) {
            bundles.stream().filter(b -> !b.name().equals(bundle.name()) && b.contributed().contains(one)).findFirst()
                    .ifPresent(other -> taken.add(new PluginException(
                            "contributes the " + one.element() + " '" + one.id() + "', which " + other + " has already",
                            bundle.toString(), "remove that plug-in first, or ask the author for an id of its own")));
        }
        return taken;
    }
}
