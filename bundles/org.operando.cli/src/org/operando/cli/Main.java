// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.operando.api.OperandoException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code operando}: the commands, their errors and exit codes. */
@Command(name = "operando", mixinStandardHelpOptions = true, versionProvider = Main.Versions.class, sortOptions = false,
        description = "Battery studies from raw X-ray and cycler files to numbers, figures and a report.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "In a checkout also: operando build, test, archives, clean.",
            "Environment:", "  JAVA_HOME         a JDK >= 25", "  OPERANDO_CACHE    default ~/.cache/operando",
            "  OPERANDO_STATE    what the window remembers; default ~/.local/state/operando",
            "  OPERANDO_PLUGINS  folders with plug-in jars, beside those of 'operando plugins'",
            "  OPERANDO_MEMORY   largest heap, e.g. 8g", "  OPERANDO_SITE     settings of a facility (site.conf)"},
        subcommands = {DemoCommand.class, RunCommand.class, NewCommand.class, ListCommand.class, InspectCommand.class,
            ApplyCommand.class, ConvertCommand.class, DiffCommand.class, ExportCommand.class, DoctorCommand.class,
            PluginsCommand.class, CompletionCommand.class,
            PartCommand.class, DocsCommand.class})
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--verbose",
            description = "With --version: also Java, machine, installation and every bundle with its"
                    + " SHA-256.")
    private boolean verbose;

    @Option(names = "--json", description = "With --version: print one JSON document.")
    private boolean json;

    private Main() {
    }

    /** Version of the program. */
    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {VersionPage.line()};
        }
    }

    /** Runs a command line; gives the exit code of the process. Called by the start of the installation. */
    public static int run(String[] args) {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionStrategy(main::execute);
        line.setExecutionExceptionHandler((e, command, parsed) -> report(e));
        line.setParameterExceptionHandler(Main::reportUse);
        PrintStream err = System.err;
        try {
            return line.execute(args);
        } finally {
            System.setErr(err);
        }
    }

    /** Asked for the version and more, in any order of the options, or for what its command does. */
    private int execute(ParseResult parsed) {
        boolean more = verbose || json;
        if (more && (!parsed.isVersionHelpRequested() || parsed.hasSubcommand())) {
            throw new ParameterException(spec.commandLine(),
                    (verbose ? "--verbose" : "--json") + " belongs to --version here; else it goes behind the command");
        }
        if (!more) {
            return new CommandLine.RunLast().execute(parsed);
        }
        if (json) {
            VersionPage.json(verbose);
        } else {
            VersionPage.print();
        }
        return ExitCode.WELL;
    }

    /** Without a command: the help. */
    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    private static int reportUse(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        if (command.getParent() == null && isMissingFile(args[0])) {
            System.err.println("operando: no such file: " + args[0]);
            return ExitCode.WRONG;
        }
        System.err.println("operando: " + e.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
            System.err.println("Try 'operando" + (command.getParent() == null ? "" : " " + command.getCommandName())
                    + " --help'.");
        }
        return ExitCode.WRONG;
    }

    /** A file is opened in the window by its name alone; one that is not there looks like a wrong command. */
    private static boolean isMissingFile(String argument) {
        return argument.matches("[^-].*\\.ya?ml|[^-]*[/\\\\].*") && !new File(argument).exists();
    }

    private static int report(Exception e) {
        if (e instanceof OperandoException expected) {
            System.err.println("operando: " + expected.getMessage());
            return ExitCode.WRONG;
        }
        System.err.println("operando: this is a fault of Operando's: " + e + "; details in " + keep(e));
        return ExitCode.FAULT;
    }

    private static String keep(Exception e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        try {
            Path file = Path.of(System.getProperty("operando.cache", ".")).resolve("fault.log");
            Files.writeString(file, text.toString());
            return file.toString();
        } catch (IOException unwritable) {
            return "\n" + text;
        }
    }
}
