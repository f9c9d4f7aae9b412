// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plug-ins that passed all checks and lie ready beside their place; {@link #install} only gives them their names. Closing
 * takes away what was not installed.
 */
public final class PreparedPlugins implements AutoCloseable {
    private final Path source;
    private final Path folder;
    private final Path work;
    private final List<PluginOffer> offers = new ArrayList<>();

    private PreparedPlugins(Path source, Path folder) {
        this.source = source;
        this.folder = folder;
        work = folder.resolve(".new-" + ProcessHandle.current().pid());
    }

    static PreparedPlugins of(Plugins plugins, Path source, Optional<String> feature, Place place)
            throws PluginException, IOException {
        PreparedPlugins prepared = new PreparedPlugins(source.toAbsolutePath().normalize(), plugins.folder(place));
        Folders.requireWritable(prepared.folder);
        boolean well = false;
        try {
            Folders.delete(prepared.work);
            prepared.prepare(plugins, PluginSource.open(source, Files.createDirectories(prepared.work)), feature,
                    place);
            well = true;
            return prepared;
        } finally {
            if (!well) {
                prepared.close();
            }
        }
    }

    private void prepare(Plugins plugins, PluginSource from, Optional<String> feature, Place place)
            throws PluginException, IOException {
        List<BundleFile> own = plugins.own();
        List<InstalledPlugin> there = plugins.list();
        for (Choice.Chosen chosen : new Choice(from, new Offers(own)).plugins(feature)) {
            // what the new one replaces is gone afterwards: it can neither help nor stand in the way
            Offers offers = new Offers(own);
            there.stream().filter(p -> p.place() != place || !p.name().equals(chosen.name()))
                    .forEach(p -> p.bundles().forEach(offers::add));
            chosen.bundles().forEach(offers::add);
            List<PluginException> problems = new ArrayList<>();
            for (BundleFile bundle : chosen.bundles()) {
                problems.addAll(offers.objections(bundle));
                problems.addAll(offers.taken(bundle));
            }
            if (!problems.isEmpty()) {
                throw new PluginException(chosen.name(), problems);
            }
            offers(chosen, there.stream().filter(p -> p.place() == place && p.name().equals(chosen.name())).findFirst()
                    .map(InstalledPlugin::version));
        }
    }

    /** Copies the bundles: the hashes are those of what will be installed, whatever becomes of the source meanwhile. */
    private void offers(Choice.Chosen chosen, Optional<String> replaces) throws PluginException, IOException {
        requireName(chosen.name());
        Path made = Files.createDirectories(made(chosen.name()));
        List<PluginOffer.Part> parts = new ArrayList<>();
        for (BundleFile bundle : chosen.bundles()) {
            Path copy = made.resolve(bundle.name() + "_" + bundle.version() + ".jar");
            requireName(bundle.name());
            Files.copy(bundle.file(), copy);
            parts.add(new PluginOffer.Part(BundleFile.read(copy), Signature.of(copy)));
        }
        PluginOffer offer = new PluginOffer(chosen.name(), chosen.version(), chosen.label(), chosen.provider(),
                chosen.features(), List.copyOf(parts), replaces);
        PluginNote.write(made, offer, source, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        offers.add(offer);
    }

    /** The names become those of files. */
    private void requireName(String name) throws PluginException {
        if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,150}")) {
            throw new PluginException("'" + name + "' is no name of a plug-in or bundle", source.toString(),
                    "ask its author");
        }
    }

    private Path made(String name) {
        return work.resolve("made").resolve(name);
    }

    /** What would be installed. */
    public List<PluginOffer> offers() {
        return List.copyOf(offers);
    }

    /** Where plug-ins are installed to. */
    public Path folder() {
        return folder;
    }

    /** Installs all of it. */
    public void install() throws PluginException {
        for (PluginOffer offer : offers) {
            try {
                Folders.publish(made(offer.name()), folder.resolve(offer.name()));
            } catch (IOException e) {
                throw new PluginException("cannot be installed", folder.resolve(offer.name()).toString(),
                        "close the windows of Operando and try again", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        Folders.delete(work);
    }
}
