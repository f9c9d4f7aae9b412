// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.operando.core.plugins.InstalledPlugin;
import org.operando.core.plugins.Place;
import org.operando.core.plugins.PluginException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code operando plugins remove}: takes a plug-in away. */
@Command(name = "remove", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Takes a plug-in away. Studies and results are not touched.")
final class PluginsRemoveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Its name; see 'operando plugins list'.")
    private String name;

    @Option(names = "--site", description = "From the site's folder.")
    private boolean site;

    @Override
    public Integer call() throws PluginException, IOException {
        InstalledPlugin removed = Environment.plugins().remove(name, site ? Place.SITE : Place.USER);
        System.out.println("removed " + removed.name() + " " + removed.version() + " from "
                + removed.folder().getParent());
        return ExitCode.WELL;
    }
}
