// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code operando plugins}: what others add to this installation. */
@Command(name = "plugins", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Lists, adds and removes plug-ins. No network is used.",
        subcommands = {PluginsListCommand.class, PluginsAddCommand.class, PluginsRemoveCommand.class})
final class PluginsCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "'plugins' needs one of: list, add, remove");
    }
}
