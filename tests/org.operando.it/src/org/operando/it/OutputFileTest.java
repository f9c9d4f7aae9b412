// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Raw data and files of others are never overwritten. */
class OutputFileTest {
    private static final Path PATTERN = Path.of(System.getProperty("operando.home"),
            "examples/li-mo-operando/raw/patterns/operando_001.xy");

    @TempDir
    private Path folder;

    private Cli apply(Path input, Path output) {
        return Cli.run("apply", "powder.peak", input, "--set", "from=14.05 deg", "--set", "to=14.85 deg", "-o", output);
    }

    @Test
    void anInputIsNotOverwritten() throws Exception {
        Path raw = Files.copy(PATTERN, folder.resolve("raw.nxs"));

        Cli cli = apply(raw, raw);

        assertEquals(2, cli.exit());
        assertTrue(cli.err().contains("is one of the inputs"), cli.err());
        assertArrayEquals(Files.readAllBytes(PATTERN), Files.readAllBytes(raw));
    }

    @Test
    void aForeignFileIsNotOverwrittenButAResultIs() throws Exception {
        Path foreign = Files.writeString(folder.resolve("thesis.nxs"), "x");
        Path result = folder.resolve("peak.nxs");

        assertEquals(2, apply(PATTERN, foreign).exit());
        assertEquals("x", Files.readString(foreign));
        assertEquals(0, apply(PATTERN, result).exit());
        assertEquals(0, apply(PATTERN, result).exit());
        assertEquals(2, Cli.run("convert", PATTERN, "-o", folder.resolve("nowhere/x.csv")).exit());
        assertTrue(Files.notExists(folder.resolve("nowhere")));
    }

    @Test
    void aResultIsKnownWhenItIsLookedAt() throws Exception {
        Path result = folder.resolve("peak.nxs");
        apply(PATTERN, result);

        Cli cli = Cli.run("inspect", result);

        assertEquals(0, cli.exit(), cli.err());
        assertTrue(cli.out().contains("position (deg)"), cli.out());
    }
}
