// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** {@code operando completion}: shell completion. */
@Command(name = "completion", mixinStandardHelpOptions = true,
        description = "Prints the shell completion for bash and zsh: source <(operando completion)")
final class CompletionCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private Main parent;

    @Override
    public Integer call() {
        CommandLine commands = new CommandLine(parent);
        for (String ofCheckout : new String[] {"build", "test", "clean"}) {
            commands.addSubcommand(ofCheckout, CommandSpec.create());
        }
        System.out.println(AutoComplete.bash("operando", commands));
        return ExitCode.WELL;
    }
}
