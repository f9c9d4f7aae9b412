// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command line that does what the Run button does. */
public final class CommandLine {
    private CommandLine() {
    }

    /**
     * The command for a shell.
     * @param study the study file
     * @param results where results go
     * @param only measurements and steps to be done; empty for all
     */
    public static String run(Path study, Path results, List<String> only) {
        List<String> words = new ArrayList<>(List.of("operando", "run", study.toString(), "--results",
                results.toString()));
        for (String name : only) {
            words.add("--only");
            words.add(name);
        }
        return words.stream().map(CommandLine::quoted).collect(Collectors.joining(" "));
    }

    /** A word as a POSIX shell reads it back: within single quotes everything stands for itself but their end. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
