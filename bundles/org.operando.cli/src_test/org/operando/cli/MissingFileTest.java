// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A file that is to be opened and is not there. */
class MissingFileTest {
    private static String said(String... line) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setErr(err);
            assertEquals(ExitCode.WRONG, Main.run(line));
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void isNamedInOneLine() {
        assertEquals("operando: no such file: nowhere.study.yaml" + System.lineSeparator(), said("nowhere.study.yaml"));
        assertEquals("operando: no such file: some/folder" + System.lineSeparator(), said("some/folder"));
        assertTrue(said("frobnicate").startsWith("operando: Unmatched argument"));
    }
}
