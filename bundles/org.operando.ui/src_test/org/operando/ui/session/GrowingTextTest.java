// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingTextTest {
    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("journal.jsonl");
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void eachLineComesOnceAndOnlyWhenItIsWhole() throws Exception {
        GrowingText text = new GrowingText(file, 1000);
        assertEquals(List.of(), text.more(), "there is no file yet");

        append("one\ntwo\nthr");
        assertEquals(List.of("one", "two"), text.more());
        assertEquals(List.of(), text.more());
        append("ee\n");
        assertEquals(List.of("three"), text.more());
    }

    @Test
    void ofALongFileTheLastWholeLinesAreRead() throws Exception {
        append("first line\nsecond line\nthird line\n");

        assertEquals(List.of("third line"), new GrowingText(file, 14).more());
    }

    @Test
    void aLineThatWasBegunBeforeIsNotTakenForAWholeOne() throws Exception {
        append("a very long first line");
        GrowingText text = new GrowingText(file, 4);
        assertEquals(List.of(), text.more());

        append(" that ends here\nnext\n");

        assertEquals(List.of("next"), text.more());
    }

    @Test
    void aFileThatIsNewOrGoneBeginsAgain() throws Exception {
        GrowingText text = new GrowingText(file, 1000);
        append("old one\nold two\n");
        text.more();

        Files.writeString(file, "new\n");
        assertEquals(List.of("new"), text.more());
        Files.delete(file);
        assertEquals(List.of(), text.more());
        append("again\n");
        assertEquals(List.of("again"), text.more());
    }

    @Test
    void aLineWithoutEndIsPassedOver() throws Exception {
        GrowingText text = new GrowingText(file, Long.MAX_VALUE);
        append("x".repeat(3 << 20));
        for (int i = 0; i < 4; i++) {
            assertEquals(List.of(), text.more());
        }
        append("end\nafter\n");

        assertEquals(List.of("after"), text.more());
    }

    @Test
    void charactersOfSeveralBytesAreKept() throws Exception {
        GrowingText text = new GrowingText(file, 1000);
        append("2\u03b8 = 5\u00b0\n");

        assertEquals(List.of("2\u03b8 = 5\u00b0"), text.more());
    }
}
