// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.RegistryFactory;
import org.operando.api.Warning;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.RegistryCatalogue;
import org.operando.core.plugins.Plugins;
import org.operando.core.run.FileHashes;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** What the start of the installation gives: the catalogue, the user's cache, the installation's folder. */
final class Environment {
    /** What the start of the installation says when a signal comes ({@code Start.stopped}). */
    private static final String RUNNING = "operando.running";

    private Environment() {
    }

    /** What the plug-ins of this installation contribute. */
    static Catalogue catalogue() {
        Bundle own = FrameworkUtil.getBundle(Environment.class);
        return RegistryCatalogue.read(RegistryFactory.getRegistry(), own == null ? null : own.getBundleContext());
    }

    /** As {@link #catalogue()}; plug-ins that cannot be used are named on standard error. */
    static Catalogue catalogueWithWarnings() {
        Catalogue catalogue = catalogue();
        for (Warning problem : catalogue.problems()) {
            System.err.println("operando: warning: plug-in " + problem.where() + " " + problem.what());
        }
        return catalogue;
    }

    /** Hashes of files, kept in the user's cache. */
    static FileHashes hashes() {
        return new FileHashes(
                Optional.ofNullable(System.getProperty("operando.cache")).map(c -> Path.of(c, "hashes.tsv")));
    }

    /** The plug-ins of this installation. */
    static Plugins plugins() {
        List<Path> named = Stream.of(Optional.ofNullable(System.getenv("OPERANDO_PLUGINS")).orElse("")
                .split(File.pathSeparator)).filter(folder -> !folder.isEmpty()).map(Path::of).toList();
        return new Plugins(Path.of(System.getProperty("operando.plugins.installation")),
                Path.of(System.getProperty("operando.plugins.user")),
                Path.of(System.getProperty("operando.plugins.site")), named);
    }

    /** The folder of the installation. */
    static Path home() {
        return Path.of(System.getProperty("operando.home", "."));
    }

    /** From here on a signal stops work that was begun. */
    static void atWork() {
        System.setProperty(RUNNING, "work");
    }

    /** From here on a run stops by itself at a signal. */
    static void running() {
        System.setProperty(RUNNING, "true");
    }
}
