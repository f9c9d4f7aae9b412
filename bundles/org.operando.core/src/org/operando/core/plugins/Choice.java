// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.plugins;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.operando.core.record.NearMiss;

/** Chooses of a source what is to be installed: each plug-in with the bundles that it needs and the installation lacks. */
final class Choice {
    private final PluginSource source;
    private final Offers installed;
    private final List<BundleFile> pool = new ArrayList<>();
    private final List<PluginException> broken = new ArrayList<>();

    /**
     * A plug-in to be.
     * @param name what it is called
     * @param version its version
     * @param label name for people
     * @param provider who made it; may be empty
     * @param features ids of its features, with versions
     * @param bundles what belongs to it
     */
    record Chosen(String name, String version, String label, String provider, Map<String, String> features,
            List<BundleFile> bundles) {
    }

    Choice(PluginSource source, Offers installed) {
        this.source = source;
        this.installed = installed;
        source.bundles().forEach(jar -> {
            try {
                pool.add(BundleFile.read(jar));
            } catch (PluginException e) {
                broken.add(e);
            }
        });
        pool.sort(Comparator.comparing(BundleFile::version).reversed());
    }

    /** The plug-ins of the source; with a feature, that one. */
    List<Chosen> plugins(Optional<String> wanted) throws PluginException {
        if (source.features().isEmpty()) {
            if (wanted.isPresent()) {
                throw new PluginException("has no features", source.where().toString(), "leave out --feature");
            }
            return List.of(jars());
        }
        Map<String, Feature> features = new LinkedHashMap<>();
        for (var jar : source.features()) {
            Feature feature = Feature.read(jar);
            features.put(feature.id(), feature);
        }
        List<Chosen> chosen = new ArrayList<>();
        for (Feature feature : roots(features, wanted)) {
            chosen.add(feature(feature, features));
        }
        return chosen;
    }

    private List<Feature> roots(Map<String, Feature> features, Optional<String> wanted) throws PluginException {
        if (wanted.isPresent()) {
            Optional<Feature> feature = features.values().stream()
                    .filter(f -> f.id().equals(wanted.get()) || f.plugin().equals(wanted.get())).findFirst();
            return List.of(feature.orElseThrow(() -> new PluginException(
                    "has no feature '" + wanted.get() + "'" + NearMiss.hint(wanted.get(), features.keySet()),
                    source.where().toString(), "it has " + String.join(", ", new TreeSet<>(features.keySet())))));
        }
        List<Feature> foreign = features.values().stream().filter(f -> !f.isOwn())
                .filter(f -> features.values().stream().noneMatch(g -> g.included().contains(f.id()))).toList();
        if (foreign.isEmpty()) {
            throw new PluginException("has no features but those of Operando and its platform",
                    source.where().toString(), "give the repository of a plug-in");
        }
        return foreign;
    }

    /** All that is no repository is one plug-in, called after the first bundle that contributes something. */
    private Chosen jars() throws PluginException {
        List<PluginException> problems = new ArrayList<>(broken);
        pool.stream().filter(b -> installed.has(b.name())).forEach(b -> problems
                .add(new PluginException("is a bundle of Operando itself", b.toString(), "leave it out")));
        if (!problems.isEmpty()) {
            throw new PluginException(source.where().toString(), problems);
        }
        BundleFile first = pool.stream().filter(b -> !b.contributed().isEmpty())
                .min(Comparator.comparing((BundleFile b) -> b.name().length())).orElse(pool.getFirst());
        return new Chosen(first.name(), first.version().toString(), first.label(), first.provider(), Map.of(),
                List.copyOf(pool));
    }

    private Chosen feature(Feature root, Map<String, Feature> features) throws PluginException {
        Map<String, String> ids = new LinkedHashMap<>();
        Map<String, BundleFile> bundles = new LinkedHashMap<>();
        Deque<Feature> open = new ArrayDeque<>(List.of(root));
        List<String> missing = new ArrayList<>();
        while (!open.isEmpty()) {
            Feature feature = open.remove();
            if (ids.put(feature.id(), feature.version()) == null) {
                feature.included().stream().map(features::get).filter(f -> f != null && !f.isOwn()).forEach(open::add);
                for (String name : feature.bundles()) {
                    Optional<BundleFile> bundle = pool.stream().filter(b -> b.name().equals(name)).findFirst();
                    bundle.ifPresent(b -> bundles.putIfAbsent(name, b));
                    if (bundle.isEmpty() && !installed.has(name)) {
                        missing.add(name);
                    }
                }
            }
        }
        if (!missing.isEmpty()) {
            List<PluginException> problems = new ArrayList<>(broken);
            problems.add(new PluginException("lists bundles that the repository does not have: "
                    + String.join(", ", missing), root.id(), "get the repository again, or ask its author"));
            throw new PluginException(source.where().toString(), problems);
        }
        bundles.keySet().removeIf(installed::has);
        return new Chosen(root.plugin(), root.version(), root.label(), root.provider(), ids,
                withNeeded(List.copyOf(bundles.values())));
    }

    /** The bundles with those of the source that they need and the installation has not. */
    private List<BundleFile> withNeeded(List<BundleFile> roots) {
        Map<String, BundleFile> all = new LinkedHashMap<>();
        roots.forEach(b -> all.put(b.name(), b));
        Deque<BundleFile> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            for (Need need : open.remove().needs()) {
                if (!installed.satisfies(need) && all.values().stream().noneMatch(b -> b.offers(need))) {
                    pool.stream().filter(b -> b.offers(need) && !installed.has(b.name())).findFirst()
                            .filter(b -> all.putIfAbsent(b.name(), b) == null).ifPresent(open::add);
                }
            }
        }
        return List.copyOf(all.values());
    }
}
