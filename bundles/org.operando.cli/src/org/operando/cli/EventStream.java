// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard error of a program that reads it: every line is a JSON document. What is written for people, by whatever part or
 * plug-in, becomes an event {@code message}.
 */
final class EventStream extends OutputStream {
    private final PrintStream out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private EventStream(PrintStream out) {
        this.out = out;
    }

    static PrintStream on(PrintStream out) {
        return new PrintStream(new EventStream(out), false, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int b) {
        if (b != '\n') {
            line.write(b);
            return;
        }
        String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        if (!text.isEmpty()) {
            out.println(text.startsWith(ProgressPrinter.EVENT) ? text : ProgressPrinter.message(text));
        }
    }
}
