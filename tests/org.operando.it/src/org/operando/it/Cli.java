// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.operando.cli.Main;

/**
 * What a command line gave.
 * @param exit exit code
 * @param out standard output
 * @param err standard error
 */
record Cli(int exit, String out, String err) {
    /** Runs a command line in this framework with both streams caught. */
    static Cli run(Object... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream caughtOut = new ByteArrayOutputStream();
        ByteArrayOutputStream caughtErr = new ByteArrayOutputStream();
        System.setOut(new PrintStream(caughtOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(caughtErr, true, StandardCharsets.UTF_8));
        try {
            int exit = Main.run(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
            return new Cli(exit, caughtOut.toString(StandardCharsets.UTF_8),
                    caughtErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** A file of the checkout. */
    static Path home(String path) {
        return Path.of(System.getProperty("operando.home")).resolve(path).normalize();
    }

    /** Standard output as one JSON document; anything else beside it is an error. */
    Json json() {
        return Json.of(out);
    }

    /** All that a failed assertion should show. */
    @Override
    public String toString() {
        return "exit " + exit + "\nout: " + out + "\nerr: " + err;
    }
}
