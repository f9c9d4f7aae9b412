// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.operando.core.record.NearMiss;

/** The plug-ins of an installation: those of the user, of the site, and of folders that a variable names. */
public final class Plugins {
    private final Path installation;
    private final Map<Place, List<Path>> folders = new EnumMap<>(Place.class);

    /**
     * @param installation the folder with the installation's bundles
     * @param user the user's folder of plug-ins; need not be there
     * @param site the site's folder of plug-ins; need not be there
     * @param named further folders with jars
     */
    public Plugins(Path installation, Path user, Path site, List<Path> named) {
        this.installation = installation;
        folders.put(Place.USER, List.of(user));
        folders.put(Place.SITE, List.of(site));
        folders.put(Place.NAMED, List.copyOf(named));
    }

    /** Where plug-ins of a place lie. */
    Path folder(Place place) {
        return folders.get(place).getFirst();
    }

    /** All plug-ins, with what keeps them from being used. */
    public List<InstalledPlugin> list() throws PluginException, IOException {
        List<InstalledPlugin> found = new ArrayList<>();
        for (var place : folders.entrySet()) {
            for (Path folder : place.getValue()) {
                for (Path entry : entries(folder)) {
                    plugin(place.getKey(), entry).ifPresent(found::add);
                }
            }
        }
        List<BundleFile> all = own();
        found.forEach(p -> all.addAll(p.bundles()));
        Offers offers = new Offers(all);
        return found.stream().map(p -> judged(p, offers)).toList();
    }

    private static InstalledPlugin judged(InstalledPlugin plugin, Offers offers) {
        List<String> problems = new ArrayList<>(plugin.problems());
        for (BundleFile bundle : plugin.bundles()) {
            offers.objections(bundle).forEach(e -> problems.add(e.getMessage()));
        }
        return new InstalledPlugin(plugin.name(), plugin.version(), plugin.label(), plugin.place(), plugin.folder(),
                plugin.source(), plugin.added(), plugin.bundles(), List.copyOf(problems));
    }

    /** What a source would install; nothing is installed yet. The caller closes it. */
    public PreparedPlugins prepare(Path source, Optional<String> feature, Place place)
            throws PluginException, IOException {
        return PreparedPlugins.of(this, source, feature, place);
    }

    /** Takes a plug-in away. */
    public InstalledPlugin remove(String name, Place place) throws PluginException, IOException {
        List<InstalledPlugin> all = list();
        Optional<InstalledPlugin> plugin = all.stream().filter(p -> p.place() == place && p.name().equals(name))
                .findFirst();
        if (plugin.isEmpty()) {
            Optional<InstalledPlugin> elsewhere = all.stream().filter(p -> p.name().equals(name)).findFirst();
            throw new PluginException(
                    "no plug-in '" + name + "'" + NearMiss.hint(name, all.stream().map(InstalledPlugin::name).toList()),
                    folder(place).toString(), switch (elsewhere.map(InstalledPlugin::place).orElse(place)) {
                        case SITE -> place == Place.SITE ? "" : "it is the site's: remove it with --site";
                        case USER -> place == Place.USER ? "" : "it is the user's: remove it without --site";
                        case NAMED -> "it lies in a folder of OPERANDO_PLUGINS; take that folder out of the variable";
                    });
        }
        Folders.requireWritable(folder(place));
        try {
            Folders.remove(plugin.get().folder());
        } catch (IOException e) {
            throw new PluginException("cannot be taken away", plugin.get().folder().toString(),
                    "close the windows of Operando and try again", e);
        }
        return plugin.get();
    }

    /** The bundles of the installation itself. */
    List<BundleFile> own() throws IOException {
        List<BundleFile> bundles = new ArrayList<>();
        try (Stream<Path> all = Files.list(installation)) {
            for (Path jar : all.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
                bundles.add(BundleFile.read(jar));
            }
        } catch (PluginException e) {
            throw new UncheckedIOException(new IOException("the installation is not whole: " + e.getMessage(), e));
        }
        return bundles;
    }

    private static List<Path> entries(Path folder) throws PluginException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> !f.getFileName().toString().startsWith(".")).sorted().toList();
        } catch (IOException e) {
            throw new PluginException("cannot be read", folder.toString(), "look at its permissions", e);
        }
    }

    /** A jar, or a folder with jars; empty for anything else. */
    private static Optional<InstalledPlugin> plugin(Place place, Path entry) throws PluginException {
        List<Path> jars = Files.isRegularFile(entry) ? List.of(entry)
                : place == Place.NAMED ? List.of() : entries(entry);
        List<BundleFile> bundles = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Optional<PluginNote> note = PluginNote.read(entry);
        int found = 0;
        for (Path jar : jars) {
            if (jar.toString().endsWith(".jar")) {
                found++;
                look(jar, note, bundles, problems);
            }
        }
        if (found == 0) {
            return Optional.empty();
        }
        note.ifPresent(n -> n.hashes().keySet().stream().filter(file -> !Files.exists(entry.resolve(file)))
                .forEach(file -> problems.add(file + ": is missing; add the plug-in again")));
        String file = entry.getFileName().toString();
        Optional<BundleFile> first = bundles.stream().findFirst();
        String name = note.flatMap(n -> n.value("name")).or(
                () -> Files.isRegularFile(entry) ? first.map(BundleFile::name) : Optional.empty()).orElse(file);
        return Optional.of(new InstalledPlugin(name,
                note.flatMap(n -> n.value("version")).or(() -> first.map(b -> b.version().toString())).orElse("?"),
                note.flatMap(n -> n.value("label")).or(() -> first.map(BundleFile::label)).orElse(name), place, entry,
                note.flatMap(n -> n.value("source")), note.flatMap(n -> n.value("added")), List.copyOf(bundles),
                problems));
    }

    private static void look(Path jar, Optional<PluginNote> note, List<BundleFile> bundles, List<String> problems) {
        String file = jar.getFileName().toString();
        try {
            bundles.add(BundleFile.read(jar));
            if (note.isPresent() && !Signature.sha256(jar).equals(note.get().hashes().get(file))) {
                problems.add(
                        file + ": was changed after it was installed, and is used as it is; add the plug-in again");
            }
        } catch (PluginException e) {
            problems.add(e.getMessage());
        } catch (IOException e) {
            problems.add(file + ": cannot be read (" + e.getMessage() + "); look at its permissions");
        }
    }
}
