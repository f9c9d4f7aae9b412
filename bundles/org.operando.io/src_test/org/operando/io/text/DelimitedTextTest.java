// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operando.api.LoadException;

class DelimitedTextTest {
    private static final Path FILE = Path.of("log.csv");

    private static DelimitedText text(String content) {
        return new DelimitedText(FILE, content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsLinesOfAllEnds() {
        DelimitedText text = text("\ufeffa,b\r\n1,2\n\r3");

        assertTrue(text.advance());
        assertEquals(List.of("a", "b"), text.texts());
        assertTrue(text.advance());
        assertTrue(text.advance());
        assertTrue(text.isBlank());
        assertTrue(text.advance());
        assertEquals(4, text.line());
        assertFalse(text.hasLineEnd());
        assertFalse(text.advance());
    }

    @Test
    void readsNumbersWithEitherDecimalSign() throws LoadException {
        DelimitedText text = text("1.5;x\n-2,5e-3;\" 7 \"\n");
        text.form(';', ',');
        text.advance();
        LoadException e = assertThrows(LoadException.class, () -> text.number(0, "I"));
        assertTrue(e.getMessage().contains("column 'I'") && e.getMessage().contains("1.5"), e.getMessage());

        text.advance();

        assertEquals(-2.5e-3, text.number(0, "I"));
        assertEquals(7, text.number(1, "U"));
        assertTrue(Double.isNaN(text.number(2, "lacks")));
    }

    @Test
    void keepsSeparatorsAndMarksWithinQuotationMarks() {
        DelimitedText text = text("\"a, \"\"b\"\"\",c\n\"never closed, d\n");
        text.advance();

        assertEquals(List.of("a, \"b\"", "c"), text.texts());
        text.advance();
        assertEquals(1, text.cells());
    }

    @Test
    void decodesWindowsAndWideTexts() {
        DelimitedText windows = new DelimitedText(FILE, "µA,°C".getBytes(Charset.forName("windows-1252")));
        DelimitedText wide = new DelimitedText(FILE, "\ufeffµA,°C".getBytes(StandardCharsets.UTF_16LE));

        windows.advance();
        wide.advance();

        assertEquals(List.of("µA", "°C"), windows.texts());
        assertEquals(List.of("µA", "°C"), wide.texts());
    }

    @Test
    void whatIsNotAvailableIsNoNumber() throws LoadException {
        DelimitedText text = new DelimitedText(FILE, "N/A, N/A ,1".getBytes(StandardCharsets.US_ASCII));

        text.advance();

        assertTrue(Double.isNaN(text.number(0, "a")) && Double.isNaN(text.number(1, "b")));
        assertEquals(1, text.number(2, "c"));
    }
}
