// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.operando.core.plugins.Place;
import org.operando.core.plugins.PluginException;
import org.operando.core.plugins.PluginOffer;
import org.operando.core.plugins.PreparedPlugins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code operando plugins add}: installs a plug-in, after it was shown and checked. */
@Command(name = "add", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Installs a plug-in: shows what it is made of and who signed it, checks it, and asks.",
        footer = {"", "A plug-in runs with your rights: add only what you trust. One of the same name is replaced.",
            "Exit code: 0 installed, 1 not confirmed, 2 refused (nothing is installed)."})
final class PluginsAddCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SOURCE", description = "A p2 repository (folder or zip), a zip with jars, or a jar.")
    private Path source;

    @Option(names = "--feature", paramLabel = "ID",
            description = "Of a repository this feature only; default all that are not Operando's.")
    private String feature;

    @Option(names = "--site", description = "Into the site's folder, for all users of this installation.")
    private boolean site;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() throws PluginException, IOException {
        try (PreparedPlugins prepared = Environment.plugins().prepare(source, Optional.ofNullable(feature),
                site ? Place.SITE : Place.USER)) {
            prepared.offers().forEach(PluginsAddCommand::show);
            if (!yes && !isConfirmed()) {
                System.err.println("operando: nothing was installed");
                return ExitCode.FAILED;
            }
            prepared.install();
            for (PluginOffer offer : prepared.offers()) {
                System.out.println("added " + offer.name() + " " + offer.version() + " to " + prepared.folder());
            }
            System.out.println("found from the next start on; a window that is open finds it when it is started again");
            return ExitCode.WELL;
        }
    }

    private static void show(PluginOffer offer) {
        System.out.println(offer.label() + " (" + offer.name() + " " + offer.version() + ")"
                + (offer.provider().isEmpty() ? "" : " by " + offer.provider())
                + offer.replaces().map(version -> ", replaces " + version).orElse(""));
        for (PluginOffer.Part part : offer.parts()) {
            System.out.println("  " + part.bundle());
            System.out.println("    " + part.signature().words());
            System.out.println("    SHA-256 " + part.signature().sha256());
        }
    }

    private boolean isConfirmed() throws PluginException {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new PluginException("nobody can be asked: this is no terminal", source.toString(),
                    "look at what is shown, and add --yes to install it");
        }
        String answer = console.readLine("Install? It runs with your rights. [y/N] ");
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }
}
