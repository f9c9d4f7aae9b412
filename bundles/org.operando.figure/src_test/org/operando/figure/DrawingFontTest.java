// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed must leave no fonts behind: all runs share those of the user's cache. */
class DrawingFontTest {
    private static final byte[] FONT = {0, 1, 0, 0, 7};

    @TempDir
    Path folder;

    @Test
    void theCacheHoldsEachFontOnceUnderItsHash() throws Exception {
        Path first = DrawingFont.file(Optional.of(folder), FONT);
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(first, longAgo);

        Path again = DrawingFont.file(Optional.of(folder), FONT);

        assertEquals(first, again);
        assertEquals(longAgo, Files.getLastModifiedTime(again), "not written again");
        assertTrue(first.getFileName().toString().matches("[0-9a-f]{64}\\.ttf"), first.toString());
        try (Stream<Path> all = Files.walk(folder)) {
            assertEquals(List.of(first), all.filter(Files::isRegularFile).toList());
        }
    }

    @Test
    void aFontThatIsNotWhatItsNameSaysIsReplaced() throws Exception {
        Path file = DrawingFont.file(Optional.of(folder), FONT);
        Files.write(file, new byte[] {1, 2, 3});

        DrawingFont.file(Optional.of(folder), FONT);

        assertArrayEquals(FONT, Files.readAllBytes(file));
    }

    @Test
    void withoutACacheThatCanBeWrittenItIsATemporaryFile() throws Exception {
        Path taken = Files.createFile(folder.resolve("file"));

        Path file = DrawingFont.file(Optional.of(taken), FONT);

        assertArrayEquals(FONT, Files.readAllBytes(file));
        Files.delete(file);
    }
}
