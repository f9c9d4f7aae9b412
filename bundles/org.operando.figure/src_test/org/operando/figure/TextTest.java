// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class TextTest {
    private final List<String> reports = new ArrayList<>();

    @Test
    void widthsAreThoseOfAwtInAllFaces() {
        String text = "Intensity (counts) 2θχφωλεσΔµβ Å ° − ± × · ≤ ≥ ≈ ∞ √ ∂ – — … ½ α γ Ω ‰ VATo 0123456789";
        for (Face face : Face.values()) {
            Font font = Recorder.font(face).deriveFont(1000f);
            double awt = font.getStringBounds(text, new FontRenderContext(null, true, true)).getWidth();
            // AWT rounds advances to 1/64 of its own units; without kerning nothing else differs
            assertEquals(awt, FontFile.of(face).width(text, 1000), 1e-3 * awt, face.name());
        }
    }

    @Test
    void markupGivesRunsOfFacesAndLevels() {
        RichText text = RichText.of("*Q* (Å^{−1})", Face.REGULAR, 10, reports::add);

        assertEquals(List.of("Q", " (Å", "−1", ")"), text.runs().stream().map(RichText.Run::text).toList());
        assertEquals(List.of(Face.ITALIC, Face.REGULAR, Face.REGULAR, Face.REGULAR),
                text.runs().stream().map(RichText.Run::face).toList());
        assertEquals(7, text.runs().get(2).size(), "0.7 of the size");
        assertEquals(3.3, text.runs().get(2).rise(), 1e-12, "raised by a third");
        assertEquals(text.runs().get(3).dx() + FontFile.of(Face.REGULAR).width(")", 10), text.width(), 1e-9);
    }

    @Test
    void superscriptCharactersAreDrawnAsScripts() {
        RichText text = RichText.of("mAh g⁻¹ H₂O", Face.REGULAR, 10, reports::add);

        assertEquals(List.of("mAh g", "−1", " H", "2", "O"), text.runs().stream().map(RichText.Run::text).toList());
        assertTrue(text.runs().get(1).rise() > 0 && text.runs().get(3).rise() < 0);
        assertEquals(List.of(), reports);
    }

    @Test
    void starsWithoutPartnerAndUnderscoresAreThemselves() {
        assertEquals("cell_3* a * b ^ {x", joined("cell_3* a * b ^ {x"));
        assertEquals("x^{2", joined("x^{2"));
        assertEquals("", joined(""));
    }

    @Test
    void aMissingGlyphIsReplacedAndReported() {
        assertEquals("cell ? ?", joined("cell 漢 \uD83D\uDE00"));
        assertEquals(2, reports.size());
        assertTrue(reports.get(0).contains("U+6F22") && reports.get(1).contains("U+1F600"), reports.toString());
    }

    @Test
    void charactersOfTheSameMeaningStandIn() {
        assertEquals("Å Ω ||", joined("\u212b \u2126 ∥"));
        assertEquals(List.of(), reports);
    }

    @Test
    void noTextIsSmallerThanFivePoints() {
        for (RichText.Run run : RichText.of("10^{−3}_{a}", Face.REGULAR, 6, reports::add).runs()) {
            assertTrue(run.size() >= 5, run.toString());
        }
    }

    @Test
    void widthOfAMissingGlyphIsAnErrorOfTheCaller() {
        assertThrows(IllegalArgumentException.class, () -> FontFile.of(Face.BOLD).width("漢", 8));
    }

    private String joined(String markup) {
        StringBuilder joined = new StringBuilder();
        RichText.of(markup, Face.REGULAR, 8, reports::add).runs().forEach(run -> joined.append(run.text()));
        return joined.toString();
    }
}
